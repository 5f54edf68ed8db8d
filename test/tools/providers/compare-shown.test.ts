import { expect, it } from "vitest";
import { renderSlack } from "../../../adapters/slack/render.ts";
import { standingsOf } from "../../../src/tools/providers/compare/overview.ts";
import { showAll } from "../../../src/tools/providers/compare/show-all.ts";
import { showProvider } from "../../../src/tools/providers/compare/show-provider.ts";
import { sideBySide } from "../../../src/tools/providers/compare/side-by-side.ts";
import { POINTS } from "../../../src/tools/providers/rating/point.ts";
import type { Rating } from "../../../src/tools/providers/rating/rating.ts";
import { shipped } from "../../bot.ts";
import { checkMessage } from "../../slack/block-kit.ts";

/** As much as there can be: ten criteria of each kind, all as long as allowed, and twelve raters far apart. */
const criteria = Array.from({ length: 20 }, (_, at) => ({
  id: `c${at}`,
  kind: at < 10 ? ("must" as const) : ("nice" as const),
  text: `Criterion ${at} `.padEnd(159, "with many words "),
}));
const ratings = Array.from({ length: 12 }, (_, at): Rating => {
  const point = (n: number) => POINTS[(at + n) % POINTS.length] ?? "agree";
  return {
    ...{ provider: "Riverbend", by: { name: `Somebody Longname ${at}` }, ratedOn: "2026-11-16" },
    ...{ version: 1 + (at % 2), share: 75, verdict: "meets" },
    ratings: criteria.map((one, n) => ({ ...one, point: point(n) })),
  };
});

it("the largest comparison there can be is taken by Slack, whole", () => {
  const made = sideBySide("Riverbend", ratings, { version: 2, criteria });
  const names = Array.from({ length: 30 }, (_, at) => `Provider ${at}`);
  const newest = { version: 2, share: 75, repeated: [], criteria };
  const standings = names.flatMap((name) => standingsOf(name, ratings, newest) ?? []);
  for (const blocks of [
    showProvider(shipped.words, made),
    showAll(shipped.words, newest, standings, names),
  ]) {
    const messages = renderSlack({ text: "Comparison", blocks });
    for (const payload of messages) expect(checkMessage(payload)).toEqual([]);
    const sent = JSON.stringify(messages);
    for (const block of blocks)
      if (block.type === "table")
        for (const [first = ""] of block.rows) expect(sent).toContain(first.slice(0, 30));
  }
});
