import type { Words } from "../../../core/ports.ts";
import type { Block } from "../../../core/reply.ts";
import { showDate } from "../../../core/show.ts";
import { sayChoice } from "../../agreements/say-choice.ts";
import type { Answers } from "../../checklist.ts";
import type { Around } from "../../document/around.ts";
import {
  type DocumentDeps,
  type DocumentTool,
  documentTool,
} from "../../document/document-tool.ts";
import type { Task } from "../../document/maker.ts";
import { textOf } from "../../given.ts";
import { info, paragraph, warning } from "../blocks.ts";
import { beginScaleUp } from "./begin.ts";
import { makeScaleUp, schoolsIn } from "./make.ts";
import { type ScaleUp, scaleUpShape } from "./shape.ts";

const DECISIONS: Record<string, string> = {
  waiting: "scale-up.decision.waiting",
  go: "scale-up.decision.go",
  change: "scale-up.decision.change",
  end: "scale-up.decision.end",
};

function show(made: ScaleUp, { words, today }: Around): Block[] {
  const { what, pilot, next, after, tests, decision, funder } = made;
  const grows = decision === "go";
  return [
    {
      type: "heading",
      text: words("scale-up.title", {
        ...{ what, pilot: pilot.length, all: pilot.length + next.length },
      }),
    },
    { type: "text", text: sentence(words, made) },
    { type: "steps", steps: stages(words, made, today) },
    { type: "fields", fields: fields(words, made) },
    ...warning(after ? undefined : words("scale-up.after-blank")),
    ...warning(grows && !funder && !after ? words("scale-up.no-funder") : undefined),
    ...info(tests.length === 0 ? words("scale-up.no-tests") : undefined),
    ...paragraph(words("scale-up.example")),
  ];
}

function sentence(words: Words, { pilot, from, pays, gate, decider, measure, target }: ScaleUp) {
  const unknown = words("scale-up.not-known");
  return words("scale-up.said", {
    ...{ from: from ? showDate(from) : unknown, sites: pilot.join(", ") || unknown },
    ...{ pays: pays ?? unknown, gate: gate ? showDate(gate) : unknown },
    ...{
      decider: decider?.name ?? unknown,
      measure: measure ?? unknown,
      target: target ?? unknown,
    },
  });
}

type Stage = { label: string; state: "done" | "now" | "next" | "skipped" };

/** Pilot, decision, next schools, new funder: what is over, what is on, what is to come. */
function stages(words: Words, made: ScaleUp, today: string): Stage[] {
  const { pilot, from, gate, decider, next, nextFrom, funder, decision } = made;
  const unknown = words("scale-up.not-known");
  const decided = decision === "go" || decision === "end";
  const begun = from !== undefined && from <= today;
  const later = decision === "end" ? "skipped" : decision === "go" ? "now" : "next";
  const sites = next.join(", ") || words("scale-up.stage.later");
  return [
    {
      label: words("scale-up.stage.pilot", {
        ...{ sites: pilot.join(", ") || unknown, from: from ? showDate(from) : unknown },
      }),
      state: decided ? "done" : begun ? "now" : "next",
    },
    {
      label: words("scale-up.stage.gate", {
        ...{ gate: gate ? showDate(gate) : unknown, decider: decider?.name ?? unknown },
      }),
      state: decided ? "done" : "next",
    },
    {
      label: nextFrom
        ? words("scale-up.stage.next-from", { sites, from: showDate(nextFrom) })
        : words("scale-up.stage.next", { sites }),
      state: later,
    },
    { label: words("scale-up.stage.funder", { funder: funder ?? unknown }), state: later },
  ];
}

function fields(words: Words, made: ScaleUp) {
  const unknown = words("scale-up.not-known");
  const { tests } = made;
  return [
    { label: words("scale-up.field.measure"), value: made.measure ?? unknown },
    { label: words("scale-up.field.target"), value: made.target ?? unknown },
    {
      label: words("scale-up.field.tests"),
      value: tests.length > 0 ? tests.join("; ") : words("scale-up.none-yet"),
    },
    { label: words("scale-up.field.decision"), value: sayChoice(words, DECISIONS)(made.decision) },
    { label: words("scale-up.field.pays"), value: made.pays ?? unknown },
    { label: words("scale-up.field.after"), value: made.after ?? unknown },
  ];
}

/** The pilot's first day, the day of the decision, the next schools, and when to ask the new funder. */
function tasks(made: ScaleUp, { words, today, person }: Around): Task[] {
  const { what, from, gate, decision, decider, nextFrom, funder, funderBy } = made;
  const { measure = "", target = "" } = made;
  const grows = decision !== "end";
  const asked: Task[] = [
    {
      ...{ key: "pilot", label: words("scale-up.task.pilot", { what }) },
      ...(from && from >= today && { dueOn: from }),
    },
    {
      ...{ key: "gate", label: words("scale-up.task.gate", { what, measure, target }) },
      ...(gate && decision === "waiting" && { dueOn: gate }),
      ...(decider && { owner: decider }),
    },
    {
      ...{ key: "next", label: words("scale-up.task.next", { what }) },
      ...(nextFrom && grows && nextFrom >= today && { dueOn: nextFrom }),
    },
    {
      ...{ key: "funder", label: words("scale-up.task.funder", { what, funder: funder ?? "" }) },
      ...(funderBy && grows && { dueOn: funderBy }),
    },
  ];
  return asked
    .filter(({ dueOn }) => dueOn !== undefined)
    .map((task) => ({ owner: person, tool: "scale-up", ...task }));
}

/** Days in the order of the stages, and no school twice. */
function check(words: Words, step: string, answers: Answers): string | undefined {
  const [from, gate] = [textOf(answers, "from"), textOf(answers, "gate")];
  if (step === "gate" && from && gate && gate <= from)
    return words("scale-up.wrong.gate", { day: showDate(from) });
  const next = textOf(answers, "next-from");
  if (step === "next-from" && gate && next && next < gate)
    return words("scale-up.wrong.next", { day: showDate(gate) });
  const pilot = schoolsIn(answers, "pilot").map((one) => one.toLowerCase());
  const again = schoolsIn(answers, "next").filter((one) => pilot.includes(one.toLowerCase()));
  if (step !== "next" || again.length === 0) return undefined;
  return words("scale-up.wrong.same", { sites: again.join(", ") });
}

/** Grows something in stages: pilot, a decision on evidence, next schools, a new funder. */
export const scaleUpTool = (deps: DocumentDeps): DocumentTool =>
  documentTool<ScaleUp>(
    {
      ...{ name: "scale-up", shape: scaleUpShape, make: makeScaleUp, show, tasks },
      check: ({ id }, answers) => check(deps.words, id, answers),
      subject: ({ what }) => what,
      begin: (_, said, around) => beginScaleUp(deps, said, around),
    },
    deps,
  );
