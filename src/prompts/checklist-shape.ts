import { z } from "zod";
import type { Checklist } from "../tools/checklist.ts";

const words = (most: number) =>
  z
    .string({ error: "some words belong here" })
    .trim()
    .min(1, "some words belong here")
    .max(most, `at most ${most} characters`);

const ID = /^[a-z][a-z0-9-]*$/;
const id = z
  .string({ error: "a step needs an id" })
  .regex(ID, 'an id is lower-case letters, digits and "-", such as "start-date"')
  .max(40, "at most 40 characters");

/** Words that steer a conversation, so that none of them can be a choice. */
const TAKEN = [
  "back",
  "skip",
  "keep",
  "save",
  "stop",
  "cancel",
  "resume",
  "form",
  "edit",
  "confirm",
];

const answered = z.literal(true, { error: "answered: true is the only thing to say here" });
const condition = z.union(
  [
    z.strictObject({ step: id, is: z.union([z.string(), z.number(), z.boolean()]) }),
    z.strictObject({ step: id, above: z.number() }),
    z.strictObject({ step: id, answered }),
  ],
  { error: "write { step: …, is: … }, { step: …, above: 0 } or { step: …, answered: true }" },
);

const common = {
  id,
  label: words(60),
  ask: words(300),
  hint: words(400).exactOptional(),
  example: words(200).exactOptional(),
  optional: z.boolean().exactOptional(),
  section: words(60).exactOptional(),
  when: condition.exactOptional(),
};

const max = z.int().min(1).max(10_000).exactOptional();
const none = z
  .literal("skip", { error: "none: skip is the only thing to say here" })
  .exactOptional();
const choice = z.strictObject({
  value: words(60),
  label: words(60).refine((said) => !TAKEN.includes(said.toLowerCase()), {
    error: ({ input }) => `"${input}" steers the conversation; say it in other words`,
  }),
});

const step = z.discriminatedUnion(
  "type",
  [
    z.strictObject({ ...common, type: z.enum(["text", "longtext"]), max, none }),
    z.strictObject({
      ...common,
      type: z.literal("count"),
      range: z.boolean().exactOptional(),
      missing: z.boolean().exactOptional(),
    }),
    z.strictObject({
      ...common,
      type: z.literal("number"),
      min: z.number().exactOptional(),
      max: z.number().exactOptional(),
      unit: words(20).exactOptional(),
    }),
    z.strictObject({ ...common, type: z.literal("date"), future: z.boolean().exactOptional() }),
    z.strictObject({ ...common, type: z.literal("yesNo") }),
    z.strictObject({
      ...common,
      type: z.literal("choice"),
      choices: z.array(choice).min(2, "a choice needs at least two").max(20, "at most 20 choices"),
    }),
  ],
  { error: "type is one of text, longtext, count, number, date, yesNo, choice" },
);

type Steps = z.infer<typeof step>[];
type Fault = { at: (string | number)[]; message: string };

/** One file of prompts/checklists. A misspelled key is a problem, not something to pass over. */
export const checklistShape: z.ZodType<Omit<Checklist, "id">> = z
  .strictObject({
    title: words(80),
    minutes: z.number({ error: "about how many minutes does it take?" }).min(1).max(240),
    audience: words(300),
    steps: z.array(step, { error: "a list of steps" }).min(1, "at least one step").max(100),
  })
  .superRefine(({ steps }, context) => {
    for (const { at, message } of faults(steps))
      context.addIssue({ code: "custom", path: ["steps", ...at], message });
  });

/** What no single step can know: ids used twice, conditions on steps that do not come before. */
function* faults(steps: Steps): Generator<Fault> {
  yield* sectionFaults(steps);
  const before = new Map<string, Steps[number]>();
  for (const [at, one] of steps.entries()) {
    if (one.id === "confirm")
      yield {
        at: [at, "id"],
        message: '"confirm" is the name of the last page; choose another id',
      };
    if (before.has(one.id))
      yield { at: [at, "id"], message: `the id "${one.id}" is used by an earlier step too` };
    const about = one.when && conditionFault(one.when, before);
    if (about) yield { at: [at, "when"], message: about };
    if (one.type === "choice") {
      const values = one.choices.map(({ value }) => value);
      const twice = values.find((value, n) => values.indexOf(value) !== n);
      if (twice) yield { at: [at, "choices"], message: `the value "${twice}" is there twice` };
    }
    if (one.type === "number" && (one.min ?? -Infinity) > (one.max ?? Infinity))
      yield { at: [at, "min"], message: "min is above max" };
    before.set(one.id, one);
  }
}

/** Sections cover all steps or none, and a title names one part only. */
function* sectionFaults(steps: Steps): Generator<Fault> {
  const titles = new Set<string>();
  let now: string | undefined;
  for (const [at, { section }] of steps.entries()) {
    if (section === undefined || section === now) continue;
    if (at > 0 && titles.size === 0)
      yield { at: [0], message: "the first step needs a section, because a later one has one" };
    if (titles.has(section))
      yield { at: [at, "section"], message: `the section "${section}" has ended before` };
    titles.add(section);
    now = section;
  }
}

function conditionFault(
  when: NonNullable<Steps[number]["when"]>,
  before: Map<string, Steps[number]>,
): string | undefined {
  const earlier = before.get(when.step);
  if (!earlier) return `no earlier step is called "${when.step}"`;
  if ("above" in when && earlier.type !== "count" && earlier.type !== "number")
    return `"${when.step}" is not a number, so it can't be above anything`;
  if (
    "is" in when &&
    earlier.type === "choice" &&
    !earlier.choices.some((c) => c.value === when.is)
  )
    return `"${when.step}" has no choice with the value "${when.is}"`;
  if ("is" in when && earlier.type === "yesNo" && typeof when.is !== "boolean")
    return `"${when.step}" is answered by yes or no: write is: true or is: false`;
  return undefined;
}
