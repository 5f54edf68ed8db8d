import { laneOf } from "../core/address.ts";
import { insert, type Outcome, type Outgoing, remove } from "../core/change.ts";
import type { Due, Job } from "../core/command.ts";
import type { NewId, Store, Words } from "../core/ports.ts";
import type { Person } from "../core/records.ts";
import type { Lost, Trouble } from "../core/references.ts";
import {
  createFindUnreached,
  type Reasons,
  type Unreached,
  unreachedBlocks,
  unreachedLines,
  whyOf,
} from "./unreachable.ts";

/** Conversations looked at in one beat; the others wait for the next. */
const AT_ONCE = 100;

/**
 * How far back a message that was given up is looked at: less than delivered messages are kept, so
 * that one which arrived afterwards is still known.
 */
const BACK_MS = 6 * 86_400_000;

/**
 * Remembers where nothing arrives, tells facilitators once, and forgets it when something does. Told
 * by the outbox, so a process that dies in between has missed nothing.
 */
export function createUnreachableJob(deps: {
  store: Pick<Store, "reads">;
  words: Words;
  newId: NewId;
  reasons: Reasons;
  /** When somebody may be written to who waits for nothing. */
  onTermsOf: (person: Person, now: Date) => { after?: Date };
}): Job {
  const { store, words, newId, reasons, onTermsOf } = deps;
  const { reads } = store;
  const unreachedAmong = createFindUnreached(deps);

  const find = (now: Date, limit: number): Promise<Lost[]> =>
    reads.lost(Object.keys(reasons), new Date(now.getTime() - BACK_MS), limit);

  /** A person's own conversation bears their user id. Where several people read, nobody is out of reach. */
  async function unreached(lost: Lost): Promise<Unreached | undefined> {
    const { platform, tenant, conversation } = lost.to;
    const identity = await reads.identity(platform, tenant, conversation);
    const person = identity && (await reads.person(identity.personId));
    if (!person || laneOf(identity.direct) !== laneOf(lost.to)) return undefined;
    return { person, platform, why: whyOf(reasons, lost.reason) };
  }

  /** Each facilitator with those of their cohorts whom they should hear about. */
  async function hearers(cases: Unreached[]): Promise<Map<Person, Unreached[]>> {
    const heard = new Map<string, { person: Person; about: Unreached[] }>();
    for (const one of cases)
      for (const person of await facilitatorsOf(one.person)) {
        const found = heard.get(person.id) ?? { person, about: [] };
        heard.set(person.id, { person, about: [...found.about, one] });
      }
    const lost = new Set(cases.map(({ person }) => person.id));
    const rest = [...heard.values()].filter(({ person }) => !lost.has(person.id));
    const deaf = await unreachedAmong(rest.map(({ person }) => person));
    const reached = rest.filter(({ person }) => !deaf.some((one) => one.person.id === person.id));
    return new Map(reached.map(({ person, about }) => [person, about]));
  }

  async function facilitatorsOf({ id }: Person): Promise<Person[]> {
    const found = new Map<string, Person>();
    for (const { cohortId } of await reads.memberships(id))
      for (const { person, membership } of await reads.members(cohortId))
        if (membership.role === "facilitator") found.set(person.id, person);
    return [...found.values()];
  }

  function tell(person: Person, about: Unreached[], now: Date): Outgoing {
    const lines = unreachedLines(about, words);
    const value = "cohort members";
    const actions = [{ id: `say:${value}`, value, label: words("cohort.button.members") }];
    return {
      to: { personId: person.id },
      ...onTermsOf(person, now),
      reply: {
        text: [...lines, words("unreachable.until")].join("\n"),
        blocks: [...unreachedBlocks(lines, words), { type: "actions", actions }],
        data: { type: "unreachable", people: about.map((one) => one.person.id) },
      },
    };
  }

  /** Channels are remembered as well, or they would be found again in every beat, in the place of people. */
  async function remember(now: Date): Promise<Outcome> {
    const all = await find(now, AT_ONCE);
    const changes = all.map(({ to, reason, at }) =>
      insert("trouble", { id: newId(), lane: laneOf(to), reason, since: at }),
    );
    const found = await Promise.all(all.map(unreached));
    const cases = found.filter((one) => one !== undefined);
    const outgoing = [...(await hearers(cases))].map(([person, about]) => tell(person, about, now));
    return { changes, outgoing };
  }

  async function forget({ id, lane }: Trouble): Promise<Outcome> {
    const row = await reads.trouble(lane);
    return row?.id === id ? { changes: [remove("trouble", row)] } : {};
  }

  return {
    name: "unreachable",
    async due(now) {
      const over = await reads.troublesOver(AT_ONCE);
      const reached: Due[] = over.map((one) => ({
        cause: `reached:${one.id}`,
        decide: () => forget(one),
      }));
      const [first] = await find(now, 1);
      if (!first) return reached;
      const cause = `unreachable:${first.id}:${first.attempt}`;
      return [...reached, { cause, decide: () => remember(now) }];
    },
  };
}
