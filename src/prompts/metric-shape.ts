import { z } from "zod";
import type { MetricDefinition } from "../metrics/definition.ts";

const id = z.string().regex(/^[a-z][a-z0-9-]*$/, "use small letters, digits and dashes");
const said = z.string().trim().min(1);

const field = z.strictObject({
  id,
  label: said,
  /** May say {month}. */
  ask: said,
  hint: said.optional(),
  example: said.optional(),
  kind: z.enum(["count", "number", "days", "money"]),
  /** Counts students, or something of which each stands for a student. */
  sensitive: z.boolean().default(false),
  optional: z.boolean().default(false),
  when: z.strictObject({ field: id, above: z.number() }).optional(),
});

const measure = z.strictObject({
  id,
  label: said,
  unit: said,
  better: z.enum(["higher", "lower"]),
  /** What the cohort may see of it; "none" stays in the district. */
  cohort: z.enum(["median", "total", "none"]),
});

/** What each formula needs and gives; src/metrics/calculate computes it, and a test compares the two. */
export const FORMULAS = {
  hiring: {
    needs: ["filled", "days", "open", "oldest", "budgeted", "staffed"],
    gives: ["days", "filled", "open", "oldest", "vacancy"],
  },
  "students-served": { needs: ["served", "tier2", "tier3"], gives: ["served", "tier2", "tier3"] },
  billing: {
    needs: ["submitted", "paid", "denied", "pending", "accepted", "billed", "received", "wait"],
    gives: ["paid", "denied", "clean", "collected", "wait"],
  },
} as const;

/** One file of prompts/metrics: what districts are asked each month, and what is made of it. */
export const metricShape: z.ZodType<Omit<MetricDefinition, "id">> = z
  .strictObject({
    /** Goes up when the meaning changes; numbers of different versions are not the same measure. */
    version: z.number().int().positive(),
    /** Lists and digests follow it. */
    order: z.number(),
    title: said,
    aliases: z.array(id).default([]),
    formula: z.enum(["hiring", "students-served", "billing"]),
    minutes: z.number().positive(),
    definition: said,
    caveats: z.array(said).default([]),
    sources: z.array(said).default([]),
    fields: z.array(field).min(1),
    /** The first one is the headline. */
    measures: z.array(measure).min(1),
  })
  .superRefine(({ formula, fields, measures }, check) => {
    const needs = FORMULAS[formula].needs as readonly string[];
    const gives = FORMULAS[formula].gives as readonly string[];
    const ids = fields.map((one) => one.id);
    const problem = (message: string, ...path: (string | number)[]) =>
      check.addIssue({ code: "custom", message, path });

    fields.forEach((one, i) => {
      if (!needs.includes(one.id))
        problem(`the formula ${formula} knows no field ${one.id}`, "fields", i, "id");
      if (ids.indexOf(one.id) !== i) problem(`${one.id} stands here twice`, "fields", i, "id");
      if (one.when && !ids.slice(0, i).includes(one.when.field))
        problem(`${one.when.field} is not asked before`, "fields", i, "when");
    });
    for (const missing of needs.filter((one) => !ids.includes(one)))
      problem(`the formula ${formula} needs the field ${missing}`, "fields");
    measures.forEach((one, i) => {
      if (!gives.includes(one.id))
        problem(`the formula ${formula} gives no ${one.id}`, "measures", i, "id");
    });
    if (measures[0]?.cohort === "none")
      problem(
        "the first measure is the headline; the cohort must see something of it",
        "measures",
        0,
      );
  });
