import { UserError } from "../../core/errors.ts";
import type { Words } from "../../core/ports.ts";
import type { Answers, Cells } from "../checklist.ts";
import type { Around } from "../document/around.ts";
import { type DocumentDeps, type DocumentTool, documentTool } from "../document/document-tool.ts";
import { asNumber, asText, numberOf, rowsOf, severalOf } from "../given.ts";
import { rowsFromServices } from "./from-services.ts";
import { gapsOf, type MappedService } from "./gaps.ts";
import { type ServicesMap, servicesMapShape } from "./shape.ts";
import { showMap } from "./show.ts";
import { MOST_TIERS, tiersOf, USUAL_TIERS } from "./tiers.ts";

/** Services by tier and site, with where there are none; the map that money is laid on later. */
export function servicesMapTool(deps: DocumentDeps): DocumentTool {
  const { words } = deps;
  return documentTool<ServicesMap>(
    {
      name: "services-map",
      shape: servicesMapShape,
      gated: true,
      prefill,
      check: ({ id }, answers) => faultAt(words, id, answers),
      make(answers) {
        const fault = faultAt(words, "tiers", answers) ?? faultAt(words, "services", answers);
        if (fault) throw new UserError(fault, { field: "services" });
        return {
          tiers: numberOf(answers, "tiers") ?? USUAL_TIERS,
          sites: severalOf(answers, "sites"),
          services: rowsOf(answers, "services").map(serviceOf),
        };
      },
      show: (made) => showMap(words, made, 0),
      page: (made, { threshold }) => showMap(words, made, threshold),
      facts({ tiers, sites, services }) {
        const gaps = gapsOf(tiers, sites, services);
        return { tiers, sites: sites.length, services: services.length, emptyTiers: gaps.tiers };
      },
    },
    deps,
  );
}

function serviceOf(row: Cells): MappedService {
  const sites = Array.isArray(row.sites) ? row.sites : [row.sites];
  return {
    ...{ service: asText(row.service) ?? "", tier: asNumber(row.tier) ?? 0 },
    ...{ by: asText(row.by) ?? null, provider: asText(row.provider) ?? null },
    sites: sites.filter((site): site is string => typeof site === "string"),
    ...{ capacity: asNumber(row.capacity) ?? null, served: asNumber(row.served) ?? null },
    money: asText(row.money) ?? null,
  };
}

function prefill(around: Around): Answers {
  const rows = rowsFromServices(around);
  return {
    tiers: { value: tiersOf(around) },
    ...(rows.length > 0 && { services: { value: { rows }, suggested: true } }),
  };
}

function faultAt(words: Words, step: string, answers: Answers): string | undefined {
  const tiers = numberOf(answers, "tiers") ?? USUAL_TIERS;
  if (step === "tiers" && (tiers < 1 || tiers > MOST_TIERS))
    return words("services-map.wrong.tiers", { most: MOST_TIERS });
  if (step !== "services") return undefined;
  const wrong = rowsOf(answers, "services").find(({ tier }) => {
    const given = asNumber(tier) ?? 0;
    return given < 1 || given > tiers;
  });
  if (!wrong) return undefined;
  const about = { tier: asNumber(wrong.tier) ?? 0, tiers, service: asText(wrong.service) ?? "" };
  return words("services-map.wrong.tier", about);
}
