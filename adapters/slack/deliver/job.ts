import { createHash } from "node:crypto";
import { DeliveryError } from "../../../src/core/delivery.ts";
import type { Clock, Delivery } from "../../../src/core/ports.ts";
import { type Attempt, BEGIN_MS } from "../../attempt.ts";
import { SLACK } from "../limits.ts";
import { readSaid, type Said, toReceipt } from "./said.ts";

/** The longest wait between two attempts at something that may be repeated, in steps of `settleMs`. */
const MOST_STEPS = 24;

/** One attempt at one message. */
export interface Job extends Attempt {
  message: Delivery;
  tenant: string;
  /** When the last call for it began. */
  calledAt: Date;
  /** How far our clock is ahead of the time Slack lives in, in milliseconds: it may have been moved. */
  ahead: number;
  settleMs: number;
}

export function startJob(
  message: Delivery,
  { clock, wall = clock }: { clock: Clock; wall?: Clock },
  settleMs: number = SLACK.settleMs,
): Job {
  const { tenant } = message.to;
  const [by, startedAt] = [performance.now() + BEGIN_MS, clock.now()];
  return {
    message,
    tenant,
    by,
    startedAt,
    calledAt: startedAt,
    ahead: startedAt.getTime() - wall.now().getTime(),
    settleMs,
    progress: { ...message.progress },
  };
}

/** A moment of ours as Slack counts, in whole seconds. */
export const slackTime = ({ ahead }: Job, at: Date) => Math.floor((at.getTime() - ahead) / 1000);

/** The parts that are known to stand. */
export const saidOf = ({ progress }: Job): Said => readSaid(progress) ?? { channel: "", ts: [] };

/** Slack has accepted the next part. */
export function accept(job: Job, channel: string, ts: string, thread?: string): void {
  const { ts: before } = saidOf(job);
  Object.assign(
    job.progress,
    toReceipt({ channel, ts: [...before, ts], ...(thread && { thread }) }),
  );
}

/**
 * The message's own name in Slack's metadata. The cause is in it, so that two databases that write
 * to the same workspace, or one that was set up anew, never take each other's messages for theirs.
 */
export const nameOf = ({ id, cause }: Pick<Delivery, "id" | "cause">) =>
  createHash("sha256").update(`${id}\n${cause}`).digest("hex").slice(0, 32);

/** A moment from now: longer with each attempt. */
export const soon = ({ message, settleMs }: Job, clock: Clock) =>
  new Date(clock.now().getTime() + settleMs * Math.min(Math.max(message.attempt, 1), MOST_STEPS));

/** A failure of something that does no harm when it happens twice: it is simply done again. */
export function repeatable(job: Job, clock: Clock, error: unknown): unknown {
  if (!(error instanceof DeliveryError) || error.kind !== "ambiguous") return error;
  return new DeliveryError("not-sent", error.message, { retryAt: soon(job, clock) });
}
