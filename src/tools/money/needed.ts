import { UserError } from "../../core/errors.ts";
import type { Words } from "../../core/ports.ts";
import type { Answers } from "../checklist.ts";
import { numberOf } from "../given.ts";

/** A number that nothing can be reckoned without. Throws UserError naming the step. */
export function needed(words: Words, answers: Answers, field: string): number {
  const value = numberOf(answers, field);
  if (value !== undefined) return value;
  throw new UserError(words("money.needed", { field }), { field });
}
