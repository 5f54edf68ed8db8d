import { z } from "zod";
import type { PlanTemplate } from "../plans/template.ts";
import type { ReminderRules } from "../reminders/rules.ts";

const line = z.string().trim().min(1);

const question = z.strictObject({ id: line.regex(/^[a-z][a-z0-9-]*$/), ask: line, why: line });

const phase = z.strictObject({
  name: line,
  when: line.optional(),
  steps: z
    .array(
      z.strictObject({
        label: line.max(80),
        detail: line,
        tool: line.regex(/^[a-z][a-z0-9-]*$/).optional(),
        within: z.int().min(1).max(1000).optional(),
      }),
    )
    .min(1),
});

/** A file in prompts/plans. */
export const planShape: z.ZodType<Omit<PlanTemplate, "id">> = z
  .strictObject({
    title: line,
    notes: z.array(line),
    question: question.optional(),
    phases: z.array(phase).min(1),
  })
  .superRefine(({ question: asked, phases }, context) => {
    for (const [at, { when }] of phases.entries()) {
      if (when === undefined || when === asked?.id) continue;
      const message = `"${when}" is not the id of this plan's question`;
      context.addIssue({ code: "custom", path: ["phases", at, "when"], message });
    }
  });

const days = z.number().int().min(0).max(365);

/** prompts/reminders.yaml. */
export const remindersShape: z.ZodType<ReminderRules> = z.strictObject({
  at: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day such as "08:00", in quotes'),
  before: z.array(days),
  overdue: z.strictObject({ first: days.min(1), every: days.min(1) }),
  late: z.number().int().min(1),
  // A folder from before this existed has none.
  unfinished: z
    .strictObject({ open: days.min(1), again: days.min(1), saved: days.min(1) })
    .default({ open: 3, again: 7, saved: 14 }),
  buttons: z.number().int().min(1).max(10),
});
