import type { Words } from "../../../core/ports.ts";
import type { Block } from "../../../core/reply.ts";
import { showPct } from "../../../core/show.ts";
import type { Criteria } from "../criteria/criterion.ts";
import type { Verdict } from "../rating/rating.ts";
import type { Spread, Standings } from "./overview.ts";

const VERDICTS: [Verdict, string][] = [
  ["exceeds", "compare.short.exceeds"],
  ["meets", "compare.short.meets"],
  ["does-not-meet", "compare.short.does-not-meet"],
];

/** All providers side by side, those that nobody rated named below. */
export function showAll(
  words: Words,
  { share, criteria }: Criteria,
  standings: Standings[],
  unrated: string[],
): Block[] {
  const total = (kind: "must" | "nice") => criteria.filter((one) => one.kind === kind).length;
  const of = ({ low, high }: Spread, count: number) =>
    words("compare.of", { range: low === high ? `${low}` : `${low}–${high}`, total: count });
  const rows = standings.map(({ provider, raters, must, unknown, nice, verdicts, suggested }) => [
    ...[provider, String(raters), counted(words, verdicts), counted(words, suggested)],
    ...[of(must, total("must")), of(unknown, total("must"))],
    total("nice") > 0 ? of(nice, total("nice")) : "–",
  ]);
  const columns = [
    { label: words("compare.column.provider") },
    { label: words("compare.column.raters"), align: "right" as const },
    { label: words("compare.column.verdicts") },
    { label: words("compare.column.suggested") },
    { label: words("compare.column.met"), align: "right" as const },
    { label: words("compare.column.must-unknown"), align: "right" as const },
    { label: words("compare.column.nice-met"), align: "right" as const },
  ];
  const text = words("compare.how", { share: showPct(share) });
  return [
    { type: "heading", text: words("compare.title-all", { count: standings.length }) },
    { type: "text", text },
    { type: "table", caption: words("compare.caption.all"), columns, rows },
    ...(unrated.length > 0
      ? [
          {
            ...{ type: "notice" as const, level: "info" as const },
            text: words("compare.unrated", { names: unrated.join(", ") }),
          },
        ]
      : []),
  ];
}

/** "meets 3, exceeds 1". */
function counted(words: Words, verdicts: Partial<Record<Verdict, number>>): string {
  const parts = VERDICTS.flatMap(([verdict, key]) => {
    const count = verdicts[verdict];
    return count ? [`${words(key)} ${count}`] : [];
  });
  return parts.join(", ") || "–";
}
