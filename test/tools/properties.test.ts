import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { advance, type Input, type Position, SUMMARY } from "../../src/tools/advance.ts";
import { ask } from "../../src/tools/ask.ts";
import type { Answers, Checklist, Step } from "../../src/tools/checklist.ts";
import { buildForm } from "../../src/tools/form.ts";
import { type Guide, walk } from "../../src/tools/path.ts";
import { readForm } from "../../src/tools/read-form.ts";
import { readTyped } from "../../src/tools/run-words.ts";
import { sayProblem } from "../../src/tools/say-problem.ts";
import { askedAt } from "../../src/tools/table/asked-at.ts";
import { placeId, placeIn, rowsSoFar, stepOf } from "../../src/tools/table/place.ts";
import { shipped } from "../bot.ts";
import { everyKind, type Meant, meant, moment } from "./every-kind.ts";

const { words } = shipped;
const { now } = moment;
const guideOf = (checklist: Checklist): Guide => ({ checklist, tool: {} });
const every = guideOf(everyKind);
const begin = ({ checklist }: Guide): Position => ({
  step: walk({ checklist, tool: {} }, {}, now).open?.step.id ?? SUMMARY,
  answers: {},
});

/** One input; what was refused changes nothing, and whatever is asked next can be shown. */
function put(guide: Guide, at: Position, input: Input): Position {
  const moved = advance(guide, at, input, moment);
  if (moved.type === "refused") expect(sayProblem(moved.problem, words)).not.toBe("");
  const to = moved.type === "moved" ? moved.to : at;
  expect(ask(words, "r1", guide, to, now).text).not.toBe("");
  return to;
}

/** Typed words, as the conversation hears them. */
function type(guide: Guide, at: Position, text: string): Position {
  const { steps } = walk(guide, at.answers, now);
  const typed = readTyped(text, askedAt(guide.checklist, steps, at));
  if (typed.type === "edit")
    return put(guide, at, { type: "edit", step: steps[typed.number - 1]?.id ?? "" });
  return typed.type === "input" ? put(guide, at, typed.input) : at;
}

/** Answers one step as it is meant, whatever it holds. */
function answer(guide: Guide, from: Position, step: Step, said: string | undefined): Position {
  let at = put(guide, from, { type: "edit", step: step.id });
  if (step.type === "table") {
    while (rowsSoFar(at.answers, step.id).length > 0) {
      at = put(guide, at, { type: "answer", text: "remove 1" });
      at = put(guide, at, { type: "answer", text: "yes" });
    }
    if (said !== undefined) at = put(guide, at, { type: "answer", text: said });
    return put(guide, at, { type: "table", verb: "done" });
  }
  const input: Input =
    said === undefined ? { type: "skip", reason: "" } : { type: "answer", text: said };
  return put(guide, at, input);
}

/** Answers every step that applies as it is meant, and confirms. */
function toTheEnd(guide: Guide, from: Position, means: Meant): Answers {
  let at = from;
  const done = new Set<string>();
  for (;;) {
    const next = walk(guide, at.answers, now).steps.find(({ id }) => !done.has(id));
    if (!next) break;
    at = answer(guide, at, next, means[next.id]);
    done.add(next.id);
  }
  const end = advance(guide, at, { type: "confirm" }, moment);
  if (end.type !== "finished") throw new Error(`not finished: ${JSON.stringify(end)}`);
  return end.answers;
}

const straight = (guide: Guide, means: Meant) => toTheEnd(guide, begin(guide), means);

/** What the fields hold when the form is opened. */
function fieldsOf(guide: Guide, answers: Answers, section?: string): Record<string, string> {
  const { fields } = buildForm(words, "r1", guide, answers, now);
  const inside = fields.filter((field) => section === undefined || field.section === section);
  return Object.fromEntries(inside.map(({ id, value = "" }) => [id, value]));
}

/** Something that is done on the way. */
type Deed =
  | { do: "type"; text: string }
  | { do: "input"; input: Input }
  | { do: "mean" }
  | { do: "form"; section: string | undefined; values: Record<string, string> };

