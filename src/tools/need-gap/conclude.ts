import { UserError } from "../../core/errors.ts";
import type { Words } from "../../core/ports.ts";
import type { Answers } from "../checklist.ts";
import { type Estimate, estimate } from "./estimate.ts";
import { inputsOf } from "./from-answers.ts";
import { ends, type Inputs, rowName } from "./inputs.ts";
import { KEYS } from "./parse-line.ts";
import { refusalError } from "./refusal.ts";

/** What is kept of an estimate: its inputs with column 3 settled, and what came of them. */
export interface Concluded {
  inputs: Inputs;
  estimate: Estimate;
}

/** The estimate that answers lead to, by whatever way they came. Throws UserError where they cannot stand. */
export function conclude(answers: Answers, words: Words): Concluded {
  const inputs = inputsOf(answers);
  if (!inputs) throw new UserError(words("gap.wrong.enrolment-line"), { field: "enrolment" });
  if (inputs.rows.every(({ count }) => count === null)) {
    const known = KEYS.filter((key) => key !== "enrolment" && key !== "served").join(", ");
    throw new UserError(words("gap.wrong.sources", { known }), { field: "sources" });
  }
  checkRest(inputs, words);
  const made = estimate(inputs);
  if (!made.accepted) throw refusalError(words, made.refusal, made.flags[0]);
  const { accepted: _, ...rest } = made;
  return { inputs: { ...inputs, rows: made.rows }, estimate: rest };
}

function checkRest({ rows, served, outside }: Inputs, words: Words): void {
  const names = rows.map(rowName);
  const twice = rows.find((row, at) => names.indexOf(rowName(row)) !== at);
  if (twice) {
    const name = twice.name ?? "Other";
    throw new UserError(words("gap.wrong.same-name", { name }), { field: `${twice.place}-name` });
  }
  if (outside === null || served === null) return;
  const given = ends(outside).high;
  const max = ends(served).high;
  if (given > max) {
    const facts = { field: "outside", given, min: 0, max };
    throw new UserError(words("gap.wrong.outside", { given, max }), facts);
  }
}
