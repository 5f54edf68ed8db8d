import type { Words } from "../../core/ports.ts";
import type { Block } from "../../core/reply.ts";
import { showCount } from "../../core/show.ts";
import { isSmall, maskCount } from "../../privacy/mask.ts";
import { type Gaps, gapsOf, type MappedService } from "./gaps.ts";
import type { ServicesMap } from "./shape.ts";
import { eachTier } from "./tiers.ts";

/** The map as a leader reads it: a finding, the services by tier, and where nothing is. Small counts are masked below `threshold`. */
export function showMap(words: Words, made: ServicesMap, threshold: number): Block[] {
  // That a service has more students than places would tell what is masked.
  const told = made.services.map((one) =>
    isSmall(one.served, threshold) ? { ...one, served: null } : one,
  );
  const gaps = gapsOf(made.tiers, made.sites, told);
  const warnings = warningsOf(words, gaps);
  return [
    { type: "heading", text: headingOf(words, made, gaps) },
    { type: "text", text: shareOf(words, made) },
    tableOf(words, made, threshold),
    ...(made.sites.length > 0 ? [gridOf(words, made)] : []),
    ...warnings.map((text): Block => ({ type: "notice", level: "warning", text })),
  ];
}

function headingOf(words: Words, { services, tiers }: ServicesMap, gaps: Gaps): string {
  if (gaps.tiers.length > 0) {
    const list = gaps.tiers.join(", ");
    return words("services-map.heading.tiers", { list, count: gaps.tiers.length });
  }
  if (gaps.sites.length > 0)
    return words("services-map.heading.sites", { count: gaps.sites.length });
  return words("services-map.heading.all", { services: services.length, tiers });
}

/** "Tier 1: 3 services (2 by the school, 1 by the community)." */
function shareOf(words: Words, { tiers, services }: ServicesMap): string {
  return eachTier(tiers)
    .map((tier) => {
      const here = services.filter((one) => one.tier === tier);
      const by = (side: string) => here.filter((one) => one.by === side).length;
      const who = [
        ...(by("school") > 0 ? [words("services-map.by.school", { count: by("school") })] : []),
        ...(by("community") > 0
          ? [words("services-map.by.community", { count: by("community") })]
          : []),
        ...(by("both") > 0 ? [words("services-map.by.both", { count: by("both") })] : []),
      ].join(", ");
      return words("services-map.tier-line", { tier, count: here.length, who: who || "none" });
    })
    .join("\n");
}

function tableOf(words: Words, { services }: ServicesMap, threshold: number): Block {
  const unknown = words("services-map.unknown");
  const sorted = services.toSorted((a, b) => a.tier - b.tier);
  return {
    type: "table",
    caption: words("services-map.table.caption"),
    columns: [
      { label: words("services-map.table.service") },
      { label: words("services-map.table.tier"), align: "right" },
      { label: words("services-map.table.provider") },
      { label: words("services-map.table.sites") },
      { label: words("services-map.table.capacity"), align: "right" },
      { label: words("services-map.table.served"), align: "right" },
      { label: words("services-map.table.money") },
    ],
    rows: sorted.map((one) => [
      one.service,
      showCount(one.tier),
      providerOf(words, one) ?? unknown,
      one.sites.join(", ") || unknown,
      one.capacity === null ? unknown : showCount(one.capacity),
      one.served === null ? unknown : maskCount(one.served, threshold, words),
      one.money ?? unknown,
    ]),
  };
}

function providerOf(words: Words, { by, provider }: MappedService): string | undefined {
  const side = by === null ? undefined : sideName(words, by);
  if (provider === null) return side;
  return side === undefined ? provider : `${provider} (${side})`;
}

function sideName(words: Words, by: string): string {
  if (by === "school") return words("services-map.side.school");
  if (by === "community") return words("services-map.side.community");
  return by === "both" ? words("services-map.side.both") : by;
}

/** How many services each site has in each tier. */
function gridOf(words: Words, { tiers, sites, services }: ServicesMap): Block {
  const count = (site: string, tier: number) =>
    services.filter(
      (one) =>
        one.tier === tier && one.sites.some((name) => name.toLowerCase() === site.toLowerCase()),
    ).length;
  return {
    type: "table",
    caption: words("services-map.grid.caption"),
    columns: [
      { label: words("services-map.grid.site") },
      ...eachTier(tiers).map((tier) => ({
        label: words("services-map.grid.tier", { tier }),
        align: "right" as const,
      })),
    ],
    rows: sites.map((site) => [
      site,
      ...eachTier(tiers).map((tier) => showCount(count(site, tier))),
    ]),
  };
}

function warningsOf(words: Words, gaps: Gaps): string[] {
  const { tiers, sites, partly, twice, over, nowhere } = gaps;
  const list = (all: string[]) => all.join(", ");
  return [
    ...tiers.map((tier) => words("services-map.gap.tier", { tier })),
    ...(sites.length > 0 ? [words("services-map.gap.sites", { sites: list(sites) })] : []),
    ...partly.map((one) =>
      words("services-map.gap.partly", {
        ...{ site: one.site, count: one.tiers.length, tiers: one.tiers.join(", ") },
      }),
    ),
    ...twice.map((one) =>
      words("services-map.gap.twice", { ...one, providers: list(one.providers) }),
    ),
    ...(over.length > 0 ? [words("services-map.gap.over", { services: list(over) })] : []),
    ...(nowhere.length > 0 ? [words("services-map.gap.nowhere", { services: list(nowhere) })] : []),
  ];
}
