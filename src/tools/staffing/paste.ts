import { UserError } from "../../core/errors.ts";
import type { Answers } from "../checklist.ts";
import type { Around } from "../document/around.ts";
import { asAnswers } from "./as-answers.ts";
import { matchDistricts } from "./import/match.ts";
import { readStaffing } from "./import/read-staffing.ts";
import { sayImportProblem } from "./import/say.ts";

/** True for lines of a table that somebody pasted after the tool's name. */
export const isPasted = (said: string) => said.trim().includes("\n");

/**
 * What pasted lines of a file answer, for this district. Throws UserError naming line and column, or
 * where the lines are of other districts.
 */
export function answersPasted(said: string, { words, district }: Around): Answers {
  const read = readStaffing(said.trim());
  if (!read.ok) {
    const problem = read.problems.map((one) => sayImportProblem(words, one)).join("\n");
    throw new UserError(words("staffing.paste.wrong", { problem }), { field: "staff" });
  }
  const { districts } = read.file;
  const mine = district && matchDistricts(districts, [district]).pairs[0]?.from;
  const [only, ...others] = districts;
  const found = mine ?? (others.length === 0 ? only : undefined);
  if (found?.inputs) return lookedAt(asAnswers(found.inputs));
  const names = districts.map(({ name }) => name).slice(0, 8);
  const about = { names: names.join(", "), district: district?.name ?? "" };
  throw new UserError(words("staffing.paste.no-row", about), { field: "staff" });
}

/** Rows are looked at before they count. */
const lookedAt = ({ staff, ...answers }: Answers): Answers =>
  staff && "value" in staff ? { ...answers, staff: { ...staff, suggested: true } } : answers;
