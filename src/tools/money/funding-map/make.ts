import type { Answers, Cells } from "../../checklist.ts";
import { asNumber, asPeople, asText, numberOf, rowsOf, textOf } from "../../given.ts";
import { plainName, sourceNamed } from "./same-source.ts";
import type { FundingLine, FundingMap, FundingSource } from "./shape.ts";

/** The funding map that the answers make; what was left out is left out, never zero. */
export function makeFundingMap(answers: Answers): FundingMap {
  const lines = rowsOf(answers, "services").flatMap(lineOf);
  const sources = rowsOf(answers, "sources").flatMap(sourceOf);
  const names = namesIn(answers);
  const said = textOf(answers, "short-source");
  const source = said && sourceNamed(names, said);
  const pct = numberOf(answers, "short-pct");
  const by = sourceNamed(names, textOf(answers, "short-by") ?? "");
  const after = textOf(answers, "after");
  return {
    ...{ lines, sources },
    ...(after && { after }),
    ...(source && pct !== undefined && { short: { source, pct, ...(by && { by }) } }),
  };
}

/** Every source that the answers name so far, once. */
export function namesIn(answers: Answers): string[] {
  const all = [...rowsOf(answers, "services"), ...rowsOf(answers, "sources")];
  const names = all.flatMap((row) => asText(row.source) ?? []);
  return names.filter((name, at) => names.findIndex((one) => same(one, name)) === at);
}

const same = (a: string, b: string) => plainName(a) === plainName(b);

function lineOf(row: Cells): FundingLine[] {
  const service = asText(row.service);
  if (!service) return [];
  const source = asText(row.source);
  const amount = asNumber(row.amount);
  const use = asText(row.use);
  return [
    {
      ...{ service, tier: asText(row.tier) ?? "all" },
      ...(source && { source }),
      ...(amount !== undefined && { amount }),
      ...(use && { use }),
    },
  ];
}

/** The columns that are words or days, as they are called in the checklist and in what is kept. */
const TERMS = [
  ["kind", "kind"],
  ["restriction", "restriction"],
  ["from", "from"],
  ["until", "until"],
  ["pay-by", "payBy"],
] as const;

function sourceOf(row: Cells): FundingSource[] {
  const name = asText(row.source);
  if (!name) return [];
  const terms = TERMS.flatMap(([column, field]) => {
    const value = asText(row[column]);
    return value ? [[field, value]] : [];
  });
  const [owner] = asPeople(row.owner);
  return [
    {
      ...{ name, ...Object.fromEntries(terms) },
      ...(typeof row.renewable === "boolean" && { renewable: row.renewable }),
      ...(owner && { owner }),
    },
  ];
}
