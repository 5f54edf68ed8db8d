import type { Words } from "../../../core/ports.ts";
import type { Document } from "../../../core/records.ts";
import type { Answers, Cells } from "../../checklist.ts";
import { type Kept, keptIn } from "../../document/kept.ts";
import { asText, rowsOf } from "../../given.ts";
import { asAnswers } from "../as-answers.ts";
import type { Benchmark } from "../benchmark.ts";
import { concludeStaffing, lastOf } from "../conclude.ts";
import { isSchool } from "../from-answers.ts";
import type { RatioInputs } from "../parse-ratio.ts";
import { type StaffingMade, staffingShape } from "../shape.ts";

/**
 * A document of kind "staffing" from the numbers of a file. The district's own standards, its partners'
 * staff and what it said of them stay, because no file knows of them.
 */
export function staffingFromFile(
  inputs: RatioInputs,
  { before, today }: { before: Document | undefined; today: string },
  deps: { words: Words; benchmarks: Benchmark[] },
): Kept & { made: StaffingMade } {
  const kept = before && keptIn(before);
  const read = staffingShape.safeParse(kept?.made);
  const last = read.success && kept ? { date: kept.date, made: read.data } : undefined;
  const whole = withStandards(inputs, last?.made);
  const { partners = [], standing = null } = last?.made ?? {};
  const made = concludeStaffing(whole, { partners, standing, last: lastOf(last, today) }, deps);
  const answers = withPartners(asAnswers(whole), kept?.answers ?? {});
  return { title: deps.words("staffing.title"), date: today, answers, made };
}

function withStandards(inputs: RatioInputs, last: StaffingMade | undefined): RatioInputs {
  const staff: RatioInputs["staff"] = { ...inputs.staff };
  for (const { role, own, benchmark, source } of last?.roles ?? []) {
    if (!own) continue;
    const one = staff[role] ?? { fte: null };
    staff[role] = { ...one, benchmark, ...(source !== null && { source }) };
  }
  return { ...inputs, staff };
}

function withPartners(answers: Answers, before: Answers): Answers {
  const isPartner = (row: Cells) => !isSchool(asText(row.role));
  const partners = rowsOf(before, "staff").filter(isPartner);
  const rows = [...rowsOf(answers, "staff"), ...partners];
  const { standing } = before;
  return {
    ...answers,
    ...(rows.length > 0 && { staff: { value: { rows } } }),
    ...(standing && { standing }),
  };
}
