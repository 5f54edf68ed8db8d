import { round } from "../../../core/show.ts";
import { split } from "../split.ts";
import { type Concentration, concentration, type Shortfall, shortfall } from "./braid.ts";
import { plainName } from "./same-source.ts";
import type { FundingMap, FundingSource } from "./shape.ts";

/** One source with all it pays, in dollars, and its share of all money in percent. */
export interface PaidSource extends FundingSource {
  amount: number;
  share: number;
}

/** What a funding map shows. */
export interface Findings {
  total: number;
  /** Every source that was named, in the order of the services. */
  sources: PaidSource[];
  kinds: { kind: string; amount: number; share: number }[];
  /** Undefined while no amount is known. */
  braid: Concentration | undefined;
  /** Lines with a source whose amount is not known. */
  unknown: number;
  unpaid: string[];
  /** Services that one source alone pays for. */
  single: { service: string; source: string }[];
  /** Tiers without any paid service. */
  empty: string[];
  short: (Shortfall & { source: string; pct: number; by?: string }) | undefined;
}

const TIERS = ["1", "2", "3"];

/** Works out shares, gaps and risks of a funding map. */
export function findingsOf(map: FundingMap): Findings {
  const sources = sourcesOf(map);
  const total = round(
    sources.reduce((sum, { amount }) => sum + amount, 0),
    2,
  );
  const braid = concentration(sources.map(({ amount }) => amount));
  const paid = sources.map((one, at) => ({ ...one, share: braid?.shares[at] ?? 0 }));
  const funded = new Set(map.lines.flatMap(({ tier, source }) => (source ? [tier] : [])));
  return {
    ...{ total, braid, sources: paid, kinds: kindsOf(paid), ...coverOf(map) },
    unknown: map.lines.filter(({ source, amount }) => source && amount === undefined).length,
    empty: funded.has("all") ? [] : TIERS.filter((tier) => !funded.has(tier)),
    short: shortOf(map, total, sources),
  };
}

/** Named in the lines or with terms of their own; one that is only in the lines has no terms yet. */
function sourcesOf({ lines, sources }: FundingMap): Omit<PaidSource, "share">[] {
  const found = new Map<string, Omit<PaidSource, "share">>();
  for (const { source, amount = 0 } of lines) {
    if (!source) continue;
    const key = plainName(source);
    const before = found.get(key);
    const terms = sources.find(({ name }) => plainName(name) === key);
    found.set(key, { name: source, ...terms, amount: (before?.amount ?? 0) + amount });
  }
  for (const source of sources)
    if (!found.has(plainName(source.name)))
      found.set(plainName(source.name), { ...source, amount: 0 });
  return [...found.values()];
}

/** By kind, the largest first; "" where the kind is not known. */
function kindsOf(sources: PaidSource[]) {
  const sums = new Map<string, number>();
  for (const { kind = "", amount } of sources) sums.set(kind, (sums.get(kind) ?? 0) + amount);
  const all = [...sums].filter(([, amount]) => amount > 0).sort(([, a], [, b]) => b - a);
  const amounts = all.map(([, amount]) => amount);
  const shares = split(100, amounts, 1) ?? [];
  return all.map(([kind, amount], at) => ({ kind, amount, share: shares[at] ?? 0 }));
}

function coverOf({ lines }: FundingMap): Pick<Findings, "unpaid" | "single"> {
  const services = new Map<string, { service: string; sources: Map<string, string> }>();
  for (const { service, source } of lines) {
    const key = plainName(service);
    const one = services.get(key) ?? { service, sources: new Map<string, string>() };
    if (source) one.sources.set(plainName(source), source);
    services.set(key, one);
  }
  const all = [...services.values()];
  return {
    unpaid: all.flatMap(({ service, sources }) => (sources.size === 0 ? [service] : [])),
    single: all.flatMap(({ service, sources }) => {
      const [only, ...others] = sources.values();
      return only !== undefined && others.length === 0 ? [{ service, source: only }] : [];
    }),
  };
}

function shortOf(
  { short }: FundingMap,
  total: number,
  sources: { name: string; amount: number }[],
) {
  if (!short) return undefined;
  const amountOf = (name: string | undefined) =>
    sources.find((one) => name !== undefined && plainName(one.name) === plainName(name))?.amount;
  const amount = amountOf(short.source);
  // Of an amount that nobody knows nothing can be missing.
  if (!amount) return undefined;
  const other = amountOf(short.by);
  return { ...short, ...shortfall({ total, amount, pct: short.pct, other }) };
}
