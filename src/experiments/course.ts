import { answer } from "../core/answer.ts";
import { type Outcome, update } from "../core/change.ts";
import type { Call } from "../core/command.ts";
import { UserError } from "../core/errors.ts";
import type { Words } from "../core/ports.ts";
import type { Experiment } from "../core/records.ts";
import type { Action, Reply } from "../core/reply.ts";
import { showDate } from "../core/show.ts";
import { addDays, dayIn, daysBetween } from "../core/time.ts";
import type { ToolDeps } from "./deps.ts";
import { clickedOn, teamOf } from "./home.ts";
import { nextMoment } from "./moments.ts";
import { askWhich, factsOf, lineOf, pick, splitNumber } from "./open.ts";

/** What one can do with a test under way besides reporting it. */
export type Turn = "list" | "week" | "stop" | "reopen";

/** "week #2" → what to do and with which test; undefined when the words are something else. */
export function typedCourse(args: string): { turn: Turn; number?: number } | undefined {
  const [, turn, rest = ""] = /^(list|week|stop)\b([\s\S]*)$/i.exec(args) ?? [];
  const { number, rest: more } = splitNumber(rest);
  if (!turn || more !== "") return undefined;
  return { turn: turn.toLowerCase() as Turn, ...(number !== undefined && { number }) };
}

/** Gives a test one more week, stops it without a brief, or takes that back. */
export function createCourse(deps: ToolDeps) {
  const { words } = deps;
  const { reads } = deps.store;

  async function typed(call: Call, { turn, number }: { turn: Turn; number?: number }) {
    const open = await reads.openExperiments(teamOf(call, words).district.id);
    if (turn === "list") return list(call, open, words);
    const test = pick(open, number, words);
    const action = (one: Experiment) => ({ id: turnId(one, turn) });
    if (!test) return askWhich(call, open, words, { typed: `try ${turn} #1`, action });
    return take(call, test, turn);
  }

  /** A click; `stopOn` is the stop date its button was made for, so that a second click adds no second week. */
  async function clicked(call: Call, id: string, turn: Turn, stopOn?: string): Promise<Outcome> {
    const { call: theirs, record: test } = await clickedOn(call, await reads.experiment(id), deps);
    if (turn === "week" && test.status === "open" && stopOn !== test.stopOn)
      return tell(call, test, words("experiment.moved-before", { stop: showDate(test.stopOn) }));
    return take(theirs, test, turn);
  }

  async function take(call: Call, test: Experiment, turn: Turn): Promise<Outcome> {
    teamOf(call, words);
    if (test.status === "reported") throw new UserError(words("experiment.reported"));
    const owner = (await reads.person(test.personId)) ?? call.who.person;
    if (turn === "reopen") return reopen(call, test, owner.zone, deps);
    if (test.status === "stopped") throw new UserError(words("experiment.stopped-before"));
    return turn === "stop" ? stop(call, test, words) : week(call, test, owner.zone, deps);
  }

  return { typed, clicked };
}

export type Course = ReturnType<typeof createCourse>;

/** The id of a button that takes this turn. */
export const turnId = ({ id, stopOn }: Experiment, turn: Turn) =>
  turn === "week" ? `experiment:${id}:week:${stopOn}` : `experiment:${id}:${turn}`;

function list(call: Call, open: Experiment[], words: Words): Outcome {
  if (open.length === 0) throw new UserError(words("experiment.none-open"));
  const lines = open.map((test, at) => `#${at + 1} ${lineOf(test, words)}`);
  const text = [words("experiment.list", { count: open.length }), ...lines].join("\n");
  const data = { type: "experiments", experiments: open.map(factsOf) };
  return { outgoing: [answer(call, { text, data })] };
}

function week(call: Call, test: Experiment, zone: string, deps: ToolDeps): Outcome {
  const { words, rules } = deps;
  const today = dayIn(zone, call.now);
  const stopOn = addDays(daysBetween(test.stopOn, today) > 0 ? today : test.stopOn, 7);
  const set = { stopOn, remindAt: nextMoment(stopOn, zone, call.now, rules.at) };
  const text = words("experiment.moved", { stop: showDate(stopOn) });
  return {
    changes: [update("experiment", test, set)],
    ...tell(call, { ...test, ...set }, text),
  };
}

function stop(call: Call, test: Experiment, words: Words): Outcome {
  const set = { status: "stopped" as const, remindAt: null };
  const text = words("experiment.stopped", { jots: test.jots.length });
  const undo = { id: turnId(test, "reopen"), label: words("experiment.button.undo") };
  return {
    changes: [update("experiment", test, set)],
    ...tell(call, { ...test, ...set }, text, [undo]),
    audit: [{ action: "experiment.stop", subject: test.id }],
  };
}

function reopen(call: Call, test: Experiment, zone: string, deps: ToolDeps): Outcome {
  const { words, rules } = deps;
  if (test.status === "open") return tell(call, test, words("experiment.open-before"));
  const remindAt = nextMoment(test.stopOn, zone, call.now, rules.at);
  const set = { status: "open" as const, remindAt };
  const text = words("experiment.reopened", { stop: showDate(test.stopOn) });
  return {
    changes: [update("experiment", test, set)],
    ...tell(call, { ...test, ...set }, text),
  };
}

function tell(call: Call, test: Experiment, text: string, actions: Action[] = []): Outcome {
  const reply: Reply = { text, data: factsOf(test) };
  if (actions.length > 0)
    reply.blocks = [
      { type: "text", text },
      { type: "actions", actions },
    ];
  return { outgoing: [answer(call, reply)] };
}
