import { answer } from "../core/answer.ts";
import { type Outcome, update } from "../core/change.ts";
import type { Call, Command } from "../core/command.ts";
import { UserError } from "../core/errors.ts";
import { nameMentioned } from "../core/name-mentioned.ts";
import type { Experiment, Jot } from "../core/records.ts";
import { showDate } from "../core/show.ts";
import { dayIn } from "../core/time.ts";
import type { ToolDeps } from "./deps.ts";
import { clickedOn, teamOf } from "./home.ts";
import { askWhich, factsOf, lineOf, pick, splitNumber } from "./open.ts";

/** A note fits in a button's value on every platform. */
const MAX_NOTE = 1000;

/** The same words from the same person within this time are one click that came twice. */
const TWICE_MS = 10 * 60_000;

/** `jot` keeps a note with a test under way; `jots` reads them back. */
export function createJots(deps: ToolDeps) {
  const { words } = deps;
  const { reads } = deps.store;

  const jot: Command = {
    name: "jot",
    async run(call, args) {
      const { district } = teamOf(call, words);
      const { number, rest } = splitNumber(args);
      if (rest === "") throw new UserError(words("experiment.jot.empty"));
      if (rest.length > MAX_NOTE)
        throw new UserError(words("experiment.jot.long", { count: rest.length, max: MAX_NOTE }));
      const note = await nameMentioned(reads, call.incoming.from, rest);
      const open = await reads.openExperiments(district.id);
      const test = pick(open, number, words);
      if (test) return keep(call, test, note);
      const action = ({ id }: Experiment) => ({ id: `jot:${id}`, value: note });
      return askWhich(call, open, words, { typed: "jot #1 …", action });
    },
  };

  const jots: Command = {
    name: "jots",
    async run(call) {
      const open = await reads.openExperiments(teamOf(call, words).district.id);
      if (open.length === 0) throw new UserError(words("experiment.none-open"));
      const parts = await Promise.all(open.map((test, at) => notesOf(call, test, at + 1)));
      const data = { type: "jots", experiments: open.map(factsOf) };
      return { outgoing: [answer(call, { text: parts.join("\n\n"), data })] };
    },
  };

  async function notesOf(call: Call, test: Experiment, number: number): Promise<string> {
    const lines = await Promise.all(test.jots.map((one) => noteOf(call, one)));
    const none = test.jots.length === 0 ? [words("experiment.jot.none")] : [];
    return [`#${number} ${lineOf(test, words)}`, ...lines, ...none].join("\n");
  }

  async function noteOf(call: Call, { at, by, text }: Jot): Promise<string> {
    const name = (await reads.person(by))?.name ?? words("experiment.someone");
    const day = showDate(dayIn(call.who.person.zone, new Date(at)));
    return words("experiment.jot.line", { day, name, text });
  }

  /** A click on "which test?"; the note came with the button. */
  async function clicked(call: Call, id: string, note: string): Promise<Outcome> {
    const { call: theirs, record: test } = await clickedOn(call, await reads.experiment(id), deps);
    teamOf(theirs, words);
    if (test.status !== "open") throw new UserError(words("experiment.closed"));
    return keep(theirs, test, note.slice(0, MAX_NOTE));
  }

  function keep(call: Call, test: Experiment, note: string): Outcome {
    const by = call.who.person.id;
    const last = test.jots.at(-1);
    const twice =
      last?.text === note && last.by === by && call.now.getTime() - Date.parse(last.at) < TWICE_MS;
    const all = twice ? test.jots : [...test.jots, { at: call.now.toISOString(), by, text: note }];
    const text = words("experiment.jot.kept", {
      ...{ count: all.length, question: test.question, stop: showDate(test.stopOn) },
    });
    return {
      changes: twice ? [] : [update("experiment", test, { jots: all })],
      outgoing: [answer(call, { text, data: factsOf({ ...test, jots: all }) })],
    };
  }

  return { commands: [jot, jots], clicked };
}
