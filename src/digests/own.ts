import type { Call } from "../core/command.ts";
import { UserError } from "../core/errors.ts";
import type { Member } from "../core/reads.ts";
import type { District, Release } from "../core/records.ts";
import type { Block, OwnView, Reply, Table } from "../core/reply.ts";
import { tableInWords } from "../core/reply.ts";
import { showMonth } from "../core/show.ts";
import { measured, showMeasure } from "../metrics/measured.ts";
import type { DigestDeps } from "./deps.ts";
import { keptOf } from "./gather.ts";

const ASKED = /^own (\S{1,80})$/;

/** Leads see their own district's numbers under the digest, each their own, where a platform can show that. */
export function ownFor(members: Member[], releaseId: string): { own?: OwnView } {
  const people = members
    .filter(({ membership }) => membership.role === "lead" && membership.districtId !== null)
    .map(({ person }) => person.id);
  return people.length > 0 ? { own: { name: "digest", args: `own ${releaseId}`, people } } : {};
}

/**
 * The digest as it was posted, word for word, and under it what the asker's own district reported. Nothing
 * is worked out anew: a total of today beside the one that was posted would tell whose number changed.
 */
export function createOwnDigest({ store: { reads }, words, metrics }: DigestDeps) {
  async function find(call: Call, id: string): Promise<{ release: Release; district: District }> {
    for (const { cohortId, districtId, role } of await reads.memberships(call.who.person.id)) {
      if (role !== "lead" || !districtId) continue;
      const release = (await reads.releases(cohortId)).find((one) => one.id === id);
      const district = release && (await reads.district(districtId));
      if (district) return { release, district };
    }
    throw new UserError(words("digest.own-gone"), { reason: "gone" });
  }

  async function numbersOf({ period }: Release, { id, name }: District): Promise<Table> {
    const rows: string[][] = [];
    for (const metric of metrics.values()) {
      const observation = await reads.observation(id, metric.id, period);
      for (const { measure, value } of observation ? measured(metric, observation) : [])
        if (value !== null) rows.push([measure.label, showMeasure(value, measure)]);
    }
    return {
      type: "table",
      caption: words("digest.own", { district: name, month: showMonth(period) }),
      columns: [
        { label: words("digest.column.measure") },
        { label: words("digest.column.own"), align: "right" },
      ],
      rows,
    };
  }

  return async function look(call: Call, args: string): Promise<Reply> {
    const [, id = ""] = ASKED.exec(args) ?? [];
    const { release, district } = await find(call, id);
    const said = keptOf(release)?.said;
    if (!said) throw new UserError(words("digest.own-gone"), { reason: "gone" });
    const table = await numbersOf(release, district);
    const none = words("digest.own-none", { district: district.name });
    const own: Block[] = table.rows.length > 0 ? [table] : [{ type: "text", text: none }];
    const lines = table.rows.length > 0 ? tableInWords(table) : [none];
    return {
      text: [said.text, ...lines].join("\n"),
      blocks: [...(said.blocks ?? []), { type: "divider" }, ...own],
      data: { type: "digest-own", period: release.period, districtId: district.id },
    };
  };
}
