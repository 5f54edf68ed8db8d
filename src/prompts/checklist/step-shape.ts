import { z } from "zod";
import { multiChoice, simpleKinds } from "./answer-shape.ts";
import { conditionShape } from "./condition-shape.ts";
import { kindMend } from "./kinds.ts";
import { idShape as id, words } from "./words-shape.ts";

const hint = words(400).exactOptional();
const example = words(200).exactOptional();
const optional = z.boolean().exactOptional();
const when = conditionShape.exactOptional();
const section = words(60).exactOptional();
const label = words(60);

const PATH = /^(?:me|[a-z][a-z0-9-]*\.[a-zA-Z][a-zA-Z0-9-]*)$/;
const prefill = z
  .string()
  .regex(
    PATH,
    "write me, profile.enrolment, or the id of a checklist and of its step, such as goal.to",
  )
  .exactOptional();

const common = { id, label, ask: words(300), hint, example, optional, section, when, prefill };
const inColumn = {
  ...{ id, label, ask: words(300).exactOptional(), hint, example, optional },
  also: z.array(words(60)).max(20, "at most 20 other names").exactOptional(),
};

const rows = z.int().min(0).max(100).exactOptional();
const column = z.discriminatedUnion("type", [...simpleKinds(inColumn)], {
  error: ({ input }) => kindMend("column", input),
});

/** One step of a checklist, of every kind. */
export const stepShape = z.discriminatedUnion(
  "type",
  [
    ...simpleKinds(common),
    z.strictObject({ ...common, ...multiChoice }),
    z.strictObject({
      ...common,
      type: z.literal("table"),
      columns: z
        .array(column, { error: "a list of columns, each with an id, a label and a type" })
        .min(1, "a table needs at least one column")
        .max(10, "at most 10 columns"),
      min: rows,
      max: rows,
    }),
    z.strictObject({ id, label, ask: words(300), hint, section, when, type: z.literal("confirm") }),
    z.strictObject({
      ...{ id, section, when },
      label: words(60).default("Note"),
      ask: words(1000),
      type: z.literal("note"),
    }),
  ],
  { error: ({ input }) => kindMend("step", input) },
);

export type StepShape = z.infer<typeof stepShape>;
