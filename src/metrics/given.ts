import { readCount } from "../answers/count.ts";
import { readMoney, readNumber } from "../answers/number.ts";
import { UserError } from "../core/errors.ts";
import type { Words } from "../core/ports.ts";
import { showCount } from "../core/show.ts";
import type { Answers } from "../tools/checklist.ts";
import { CALCULATIONS } from "./calculate/formulas.ts";
import { known } from "./calculate/numbers.ts";
import type { Given, MetricDefinition, MetricField } from "./definition.ts";

const KINDS: Record<MetricField["kind"], string> = {
  count: "metric.kind.count",
  number: "metric.kind.number",
  days: "metric.kind.number",
  money: "metric.kind.money",
};

/** Reads `field=words` as typed on one line; null is "not collected". Throws UserError. */
export function readField(field: MetricField, said: string, words: Words): number | null {
  const read = field.kind === "count" ? readCount(said) : readerFor(field)(said);
  if (read.type === "missing") return null;
  if (read.type === "count") return read.count;
  if (read.type === "number" && read.value >= 0) return read.value;
  const allowed = words(KINDS[field.kind]);
  const facts = { field: field.id, said };
  throw new UserError(words("metric.unreadable", { label: field.label, said, allowed }), facts);
}

const readerFor = ({ kind }: MetricField) => (kind === "money" ? readMoney : readNumber);

/**
 * What a conversation or a form collected. Skipped and not collected are both null; what no longer
 * applies, because an earlier answer was changed, is left out.
 */
export function givenBy(metric: MetricDefinition, answers: Answers): Given {
  const given: Given = {};
  for (const field of metric.fields) {
    const answer = answers[field.id];
    if (!answer || !asked(field, given)) continue;
    const value = "value" in answer ? answer.value : null;
    given[field.id] = typeof value === "number" ? value : null;
  }
  return given;
}

/** Whether this number makes sense beside the others: days to fill want a post that was filled. */
const asked = ({ when }: MetricField, given: Given) =>
  when === undefined || (given[when.field] ?? 0) > when.above;

/** The fields that must still be answered, in order. */
export const unanswered = ({ fields }: MetricDefinition, given: Given) =>
  fields.filter((one) => !one.optional && given[one.id] === undefined && asked(one, given));

/** What is wrong with these numbers together, even if others are to come, in words with the person's own numbers; or nothing. */
export function complaint(
  metric: MetricDefinition,
  given: Given,
  words: Words,
): string | undefined {
  const label = (id: string) => metric.fields.find((one) => one.id === id)?.label ?? id;
  const stray = metric.fields.find(
    (one) =>
      known(given[one.id]) && given[one.when?.field ?? one.id] !== undefined && !asked(one, given),
  );
  if (stray?.when) {
    const { field, above } = stray.when;
    return words("metric.stray", { label: stray.label, field: label(field), above });
  }
  const wrong = CALCULATIONS[metric.formula].contradiction(given);
  if (!wrong) return undefined;
  const { field, than, most } = wrong;
  const facts = { label: label(field), given: showCount(wrong.given, 2), most: showCount(most, 2) };
  if (than === "tiers") return words("metric.above-tiers", facts);
  if (than === "claims-left") return words("metric.above-left", facts);
  return words("metric.above", { ...facts, than: label(than) });
}
