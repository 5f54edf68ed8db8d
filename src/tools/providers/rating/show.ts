import type { Words } from "../../../core/ports.ts";
import type { Block } from "../../../core/reply.ts";
import { showDate, showPct } from "../../../core/show.ts";
import type { Around } from "../../document/around.ts";
import { judge, type Standing } from "./judge.ts";
import { POINT_WORDS, UNKNOWN } from "./point.ts";
import { type Rated, type Rating, VERDICT_WORDS } from "./rating.ts";

/** The rule with its numbers, and what it suggests. */
export function sayStanding(words: Words, standing: Standing, share: number): string[] {
  const { must, nice, pct, suggested, why } = standing;
  const bar = { pct: showPct(pct), share: showPct(share) };
  return [
    words("rating.standing", { ...must, ...bar }),
    ...(nice.total > 0 ? [words("rating.standing-nice", { ...nice, agreed: nice.met })] : []),
    words("rating.suggests", { verdict: words(VERDICT_WORDS[suggested]), why }),
  ];
}

/** The rating for the district's own people: the judgment, how the rule came out, and what is unknown. */
export function showRating(made: Rating, { words }: Around): Block[] {
  const { provider, by, ratedOn, version, share, ratings, verdict } = made;
  const standing = judge(ratings, share);
  const said = words(verdict ? VERDICT_WORDS[verdict] : "rating.no-verdict");
  const who = { name: by.name, day: showDate(ratedOn), version };
  const lines = [words("rating.by", who), ...sayStanding(words, standing, share)];
  const named = (rated: Rated[]) => rated.map(({ text }) => bare(text)).join("; ");
  const unknown = ratings.filter(({ point }) => point === UNKNOWN);
  const skipped = ratings.filter(({ point }) => point === undefined);
  return [
    { type: "heading", text: words("rating.title", { provider, verdict: said }) },
    { type: "text", text: lines.join(" ") },
    ...(verdict ? [match(words, verdict, standing)] : []),
    ...(["must", "nice"] as const).flatMap((kind) => tableOf(words, ratings, kind)),
    ...(unknown.length > 0 ? [note(words("rating.unknown", { list: named(unknown) }))] : []),
    ...(skipped.length > 0 ? [note(words("rating.skipped", { list: named(skipped) }))] : []),
  ];
}

const note = (text: string): Block => ({ type: "notice", level: "info", text });

/** "Speaks Spanish." → "Speaks Spanish", for lists in a sentence. */
const bare = (text: string) => text.replace(/\.$/, "");

function match(words: Words, verdict: Rating["verdict"] & {}, standing: Standing): Block {
  const { suggested, why } = standing;
  if (verdict === suggested)
    return { type: "notice", level: "success", text: words("rating.agrees") };
  const said = {
    verdict: words(VERDICT_WORDS[verdict]),
    suggested: words(VERDICT_WORDS[suggested]),
  };
  return { type: "notice", level: "warning", text: words("rating.differs", { ...said, why }) };
}

function tableOf(words: Words, ratings: Rated[], kind: Rated["kind"]): Block[] {
  const rows = ratings
    .filter((one) => one.kind === kind)
    .map(({ text, point, evidence }) => [
      text,
      point ? words(POINT_WORDS[point]) : words("rating.not-rated"),
      evidence ?? "–",
    ]);
  if (rows.length === 0) return [];
  const caption = words(kind === "must" ? "rating.caption.must" : "rating.caption.nice");
  const columns = [
    { label: words("rating.column.criterion") },
    { label: words("rating.column.point") },
    { label: words("rating.column.evidence") },
  ];
  return [{ type: "table", caption, columns, rows }];
}
