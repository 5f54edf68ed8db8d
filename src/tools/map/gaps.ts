import { eachTier } from "./tiers.ts";

/** One service as it is mapped. Null: not known. `by`: "school", "community" or "both". */
export interface MappedService {
  service: string;
  tier: number;
  by: string | null;
  provider: string | null;
  /** Where it is offered; none means that nobody said. */
  sites: string[];
  capacity: number | null;
  served: number | null;
  money: string | null;
}

/** Where the map has holes. */
export interface Gaps {
  /** Tiers without any service. */
  tiers: number[];
  /** Sites where no service is known to be offered. */
  sites: string[];
  /** Sites that have a service, but none in these tiers, which have one elsewhere. */
  partly: { site: string; tiers: number[] }[];
  /** The same service in one tier and place, from several hands. */
  twice: { service: string; tier: number; providers: string[] }[];
  /** Services that serve more students than they have places for. */
  over: string[];
  /** Services of which nobody said where they are offered. */
  nowhere: string[];
}

const plain = (text: string) => text.trim().toLowerCase().replace(/\s+/g, " ");

/** Compares services across tiers and sites. A site counts by its name, however it is spelled in case. */
export function gapsOf(tiers: number, sites: string[], services: MappedService[]): Gaps {
  const all = eachTier(tiers);
  const at = (site: string) =>
    services.filter((one) => one.sites.some((name) => plain(name) === plain(site)));
  const empty = all.filter((tier) => !services.some((one) => one.tier === tier));
  const bare = sites.filter((site) => at(site).length === 0);
  const missing = (site: string) =>
    all.filter((tier) => !empty.includes(tier) && !at(site).some((one) => one.tier === tier));
  const partly = sites
    .filter((site) => !bare.includes(site))
    .map((site) => ({ site, tiers: missing(site) }))
    .filter((one) => one.tiers.length > 0);
  return {
    tiers: empty,
    sites: bare,
    partly,
    twice: doubles(services),
    over: services
      .filter(({ served, capacity }) => served !== null && capacity !== null && served > capacity)
      .map(({ service }) => service),
    nowhere:
      sites.length > 0 ? services.filter((s) => s.sites.length === 0).map((s) => s.service) : [],
  };
}

/** Services of one name and tier whose places overlap; a service without places overlaps with any. */
function doubles(services: MappedService[]): Gaps["twice"] {
  const overlap = (a: MappedService, b: MappedService) =>
    a.sites.length === 0 ||
    b.sites.length === 0 ||
    a.sites.some((site) => b.sites.some((other) => plain(other) === plain(site)));
  const same = (a: MappedService, b: MappedService) =>
    plain(a.service) === plain(b.service) && a.tier === b.tier && overlap(a, b);
  const seen: MappedService[] = [];
  return services.flatMap((one) => {
    if (seen.includes(one)) return [];
    const group = services.filter((other) => !seen.includes(other) && same(one, other));
    seen.push(...group);
    if (group.length < 2) return [];
    const providers = group.map(({ provider, by }) => provider ?? by ?? "?");
    return [{ service: one.service, tier: one.tier, providers }];
  });
}
