import { z } from "zod";
import type { Report } from "../experiments/report.ts";
import type { Checklist } from "../tools/checklist.ts";

const title = z.string().trim().min(1).max(80);
const field = z.string().regex(/^[a-z][a-z0-9-]*$/, "a field is the id of a step");

const as = z
  .enum(["day", "yes-no"], { error: "write as: day or as: yes-no, or leave it out" })
  .optional();

/** One file of prompts/reports. A misspelled key is a problem, not something to pass over. */
export const reportShape = z.strictObject({
  title: title.refine((said) => said.includes("{title}"), "say where {title} goes"),
  "named-by": field,
  fields: z.array(z.strictObject({ field, title, card: z.boolean().optional(), as })).min(1),
  measure: z.strictObject({ before: title, after: title, n: title }),
}) satisfies z.ZodType<Omit<Report, "id">>;

/** What a report names that its checklist does not ask; empty when the two agree. */
export function reportProblems(
  report: Report,
  checklist: Checklist | undefined,
  folder: string,
): string[] {
  const path = `${folder}/reports/${report.id}.yaml:1`;
  if (!checklist) return [`${path}: there is no readable checklists/${report.id}.yaml`];
  const asked = new Set(checklist.steps.map(({ id }) => id));
  const named = [...report.fields.map((one) => one.field), report["named-by"]];
  return named
    .filter((one) => !asked.has(one))
    .map((one) => `${path}: fields: checklists/${report.id}.yaml has no step "${one}"`);
}
