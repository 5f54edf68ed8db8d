import { type Change, insert, type New, type Outgoing, update } from "../../core/change.ts";
import type { Call } from "../../core/command.ts";
import type { Person, Run } from "../../core/records.ts";
import { SUMMARY } from "../advance.ts";
import { steer } from "../buttons.ts";
import type { Answers, Checklist } from "../checklist.ts";
import { touched } from "../nudge/when.ts";
import { walk } from "../path.ts";
import { checklistOf, openRun } from "../run-row.ts";
import type { Tool } from "../tool.ts";
import type { TogetherDeps } from "./deps.ts";
import type { Section } from "./parts-of.ts";
import { goOn, tell } from "./tell.ts";
import { withOthers } from "./with-others.ts";

/** A part that was given: what is written, who is told, and the owner's run as it stands then. */
export interface Given {
  changes: Change[];
  outgoing: Outgoing[];
  owner: Run;
  questions: number;
}

/** Gives one part of a run to somebody: a run of their own, which ends in the owner's answers. */
export function createGivePart({ store, words, newId, rules }: TogetherDeps) {
  const { reads } = store;

  /** The questions of the part, with what the owner had answered of them and beside them. */
  function checklistFor(run: Run, { title, steps }: Section): Checklist {
    const whole = checklistOf(run);
    const { id, about, audience } = whole;
    // Written by the engine of runs, and by nobody else.
    const answers = Object.entries(run.answers as Answers);
    const own = new Set(steps.map((step) => step.id));
    const share = (whole.minutes * steps.length) / whole.steps.length;
    return {
      ...{
        id: `${id}-part`,
        title: words("together.part", { title: whole.title, section: title }),
      },
      ...{ minutes: Math.max(1, Math.ceil(share)), audience, steps },
      ...(about !== undefined && { about }),
      part: {
        section: title,
        before: Object.fromEntries(answers.filter(([step]) => own.has(step))),
        given: Object.fromEntries(answers.filter(([step]) => !own.has(step))),
      },
    };
  }

  function rowFor(call: Call, run: Run, tool: Tool, to: Person, section: Section): New<"run"> {
    const checklist = checklistFor(run, section);
    const answers = checklist.part?.before ?? {};
    const saved = touched({ status: "saved", answers, place: "" }, to, rules, call.now);
    const row = {
      ...{ id: newId(), personId: to.id, cohortId: run.cohortId, districtId: run.districtId },
      ...{ checklist: run.checklist, definition: checklist, answers, step: SUMMARY, place: "" },
      ...{ parentId: run.id, startedAt: call.now, ...saved },
    };
    const { guide } = openRun({ ...row, version: 1 }, tool);
    return { ...row, step: walk(guide, answers, call.now).open?.step.id ?? SUMMARY };
  }

  return async (call: Call, run: Run, tool: Tool, to: Person, section: Section): Promise<Given> => {
    const row = rowFor(call, run, tool, to, section);
    const { person } = call.who;
    const held = Object.fromEntries(
      section.steps.map(({ id }) => [id, { run: row.id, name: to.name }]),
    );
    const now = await withOthers(reads, run);
    const definition = { ...checklistOf(now), held: { ...checklistOf(now).held, ...held } };
    const { guide, at } = openRun({ ...run, definition }, tool);
    // The owner's own question goes on waiting, unless it is among those that somebody else has now.
    const here = at.step in held || at.step === SUMMARY;
    const next = walk(guide, at.answers, call.now).open?.step.id ?? SUMMARY;
    const set = { step: here ? next : at.step, ...touched(run, person, rules, call.now) };
    const questions = section.steps.filter(({ type }) => type !== "note").length;
    const { title } = checklistOf(run);
    const text = words("together.asked", {
      ...{ from: person.name, section: section.title, title, count: questions },
    });
    const actions = [goOn(words, row), steer(words, row.id, row.step, "form")];
    return {
      // The run itself is written too, so that nobody finishes it at the same moment.
      changes: [update("run", run, set), insert("run", row)],
      outgoing: [tell(call, to, rules, { text, actions, data: { type: "part", run: row.id } })],
      owner: { ...run, ...set, definition },
      questions,
    };
  };
}
