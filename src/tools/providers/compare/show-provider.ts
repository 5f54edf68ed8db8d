import type { Words } from "../../../core/ports.ts";
import type { Block } from "../../../core/reply.ts";
import { POINT_WORDS, POINTS } from "../rating/point.ts";
import { VERDICT_WORDS } from "../rating/rating.ts";
import type { Compared, SideBySide } from "./side-by-side.ts";

/** Several raters of one provider: the judgments, the counts, who disagrees, and what to know about it. */
export function showProvider(words: Words, made: SideBySide): Block[] {
  const { provider, raters, criteria, verdicts, otherVersions, goneCriteria } = made;
  const apart = criteria.filter(({ disagreement }) => disagreement.length > 0);
  const counts = { provider, raters: raters.length, apart: apart.length };
  const lines = verdicts.map(({ verdict, names }) =>
    words("compare.verdict", {
      ...{ verdict: words(VERDICT_WORDS[verdict]), count: names.length, names: list(names) },
    }),
  );
  const notice = (level: "info" | "warning", text: string): Block => ({
    ...{ type: "notice", level, text },
  });
  return [
    { type: "heading", text: words("compare.title", counts) },
    { type: "text", text: [words("compare.raters", { names: list(raters) }), ...lines].join("\n") },
    ...(["must", "nice"] as const).flatMap((kind) => tableOf(words, criteria, kind)),
    ...disagreements(words, apart, raters.length),
    ...otherVersions.map((one) => notice("info", words("compare.other-version", one))),
    ...criteria.flatMap(({ criterion: { text }, notAsked }) =>
      notAsked.length > 0
        ? [notice("info", words("compare.not-asked", { text: bare(text), names: list(notAsked) }))]
        : [],
    ),
    ...(goneCriteria.length > 0
      ? [notice("info", words("compare.gone", { list: goneCriteria.map(bare).join("; ") }))]
      : []),
  ];
}

const list = (names: string[]) => names.join(", ");
const bare = (text: string) => text.replace(/\.$/, "");

/** One row a criterion; what nobody knows has a column of its own, apart from the scale. */
function tableOf(words: Words, all: Compared[], kind: "must" | "nice"): Block[] {
  const criteria = all.filter(({ criterion }) => criterion.kind === kind);
  if (criteria.length === 0) return [];
  const flag = words("compare.flag");
  const rows = criteria.map(({ criterion, counts, passedOver, disagreement }) => [
    disagreement.length > 0 ? `${flag} ${criterion.text}` : criterion.text,
    ...POINTS.map((point) => {
      const count = counts[point] + (point === "no-evidence" ? passedOver.length : 0);
      return count === 0 ? "–" : String(count);
    }),
  ]);
  const columns = [
    { label: words(kind === "must" ? "compare.column.must" : "compare.column.nice") },
    ...POINTS.map((point) => ({
      label: words(point === "no-evidence" ? "compare.column.unknown" : POINT_WORDS[point]),
      align: "right" as const,
    })),
  ];
  const caption = words(kind === "must" ? "compare.caption.must" : "compare.caption.nice");
  return [{ type: "table", caption, columns, rows }];
}

/** Who gave what, where points are two or more steps apart. */
function disagreements(words: Words, apart: Compared[], raters: number): Block[] {
  if (apart.length === 0) {
    const text = words(raters > 1 ? "compare.no-disagreement" : "compare.one-rater");
    return [{ type: "notice", level: "info", text }];
  }
  const fields = apart.map(({ criterion, disagreement }) => ({
    label: bare(criterion.text),
    value: disagreement
      .map(({ point, names }) => `${words(POINT_WORDS[point])}: ${list(names)}`)
      .join(" · "),
  }));
  return [
    {
      type: "notice",
      level: "warning",
      text: words("compare.disagreement", { count: apart.length }),
    },
    { type: "fields", fields },
  ];
}
