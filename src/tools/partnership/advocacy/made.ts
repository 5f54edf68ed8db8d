import { z } from "zod";
import { UserError } from "../../../core/errors.ts";
import type { FactCard } from "../../../library/card.ts";
import { citationOf } from "../../../library/cite.ts";
import { smallCounts } from "../../../privacy/small-counts.ts";
import type { Answers, Cells } from "../../checklist.ts";
import type { Around } from "../../document/around.ts";
import { namedShape } from "../../document/named.ts";
import { asPeople, asText, rowsOf, severalOf, textOf, yesOf } from "../../given.ts";
import { needGapShape } from "../../needs/known-need.ts";

const maybe = z.string().optional();
const spread = z.object({ low: z.number(), high: z.number() });

const talkShape = z.object({
  kind: z.string(),
  who: z.string(),
  on: maybe,
  ask: maybe,
  outcome: maybe,
  owner: namedShape.optional(),
});

/**
 * What a document of kind "advocacy" holds. `facts` are copies with their sources; `own` are the district's
 * own figures, which never stand among them. `uncited`: titles of facts that were picked but have no source.
 */
export const advocacyShape = z.object({
  talks: z.array(talkShape),
  asks: z.array(z.object({ ask: z.string(), where: z.string(), status: z.string() })),
  facts: z.array(z.object({ title: z.string(), say: z.string(), source: z.string() })),
  uncited: z.array(z.string()),
  wantsOwn: z.boolean(),
  own: z.object({ date: z.string(), total: spread, unmet: spread.nullable() }).optional(),
  words: maybe,
});

export type Advocacy = z.infer<typeof advocacyShape>;
export type Talk = z.infer<typeof talkShape>;

/** The talks, asks and talking points as answered. Throws UserError where own words count a few students. */
export function makeAdvocacy(answers: Answers, around: Around, cards: FactCard[]): Advocacy {
  const said = textOf(answers, "words");
  const [phrase] = said === undefined ? [] : smallCounts(said, around.threshold);
  if (phrase !== undefined)
    throw new UserError(around.words("advocacy.few", { phrase }), { field: "words" });
  const picked = severalOf(answers, "facts");
  const chosen = cards.filter(({ id }) => picked.includes(id));
  const wantsOwn = yesOf(answers, "own") ?? false;
  const own = wantsOwn ? ownFigures(around) : undefined;
  return {
    talks: rowsOf(answers, "talks").flatMap(talkOf),
    asks: rowsOf(answers, "asks").flatMap((row) => {
      const [ask, where, status] = [asText(row.ask), asText(row.where), asText(row.status)];
      return ask && where && status ? [{ ask, where, status }] : [];
    }),
    facts: chosen
      .filter(({ citation }) => citation !== undefined)
      .map((card) => ({
        ...{ title: card.title, say: card.say },
        source: citationOf(around.words, card),
      })),
    uncited: chosen.filter(({ citation }) => citation === undefined).map(({ title }) => title),
    ...{ wantsOwn, words: said },
    ...(own && { own }),
  };
}

function talkOf(row: Cells): Talk[] {
  const [kind, who] = [asText(row.kind), asText(row.who)];
  if (!kind || !who) return [];
  const [on, ask, outcome] = [asText(row.on), asText(row.ask), asText(row.outcome)];
  return [{ kind, who, on, ask, outcome, owner: asPeople(row.owner)[0] }];
}

/** The newest estimate of need; nothing where there is none. */
function ownFigures(around: Around): Advocacy["own"] {
  const found = around.latest("need-gap", needGapShape);
  if (!found) return undefined;
  const { total, unaddressed } = found.made.estimate;
  return { date: found.date, total, unmet: unaddressed };
}
