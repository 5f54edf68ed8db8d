import { z } from "zod";
import type { Checklist } from "../tools/checklist.ts";
import { faults } from "./checklist/faults.ts";
import { stepShape } from "./checklist/step-shape.ts";
import { words } from "./checklist/words-shape.ts";

/** One file of prompts/checklists. A misspelled key is a problem, not something to pass over. */
export const checklistShape: z.ZodType<Omit<Checklist, "id">> = z
  .strictObject({
    title: words(80),
    minutes: z.number({ error: "about how many minutes does it take?" }).min(1).max(240),
    audience: words(300),
    intro: words(400).exactOptional(),
    steps: z.array(stepShape, { error: "a list of steps" }).min(1, "at least one step").max(100),
  })
  .superRefine(({ steps }, context) => {
    for (const { at, message } of faults(steps))
      context.addIssue({ code: "custom", path: ["steps", ...at], message });
  });
