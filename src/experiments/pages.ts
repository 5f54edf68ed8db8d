import type { Brief, Cohort } from "../core/records.ts";
import { showDate } from "../core/show.ts";
import { dayIn } from "../core/time.ts";
import type { Page } from "./card.ts";
import { needed, type ToolDeps } from "./deps.ts";
import { maskedMeasure, measuredOf } from "./measured.ts";

/** Puts around a brief what its readers need: who wrote it, where, when, and the numbers they may see. */
export function createPages({ store: { reads }, words, reports }: ToolDeps) {
  const report = needed(reports, "brief");

  async function frame(brief: Brief): Promise<Omit<Page, "measured">> {
    const author = await reads.person(brief.personId);
    const district = brief.districtId ? await reads.district(brief.districtId) : undefined;
    const someone = words("experiment.someone");
    return {
      ...{ brief, report, author: author?.name ?? someone, district: district?.name ?? someone },
      day: showDate(dayIn(author?.zone ?? "UTC", brief.createdAt)),
    };
  }

  return {
    /** As its own district sees it: everything. */
    own: async (brief: Brief): Promise<Page> => ({
      ...(await frame(brief)),
      measured: measuredOf(brief.fields, words),
    }),
    /** As other districts see it: small counts hidden. */
    shared: async (brief: Brief, { threshold }: Cohort): Promise<Page> => ({
      ...(await frame(brief)),
      measured: maskedMeasure(brief.fields, threshold, words),
    }),
  };
}
