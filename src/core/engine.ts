import { answer } from "./answer.ts";
import type { Change, Outcome } from "./change.ts";
import type { Call, Who } from "./command.ts";
import { StaleError, UserError } from "./errors.ts";
import type { Form } from "./form.ts";
import { cleanIncoming, type Incoming } from "./incoming.ts";
import type { Clock, NewId, Store, Words } from "./ports.ts";
import { addressed } from "./postings.ts";
import { recognise } from "./recognise.ts";

/** What an arrival led to. It is durable when this is returned. */
export interface Received {
  status: "applied" | "duplicate";
  refused: boolean;
  form?: Form;
}

/** Decides. Nothing has happened yet when it returns. */
export type Handler = (call: Call) => Promise<Outcome>;

const ATTEMPTS = 8;

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
      const all = { ...outcome, changes: [...changes, ...(outcome.changes ?? [])] };
      if (!(await commit(call.cause, all, call.who)))
        return { status: "duplicate", refused: false };
      return { status: "applied", refused, ...(form && { form }) };
    };
    try {
      return await keep(await handle(call));
    } catch (error) {
      if (error instanceof StaleError && call.attempt < ATTEMPTS) throw error;
      return keep({ refused: true, outgoing: [answer(call, apology(error, call.cause))] });
    }
  }

  async function commit(cause: string, outcome: Outcome, who?: Who): Promise<boolean> {
    const postings = await addressed(store.reads, outcome.outgoing ?? [], who);
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
        const now = clock.now();
        return settle({ who, incoming, at: incoming.at, now, attempt, cause }, changes);
      }),

    perform: (cause, decide) =>
      retrying(async (attempt) => {
        if (await store.seen(cause)) return "duplicate";
        return (await commit(cause, await decide(attempt))) ? "applied" : "duplicate";
      }),
  };
}
