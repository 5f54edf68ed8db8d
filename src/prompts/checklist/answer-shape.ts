import { z } from "zod";
import { steers } from "./steering-words.ts";
import { words } from "./words-shape.ts";

const whole = z.int().min(1).max(10_000).exactOptional();
const none = z
  .literal("skip", { error: "none: skip is the only thing to say here" })
  .exactOptional();
const flag = z.boolean().exactOptional();
const figure = z.number().exactOptional();
const between = { min: figure, max: figure };

const label = words(60).refine((said) => !steers(said), {
  error: ({ input }) => `"${input}" steers the conversation; say it in other words`,
});
const choice = z.strictObject({ value: words(60), label });
const choices = z
  .array(choice, { error: "a list of choices, each with a value and a label" })
  .min(2, "a choice needs at least two")
  .max(20, "at most 20 choices");
const points = z
  .array(z.strictObject({ value: words(60), label, score: figure }), {
    error: "a list of points, each with a value, a label, and a score where it counts",
  })
  .min(2, "a scale needs at least two points")
  .max(20, "at most 20 points");

/** The kinds of answers that fit into one cell, for a step or a column with what both have in common. */
export const simpleKinds = <Common extends z.ZodRawShape>(common: Common) =>
  [
    z.strictObject({ ...common, type: z.enum(["text", "longtext"]), max: whole, none }),
    z.strictObject({ ...common, type: z.literal("count"), range: flag, missing: flag }),
    z.strictObject({
      ...{ ...common, ...between },
      type: z.literal("number"),
      unit: words(20).exactOptional(),
    }),
    z.strictObject({ ...common, ...between, type: z.enum(["money", "percent"]) }),
    z.strictObject({ ...common, type: z.literal("date"), future: flag, past: flag }),
    z.strictObject({ ...common, type: z.literal("yesNo") }),
    z.strictObject({ ...common, type: z.literal("choice"), choices }),
    z.strictObject({ ...common, type: z.literal("scale"), points }),
    z.strictObject({ ...common, type: z.literal("person"), several: flag, roster: flag }),
    z.strictObject({ ...common, type: z.literal("site"), several: flag }),
    z.strictObject({ ...common, type: z.literal("link") }),
  ] as const;

/** Several of a list. */
export const multiChoice = {
  type: z.literal("multiChoice"),
  choices,
  min: z.int().min(0).max(20).exactOptional(),
  max: z.int().min(1).max(20).exactOptional(),
};
