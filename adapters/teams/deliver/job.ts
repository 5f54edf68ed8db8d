import { DeliveryError } from "../../../src/core/delivery.ts";
import type { Clock, Delivery } from "../../../src/core/ports.ts";
import { type Attempt, BEGIN_MS } from "../../attempt.ts";
import { TEAMS } from "../limits.ts";
import { readSaid, type Said, toReceipt } from "./said.ts";

/** What waiting for another try needs; `backoffMs` and `random` are for tests. */
export interface Patience {
  clock: Clock;
  /** The first wait, in milliseconds. */
  backoffMs?: number;
  random?: () => number;
}

/** One attempt at one message. */
export interface Job extends Attempt {
  message: Delivery;
  tenant: string;
  /** A moment from now: later with each attempt, and never the same for many messages at once. */
  later(): Date;
  /** A little after that moment, for the same reason. */
  soonAfter(at: Date): Date;
}

export function startJob(message: Delivery, patience: Patience): Job {
  const { clock, backoffMs = TEAMS.backoffMs, random = Math.random } = patience;
  const { attempt, to } = message;
  const now = clock.now();
  const failures = attempt - 1 - waitsOf(message);
  const doubled = backoffMs * 2 ** Math.min(Math.max(failures, 0), 20);
  return {
    ...{ message, tenant: to.tenant, startedAt: now, by: performance.now() + BEGIN_MS },
    progress: { ...message.progress },
    later: () =>
      new Date(
        clock.now().getTime() + Math.min(doubled, TEAMS.backoffMostMs) * (0.5 + random() / 2),
      ),
    soonAfter: (at) => new Date(at.getTime() + random() * (backoffMs / 2)),
  };
}

/** How often it only waited for its turn, which is no reason to wait longer after a failure. */
export const waitsOf = ({ progress }: Pick<Delivery, "progress">): number =>
  Number(progress?.waits ?? 0);

/** The parts that are known to stand. */
export const saidOf = ({ progress }: Job): Said =>
  readSaid(progress) ?? { conversation: "", ids: [] };

/** Teams has accepted the next part. */
export function accept(job: Job, conversation: string, id: string): void {
  const { ids } = saidOf(job);
  Object.assign(job.progress, toReceipt({ conversation, ids: [...ids, id] }));
}

/** A failure of something that does no harm when it happens twice: it is simply done again. */
export function repeatable(job: Job, error: unknown): unknown {
  if (!(error instanceof DeliveryError) || error.kind !== "ambiguous") return error;
  return new DeliveryError("not-sent", error.message, { retryAt: job.later() });
}

/** True where Teams will never take it; with `codes`, for one of these reasons. */
export const isHopeless = (error: unknown, codes?: Set<string>): error is DeliveryError =>
  error instanceof DeliveryError &&
  error.kind === "hopeless" &&
  (!codes || codes.has(error.message));
