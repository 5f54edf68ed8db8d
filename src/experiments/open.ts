import { answer } from "../core/answer.ts";
import type { Outcome } from "../core/change.ts";
import type { Call } from "../core/command.ts";
import { UserError } from "../core/errors.ts";
import type { Words } from "../core/ports.ts";
import type { Experiment } from "../core/records.ts";
import type { Action, Facts } from "../core/reply.ts";
import { showDate } from "../core/show.ts";

/** What machines are told of a test. */
export const factsOf = ({ id, stopOn, jots, status }: Experiment): Facts => ({
  type: "experiment",
  ...{ id, stopOn, status, jots: jots.length },
});

/** At most `max` characters of a person's words, cut at a word where one ends nearby. */
export function clip(text: string, max: number): string {
  const said = text.replace(/\s+/g, " ").trim();
  if (said.length <= max) return said;
  return `${said.slice(0, max - 1).replace(/\s+\S{0,15}$/, "")}…`.toWellFormed();
}

/** "#2 the rest" → 2 and "the rest"; without a number the words as they are. */
export function splitNumber(args: string): { number?: number; rest: string } {
  const [, number, rest] = /^#\s?(\d{1,3})\b[:.]?\s*([\s\S]*)$/.exec(args.trim()) ?? [];
  return number ? { number: Number(number), rest: rest ?? "" } : { rest: args.trim() };
}

/** The one test that is meant; undefined when several could be. Throws when there is none. */
export function pick(
  open: Experiment[],
  number: number | undefined,
  words: Words,
): Experiment | undefined {
  if (open.length === 0) throw new UserError(words("experiment.none-open"));
  if (number === undefined) return open.length === 1 ? open[0] : undefined;
  const found = open[number - 1];
  if (!found) throw new UserError(words("experiment.no-number", { number, count: open.length }));
  return found;
}

/** Asks which of several tests is meant, as buttons and as numbers to type. */
export function askWhich(
  call: Call,
  open: Experiment[],
  words: Words,
  how: { typed: string; action: (test: Experiment) => Pick<Action, "id" | "value"> },
): Outcome {
  const lines = open.map((test, at) => `#${at + 1} ${lineOf(test, words)}`);
  const question = words("experiment.which", { typed: how.typed });
  const actions = open.map((test, at) => ({
    label: `#${at + 1} ${clip(test.question, 50)}`,
    ...how.action(test),
  }));
  const reply = {
    text: [question, ...lines].join("\n"),
    blocks: [
      { type: "text" as const, text: [question, ...lines].join("\n") },
      { type: "actions" as const, actions },
    ],
    data: { type: "experiments", experiments: open.map(factsOf) },
  };
  return { outgoing: [answer(call, reply)] };
}

/** "Does a text cut no-shows? (stops Fri 4 Dec 2026, 3 notes)" */
export const lineOf = (test: Experiment, words: Words) =>
  words("experiment.line", {
    question: clip(test.question, 120),
    stop: showDate(test.stopOn),
    jots: test.jots.length,
  });
