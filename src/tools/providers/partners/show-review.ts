import type { Words } from "../../../core/ports.ts";
import type { Block } from "../../../core/reply.ts";
import { showDate } from "../../../core/show.ts";
import type { Around } from "../../document/around.ts";
import { POINT_WORDS, scoreOf, UNKNOWN } from "../rating/point.ts";
import type { Review } from "./review-shape.ts";

type Item = Review["items"][number];

const ITEM_WORDS: Record<Item["id"], string> = {
  effective: "partner-review.item.effective",
  "goals-closer": "partner-review.item.goals-closer",
  useful: "partner-review.item.useful",
  fits: "partner-review.item.fits",
};
const TITLES: Record<Review["decision"], string> = {
  keep: "partner-review.title.keep",
  improve: "partner-review.title.improve",
  end: "partner-review.title.end",
};
const DECISIONS: Record<Review["decision"], string> = {
  keep: "partner-review.decision.keep",
  improve: "partner-review.decision.improve",
  end: "partner-review.decision.end",
};

/** The decision, what it rests on, and what follows. */
export function showReview(made: Review, { words }: Around): Block[] {
  const { provider, decision, items } = made;
  const named = (some: Item[]) =>
    some.map(({ id }) => words(ITEM_WORDS[id]).replace(/\.$/, "")).join("; ");
  const against = items.filter(({ point }) => (scoreOf(point) ?? 0) < 0);
  const unknown = items.filter(({ point }) => point === UNKNOWN);
  return [
    { type: "heading", text: words(TITLES[decision], { provider }) },
    { type: "text", text: linesOf(made, words).join("\n") },
    {
      ...{ type: "table", caption: words("partner-review.caption") },
      columns: [
        { label: words("partner-review.column.item") },
        { label: words("partner-review.column.point") },
      ],
      rows: items.map(({ id, point }) => [words(ITEM_WORDS[id]), words(POINT_WORDS[point])]),
    },
    ...(decision === "keep" && against.length > 0
      ? [notice("warning", words("partner-review.against", { list: named(against) }))]
      : []),
    ...(unknown.length > 0
      ? [notice("info", words("partner-review.unknown", { list: named(unknown) }))]
      : []),
  ];
}

const notice = (level: "info" | "warning", text: string): Block => ({
  type: "notice",
  level,
  text,
});

function linesOf(made: Review, words: Words): string[] {
  const { reviewedOn, owner, tookPart, before, works, better, decision, improve, by, next } = made;
  const names = tookPart.map(({ name }) => name).join(", ");
  return [
    words("partner-review.summary", { day: showDate(reviewedOn), owner: owner.name }),
    ...(names ? [words("partner-review.took-part", { names })] : []),
    ...(before
      ? [
          words("partner-review.before", {
            ...{ day: showDate(before.day), decision: words(DECISIONS[before.decision]) },
          }),
        ]
      : []),
    ...(works ? [words("partner-review.works", { said: works })] : []),
    ...(better ? [words("partner-review.better", { said: better })] : []),
    ...(decision === "improve" && improve && by
      ? [words("partner-review.improve", { day: showDate(by), what: improve })]
      : []),
    ...(decision === "end" && by ? [words("partner-review.end", { day: showDate(by) })] : []),
    ...(next ? [words("partner-review.next", { day: showDate(next) })] : []),
  ];
}
