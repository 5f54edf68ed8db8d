import { UserError } from "../../core/errors.ts";
import type { Words } from "../../core/ports.ts";
import { ends } from "./inputs.ts";
import { sourceLabel } from "./labels.ts";
import type { Refusal } from "./tally.ts";

const REASON: Record<Refusal["reason"], string> = {
  new_exceeds_source: "gap.wrong.too-many",
  new_too_small: "gap.wrong.too-few",
  need_exceeds_enrolment: "gap.wrong.too-many-students",
};

/** What cannot be and what may be, with the person's own numbers. */
export function sayRefusal(words: Words, { reason, row, given, min, max }: Refusal): string {
  const label = sourceLabel(words, row);
  const count = row.count === null ? 0 : ends(row.count).high;
  const allNew = reason === "new_too_small" && min === count;
  return words(allNew ? "gap.wrong.too-few-first" : REASON[reason], {
    ...{ given, min, max, count, label },
    source: row.name ? "named" : row.key,
  });
}

/** The same as an error with its facts, for the one-line command. */
export function refusalError(words: Words, refusal: Refusal, flag: string | undefined): UserError {
  const { reason, row, column, given, min, max } = refusal;
  const text = `${sayRefusal(words, refusal)} ${words("gap.wrong.allowed", { min, max })}`;
  return new UserError(text, { reason, flag, field: row.place, column, given, min, max });
}
