import { laneOf } from "./address.ts";
import { answer } from "./answer.ts";
import type { Change, Outcome, Posting } from "./change.ts";
import type { Call, Who } from "./command.ts";
import { StaleError, UserError } from "./errors.ts";
import { folded } from "./fold.ts";
import type { Form } from "./form.ts";
import { cleanIncoming, type Incoming } from "./incoming.ts";
import type { Clock, NewId, Store, Words } from "./ports.ts";
import { addressed, reserve } from "./postings.ts";
import { recognise } from "./recognise.ts";
import type { Reply } from "./reply.ts";

/** What an arrival led to. It is durable when this is returned. */
export interface Received {
  status: "applied" | "duplicate";
  refused: boolean;
  form?: Form;
  answer?: Carried;
  /** For whoever only looked; "applied" then means that there is something to see. */
  view?: Reply;
}

/** A message that the answer to the request may carry. Whoever got it says whether it did. */
export interface Carried {
  reply: Reply;
  /** True: it was carried, and is not delivered again. False: it is delivered like any other. */
  settle(carried: boolean): Promise<void>;
}

/** Decides. Nothing has happened yet when it returns. */
export type Handler = (call: Call) => Promise<Outcome>;

const ATTEMPTS = 8;

/** Characters of a button's or form's id in the audit; ours are shorter. */
const LONGEST_ID = 200;

/** Told about a failure of ours; `reference` is what the person was given. Never gets content. */
export type Report = (error: unknown, reference: string, cause: string) => void;

export interface Engine {
  receive(incoming: Incoming): Promise<Received>;
  /** Work nobody typed; done at most once per cause. */
  perform(
    cause: string,
    decide: (attempt: number) => Promise<Outcome>,
  ): Promise<"applied" | "duplicate">;
}

/** Turns things people do into work done: decide, commit, wake the courier. */
export function createEngine(deps: {
  store: Store;
  clock: Clock;
  newId: NewId;
  words: Words;
  handle: Handler;
  report: Report;
  wake: () => void;
}): Engine {
  const { store, clock, newId, words, handle, report, wake } = deps;

  function apology(error: unknown, cause: string) {
    if (error instanceof UserError) return { text: error.message, data: error.facts };
    const reference = newId().slice(0, 8);
    report(error, reference, cause);
    return { text: words("core.failed", { reference }), data: { type: "error", reference } };
  }

  /** Whatever goes wrong on the way is told to the person; nothing else of what was decided is kept. */
  async function settle(call: Call, changes: Change[]): Promise<Received> {
    const keep = async (outcome: Outcome): Promise<Received> => {
      const { refused = false, form } = outcome;
      const audit = [...(outcome.audit ?? []), ...turnedAway(call, outcome)];
      const all = { ...outcome, changes: folded([...changes, ...(outcome.changes ?? [])]), audit };
      const postings = await addressed(store.reads, outcome.outgoing ?? [], call.who);
      const kept = reserve(call, postings);
      if (!(await commit(call.cause, all, kept.postings, call.who)))
        return { status: "duplicate", refused: false };
      const carried = kept.reserved && carry(call.cause, kept.reserved);
      return {
        ...{ status: "applied", refused },
        ...(form && { form }),
        ...(carried && { answer: carried }),
      };
    };
    try {
      return await keep(await handle(call));
    } catch (error) {
      if (error instanceof StaleError && call.attempt < ATTEMPTS) throw error;
      return keep({ refused: true, outgoing: [answer(call, apology(error, call.cause))] });
    }
  }

  /** Nothing is kept, not even who looked; a failure is told in the place of the view. */
  async function look(call: Call): Promise<Received> {
    try {
      const { view } = await handle(call);
      return { status: view ? "applied" : "duplicate", refused: false, ...(view && { view }) };
    } catch (error) {
      return { status: "applied", refused: true, view: apology(error, call.cause) };
    }
  }

  /** A click or form that was refused is kept with what it named: it may have come from outside. */
  function turnedAway({ incoming }: Call, { refused, form }: Outcome) {
    if (!refused || form) return [];
    if (incoming.type === "action")
      return [{ action: "refused", subject: incoming.actionId.slice(0, LONGEST_ID) }];
    if (incoming.type !== "submit") return [];
    return [{ action: "refused", subject: incoming.formId.slice(0, LONGEST_ID) }];
  }

  function carry(cause: string, { to, reply }: Posting): Carried {
    const message = { lane: laneOf(to), cause };
    return {
      reply,
      async settle(carried) {
        const settled = carried ? store.outbox.carried : store.outbox.release;
        await settled(message, clock.now());
        wake();
      },
    };
  }

  async function commit(
    cause: string,
    outcome: Outcome,
    postings: Posting[],
    who?: Who,
  ): Promise<boolean> {
    const personId = who?.person.id ?? null;
    const audit = (outcome.audit ?? []).map((entry) => ({ personId, ...entry }));
    const work = { cause, changes: outcome.changes ?? [], postings, audit };
    const result = await store.commit(work, clock.now());
    if (result === "duplicate") return false;
    if (postings.length > 0) wake();
    return true;
  }

  /** Tries again from a fresh read when someone else changed the same rows a moment before. */
  async function retrying<T>(attempt: (n: number) => Promise<T>): Promise<T> {
    for (let n = 1; ; n++) {
      try {
        return await attempt(n);
      } catch (error) {
        if (!(error instanceof StaleError) || n === ATTEMPTS) throw error;
      }
    }
  }

  return {
    receive: (arrived) =>
      retrying(async (attempt) => {
        const incoming = cleanIncoming(arrived);
        const cause = incoming.id;
        if (await store.seen(cause)) return { status: "duplicate", refused: false };
        const { who, changes } = await recognise(store.reads, incoming, newId, clock.now());
        const call = { who, incoming, at: incoming.at, now: clock.now(), attempt, cause };
        if (incoming.type === "looked") return look(call);
        const toldNothing = incoming.type === "introduced" && changes.length === 0;
        if (toldNothing) return { status: "duplicate", refused: false };
        return settle(call, changes);
      }),

    perform: (cause, decide) =>
      retrying(async (attempt) => {
        if (await store.seen(cause)) return "duplicate";
        const outcome = await decide(attempt);
        const postings = await addressed(store.reads, outcome.outgoing ?? []);
        return (await commit(cause, outcome, postings)) ? "applied" : "duplicate";
      }),
  };
}
