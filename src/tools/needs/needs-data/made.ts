import { z } from "zod";
import type { Answers, Cells } from "../../checklist.ts";
import { namedShape } from "../../document/named.ts";
import { asPeople, asText, rowsOf, severalOf, textOf } from "../../given.ts";
import { isRange } from "../../value.ts";

/** The sources, by the ids of their questions, in the order of the source document (line 148). */
const DATA_SOURCES = [
  ...["screeners", "referrals", "crisis", "incidents", "iep-504"],
  ...["surveys", "assessments", "state", "attendance"],
];

const count = z.union([z.number(), z.object({ low: z.number(), high: z.number() })]);

const sourceShape = z.object({
  source: z.string(),
  available: z.enum(["yes", "partly", "no"]),
  count: count.nullable(),
  period: z.string().nullable(),
  owner: namedShape.nullable(),
  definition: z.string().nullable(),
  confidence: z.string().nullable(),
});

/** What a document of kind "needs-data" holds. `count` null: not known; it is never zero. */
export const needsDataShape = z.object({
  sources: z.array(sourceShape),
  collect: z.array(
    z.object({ what: z.string(), owner: namedShape.nullable(), by: z.string().nullable() }),
  ),
});

export type NeedsData = z.infer<typeof needsDataShape>;
export type DataSource = z.infer<typeof sourceShape>;

/** One record for every source, and what has still to be collected. */
export function dataOf(answers: Answers): NeedsData {
  const have = severalOf(answers, "have");
  const partly = severalOf(answers, "partly");
  const details = rowsOf(answers, "details");
  const period = textOf(answers, "period") ?? null;
  return {
    sources: DATA_SOURCES.map((source) => {
      const available = partly.includes(source) ? "partly" : have.includes(source) ? "yes" : "no";
      const detail = details.findLast((row) => asText(row.source) === source) ?? {};
      const known = available === "no" ? null : period;
      const own = asText(detail.period) ?? known;
      return { source, available, count: countOf(answers, source), ...about(detail), period: own };
    }),
    collect: rowsOf(answers, "collect").flatMap(({ what, owner, by }) => {
      const said = asText(what);
      const [person = null] = asPeople(owner);
      return said ? [{ what: said, owner: person, by: asText(by) ?? null }] : [];
    }),
  };
}

function about({ owner, definition, confidence }: Cells) {
  const [person = null] = asPeople(owner);
  const [what, sure] = [asText(definition) ?? null, asText(confidence) ?? null];
  return { owner: person, definition: what, confidence: sure };
}

function countOf(answers: Answers, source: string): DataSource["count"] {
  const answer = answers[source];
  if (!answer || "skipped" in answer) return null;
  const { value } = answer;
  return typeof value === "number" || (value !== null && isRange(value)) ? value : null;
}
