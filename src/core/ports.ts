import type { Platform } from "./address.ts";
import type { Posting, Work } from "./change.ts";
import type { Reads } from "./reads.ts";

/** The only source of time. Tests turn it by hand. */
export interface Clock {
  now(): Date;
}

/** A new opaque id, at least 128 bits from a secure source. */
export type NewId = () => string;

/** One of the bot's sentences, filled in; an unknown key is a bug and throws. */
export type Words = (key: string, values?: Record<string, string | number>) => string;

/** How a platform names a message it has accepted, so that it can be changed later. */
export type Receipt = Record<string, string>;

/** A message the outbox has handed to us to deliver. `attempt` fences later state writes. */
export interface Delivery extends Omit<Posting, "reserved"> {
  id: number;
  cause: string;
  attempt: number;
  /** How many earlier attempts may have been accepted: their process ended, or nobody knows. None when left out. */
  doubts?: number;
  /** When it was promised, for one in doubt: no attempt at it was earlier. Unknown after some weeks. */
  promisedAt?: Date;
  /** What earlier attempts are known to have got accepted. */
  progress?: Receipt;
}

export type OutboxState = "waiting" | "sent" | "ambiguous" | "dead";

/** One message in the outbox, as an operator sees it. */
export interface OutboxRow extends Delivery {
  state: OutboxState;
  /** When it is tried next; for one that was given up, when that was. */
  readyAt: Date;
  sentAt: Date | null;
  error: string | null;
}

/** What becomes of a message after a failed attempt; `doubt`: this one may have been accepted; `at`: when it was given up. */
export type Failure = (
  | { state: "waiting"; retryAt: Date; doubt?: boolean }
  | { state: "ambiguous" | "dead"; at?: Date }
) & { progress?: Receipt };

export interface Outbox {
  /**
   * Takes deliverable messages for `leaseMs`: at most the oldest one per lane, only for `platforms`,
   * and none whose lane begins with one of `busy` ("slack/T1/").
   */
  claim(
    now: Date,
    limit: number,
    leaseMs: number,
    platforms: Platform[],
    busy?: string[],
  ): Promise<Delivery[]>;
  /** A reserved message was carried by the answer to its own request. False when it is too late for that. */
  carried(message: Reserved, now: Date): Promise<boolean>;
  /** A reserved message could not be carried: it is delivered like any other, at once. */
  release(message: Reserved, now: Date): Promise<boolean>;
  /** False when another process has taken the message over since (its attempt moved on). */
  delivered(message: Delivery, receipt: Receipt, now: Date): Promise<boolean>;
  failed(message: Delivery, error: string, next: Failure): Promise<boolean>;
  /** How the newest delivered message of that key is named on its platform. */
  receipt(lane: string, key: string): Promise<Receipt | undefined>;
  /** When the earliest waiting message becomes ready; undefined when there is none. */
  nextReadyAt(platforms: Platform[]): Promise<Date | undefined>;
  list(states: OutboxState[], limit: number): Promise<OutboxRow[]>;
  find(id: number): Promise<OutboxRow | undefined>;
  /**
   * Makes a dead or ambiguous message wait again. False when it was neither, or when a newer version of
   * the same message was delivered since: it would be overwritten with what is out of date.
   */
  retry(id: number, now: Date): Promise<boolean>;
  /** Removes a message that was not sent. False when there was none. */
  drop(id: number): Promise<boolean>;
}

/** How a reserved message is found again: by its lane and what led to it. */
export interface Reserved {
  lane: string;
  cause: string;
}

/** What the core asks of storage. Reads are named questions; writes are one verb. */
export interface Store {
  reads: Reads;
  outbox: Outbox;
  /** Applies all of `work` in one transaction, or nothing. Throws StaleError on a lost race. */
  commit(work: Work, now: Date): Promise<"applied" | "duplicate">;
  /** True when that cause was applied before: lets a repeat be answered without deciding again. */
  seen(cause: string): Promise<boolean>;
  /** True for exactly one caller per job and moment, however many processes ask. */
  tick(job: string, at: Date): Promise<boolean>;
  /** Forgets causes and delivered messages older than `before`. */
  sweep(before: Date): Promise<void>;
  close(): Promise<void>;
}
