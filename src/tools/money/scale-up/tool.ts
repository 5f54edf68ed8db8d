import type { Words } from "../../../core/ports.ts";
import type { Block } from "../../../core/reply.ts";
import { showDate } from "../../../core/show.ts";
import type { Answers } from "../../checklist.ts";
import type { Around } from "../../document/around.ts";
import {
  type DocumentDeps,
  type DocumentTool,
  documentTool,
} from "../../document/document-tool.ts";
import { sayChoice } from "../../document/labels.ts";
import type { Task } from "../../document/maker.ts";
import { textOf } from "../../given.ts";
import { info, paragraph, table, warning } from "../blocks.ts";
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
    ...stages(words, made, today),
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

const STATES: Record<string, string> = {
  done: "scale-up.state.done",
  now: "scale-up.state.now",
  later: "scale-up.state.later",
  dropped: "scale-up.state.dropped",
};

/** Pilot, decision, next schools, new funder: what is over, what is on, what is to come. */
function stages(words: Words, made: ScaleUp, today: string): Block[] {
  const { pilot, from, pays, gate, decider, next, nextFrom, funder, funderBy } = made;
  const decided = made.decision === "go" || made.decision === "end";
  const begun = from !== undefined && from <= today;
  const after = decided ? (made.decision === "end" ? "dropped" : "now") : "later";
  const say = sayChoice(words, STATES);
  const dayOf = (day: string | undefined) => day && showDate(day);
  const rows = [
    [words("scale-up.stage.pilot"), pilot.join(", "), dayOf(from), pays],
    [words("scale-up.stage.gate"), decider?.name, dayOf(gate), undefined],
    [words("scale-up.stage.next"), next.join(", "), dayOf(nextFrom), undefined],
    [words("scale-up.stage.funder"), funder, dayOf(funderBy), made.after],
  ];
  const states = [decided ? "done" : begun ? "now" : "later", decided ? "done" : "later"];
  const columns = [
    ...[words("scale-up.column.stage"), words("scale-up.column.who")],
    ...[words("scale-up.column.when"), words("scale-up.column.pays")],
    words("scale-up.column.state"),
  ];
  const whole = rows.map((row, at) => [...row, say(states[at] ?? after)]);
  return table(words("scale-up.table"), columns, whole);
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
