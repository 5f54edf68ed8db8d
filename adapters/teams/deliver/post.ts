import { DeliveryError } from "../../../src/core/delivery.ts";
import type { Clock } from "../../../src/core/ports.ts";
import { checkTime } from "../../attempt.ts";
import type { Pace } from "../../pace.ts";
import { type Job, waitsOf } from "./job.ts";

/** Asks Teams something for a message when it is that conversation's turn. */
export type Paced = <T>(job: Job, place: string, act: () => Promise<T>) => Promise<T>;

/**
 * A 412 or 429 holds up its own conversation, in this process at once and not only where the message
 * waits. Whatever was not sent waits longer each time, and never as long as others do.
 */
export function createPaced({ pace, clock }: { pace: Pace; clock: Clock }): Paced {
  function patient(job: Job, place: string, error: unknown): unknown {
    if (!(error instanceof DeliveryError) || error.kind !== "not-sent") return error;
    const { retryAt: asked, message } = error;
    const told = asked && asked > clock.now();
    const retryAt = told ? job.soonAfter(asked) : job.later();
    if (asked) pace.hold(job.tenant, place, retryAt);
    return new DeliveryError("not-sent", message, { retryAt });
  }

  /** A wait beyond this attempt is the outbox's. */
  async function turn(job: Job, place: string): Promise<void> {
    try {
      await pace.turn(job.tenant, place, job.by);
    } catch (error) {
      job.progress.waits = String(waitsOf(job) + 1);
      throw error;
    }
  }

  return async (job, place, act) => {
    await turn(job, place);
    checkTime(job);
    try {
      return await act();
    } catch (error) {
      throw patient(job, place, error);
    }
  };
}