function act(guide: Guide, at: Position, means: Meant, deed: Deed): Position {
  if (deed.do === "type") return type(guide, at, deed.text);
  if (deed.do === "input") return put(guide, at, deed.input);
  if (deed.do === "mean") return type(guide, at, means[stepOf(at.step)] ?? "skip");
  const values = { ...fieldsOf(guide, at.answers, deed.section), ...deed.values };
  const section = deed.section === undefined ? {} : { section: deed.section };
  const { draft = at.answers } = readForm(words, guide, at.answers, { values, ...section }, moment);
  const place = placeIn(guide.checklist, draft, at.step);
  return { step: placeId(stepOf(at.step), place), answers: draft };
}

const strange = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.constantFrom(
    "<b>x</b> & *y*",
    "9".repeat(400),
    "-1e999",
    "x".repeat(5000),
    "\u0000\u001f;|\t",
  ),
  fc.constantFrom(
    "constructor",
    "__proto__",
    "a;b;c\n;;\n1|2",
    "change 1 task x",
    "remove 1",
    "add",
  ),
  fc.constantFrom('"', '"a', "change", "yes", "no", "2", "done", "edit 3", "skip: why", ""),
  fc
    .array(fc.constantFrom(";", "\t", "|", ",", "\n", '"', "a", "The task"), { maxLength: 30 })
    .map((parts) => parts.join("")),
);

function deeds({ checklist }: Guide): fc.Arbitrary<Deed> {
  const ids = [...checklist.steps.map(({ id }) => id), "nowhere"];
  const sections = [...new Set(checklist.steps.map(({ section }) => section))];
  const verbs = ["add", "done", "change", "remove"] as const;
  const inputs: fc.Arbitrary<Input>[] = [
    fc.constantFrom<Input>({ type: "back" }, { type: "keep" }),
    fc.constantFrom(...ids).map((step) => ({ type: "edit", step })),
    fc.constantFrom("", "no data").map((reason) => ({ type: "skip", reason })),
    fc.constantFrom(...verbs).map((verb) => ({ type: "table", verb })),
  ];
  return fc.oneof(
    { arbitrary: fc.constant<Deed>({ do: "mean" }), weight: 5 },
    { arbitrary: fc.oneof(...inputs).map((input): Deed => ({ do: "input", input })), weight: 4 },
    { arbitrary: strange.map((text): Deed => ({ do: "type", text })), weight: 3 },
    fc
      .tuple(
        fc.constantFrom(...sections),
        fc.oneof(fc.constant({}), fc.dictionary(fc.constantFrom(...ids), strange, { maxKeys: 3 })),
      )
      .map(([section, values]): Deed => ({ do: "form", section, values })),
  );
}

/** The steps of the form that are answered in it; others are left empty. */
function asForm(guide: Guide, means: Meant, answers: Answers): Record<string, string> {
  const fields = Object.keys(fieldsOf(guide, {}));
  return Object.fromEntries(fields.map((id) => [id, id in answers ? (means[id] ?? "") : ""]));
}

/** Many cases for the checklist that has everything, a few for each of those that ship. */
const all: [string, Guide, number][] = [
  ["every kind", every, 60],
  ...[...shipped.checklists].map(([id, checklist]): [string, Guide, number] => [
    id,
    guideOf(checklist),
    3,
  ]),
];

describe.each(all)("a run of %s", (_, guide, numRuns) => {
  it("gives the same document as a form", () => {
    fc.assert(
      fc.property(meant(guide.checklist), (means) => {
        const answers = straight(guide, means);
        const values = asForm(guide, means, answers);
        const read = readForm(words, guide, {}, { values }, moment);
        expect(read.ok ? {} : read.errors).toEqual({});
        expect(read.ok && read.answers).toEqual(answers);
      }),
      { numRuns },
    );
  });

  it("opens as a form that gives back what was answered", () => {
    fc.assert(
      fc.property(meant(guide.checklist), (means) => {
        const answers = straight(guide, means);
        const values = fieldsOf(guide, answers);
        for (const before of [{}, answers]) {
          const read = readForm(words, guide, before, { values }, moment);
          expect(read.ok ? {} : read.errors).toEqual({});
          expect(read.ok && read.answers).toEqual(answers);
        }
      }),
      { numRuns },
    );
  });

  it("ends in the same document, whatever happened on the way", () => {
    const way = fc.array(deeds(guide), { maxLength: 25 });
    fc.assert(
      fc.property(meant(guide.checklist), way, (means, done) => {
        const at = done.reduce((here, deed) => act(guide, here, means, deed), begin(guide));
        expect(toTheEnd(guide, at, means)).toEqual(straight(guide, means));
      }),
      { numRuns },
    );
  });
});
