import { type Outcome, update } from "../core/change.ts";
import type { Job } from "../core/command.ts";
import { hearsOf } from "../core/hears-of.ts";
import type { Store, Words } from "../core/ports.ts";
import type { Experiment, Person } from "../core/records.ts";
import type { Action, Block, Reply } from "../core/reply.ts";
import { showDate } from "../core/show.ts";
import { dayIn, daysBetween, instantOf } from "../core/time.ts";
import { allowed } from "../reminders/next-moment.ts";
import type { ReminderRules } from "../reminders/rules.ts";
import { turnId } from "./course.ts";
import { nextMoment } from "./moments.ts";
import { factsOf } from "./open.ts";

/** Tests looked at in one beat; the next beat finds what is left over. */
const BATCH = 500;

/**
 * Asks owners for the brief of a test that stops, or a lead of the district when they have left it.
 * `remindAt` is the truth and moves on in the commit that promises the message: each moment is
 * spoken of once, and a long downtime once too.
 */
export function createStopJob(deps: {
  store: Pick<Store, "reads">;
  words: Words;
  rules: ReminderRules;
}): Job {
  const { words, rules } = deps;
  const { reads } = deps.store;

  /** Who hears of a test; "" when nobody is left to hear of it. */
  const hearer = async (test: Experiment) => (await hearsOf(reads, test, test.personId)) ?? "";

  /** The tests still to be spoken of to this person, read afresh: a brief may have come in since. */
  async function stillDue(personId: string, ids: string[], now: Date): Promise<Experiment[]> {
    const found: Experiment[] = [];
    for (const id of ids) {
      const test = await reads.experiment(id);
      if (test && isDue(test, now) && (await hearer(test)) === personId) found.push(test);
    }
    return found;
  }

  async function decide(personId: string, ids: string[], now: Date): Promise<Outcome> {
    const tests = await stillDue(personId, ids, now);
    const person = personId === "" ? undefined : await reads.person(personId);
    const at = person && momentFor(person, rules, now);
    if (tests.length === 0 || (at && at > now) || !person) {
      const remindAt = person ? (at ?? null) : null;
      return { changes: tests.map((test) => update("experiment", test, { remindAt })) };
    }
    return {
      changes: tests.map((test) => {
        const remindAt = nextMoment(test.stopOn, person.zone, now, rules.at);
        return update("experiment", test, { remindAt });
      }),
      outgoing: [{ to: { personId }, reply: reminder(tests, dayIn(person.zone, now), words) }],
    };
  }

  return {
    name: "experiments",
    async due(now) {
      const groups = new Map<string, Experiment[]>();
      for (const test of await reads.experimentsToRemind(now, BATCH)) {
        const personId = await hearer(test);
        groups.set(personId, [...(groups.get(personId) ?? []), test]);
      }
      return [...groups].map(([personId, tests]) => ({
        cause: `experiment:${personId}:${tests[0]?.id}:${tests[0]?.remindAt?.toISOString()}`,
        ...(personId !== "" && { personId }),
        decide: () =>
          decide(
            personId,
            tests.map(({ id }) => id),
            now,
          ),
      }));
    },
  };
}

const isDue = ({ status, remindAt }: Experiment, now: Date) =>
  status === "open" && remindAt !== null && remindAt <= now;

/** `now`, or when this person may next be spoken to: a move to another zone can make it too early again. */
function momentFor(person: Person, rules: ReminderRules, now: Date): Date {
  const morning = instantOf(dayIn(person.zone, now), rules.at, person.zone);
  return allowed(now < morning ? morning : now, person, rules);
}

/** One message about every test of one person that stops, with what to do about each. */
function reminder(tests: Experiment[], today: string, words: Words): Reply {
  const lines = tests.map((test) =>
    words("experiment.stops", {
      ...{ question: test.question, stop: showDate(test.stopOn), jots: test.jots.length },
      days: daysBetween(test.stopOn, today),
    }),
  );
  const blocks = tests.flatMap((test, at): Block[] => [
    { type: "text", text: lines[at] ?? "" },
    { type: "actions", actions: buttons(test, words) },
  ]);
  return {
    text: [...lines, words("experiment.stops-typed")].join("\n"),
    blocks,
    data: { type: "reminder", experiments: tests.map(factsOf) },
  };
}

const buttons = (test: Experiment, words: Words): Action[] => [
  {
    id: `experiment:${test.id}:brief`,
    label: words("experiment.button.brief"),
    style: "primary",
  },
  { id: turnId(test, "week"), label: words("experiment.button.week") },
  { id: turnId(test, "stop"), label: words("experiment.button.stop") },
];
