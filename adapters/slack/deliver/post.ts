import { DeliveryError } from "../../../src/core/delivery.ts";
import type { Clock } from "../../../src/core/ports.ts";
import { checkTime } from "../../attempt.ts";
import type { Pace } from "../../pace.ts";
import type { CallSlack } from "../deps.ts";
import type { SlackMessage } from "../render.ts";
import { type Job, nameOf } from "./job.ts";
import { EVENT_TYPE } from "./look.ts";

/** Calls Slack for a message when it is that channel's turn. */
export type Paced = (
  job: Job,
  channel: string,
  method: string,
  args: Record<string, unknown>,
) => Promise<Record<string, unknown>>;

/** A 429 holds up its own channel, in this process at once and not only where the message waits. */
export function createPaced(deps: { call: CallSlack; pace: Pace; clock: Clock }): Paced {
  const { call, pace, clock } = deps;
  return async (job, channel, method, args) => {
    await pace.turn(job.tenant, channel, job.by);
    checkTime(job);
    job.calledAt = clock.now();
    try {
      return await call(job.tenant, method, args);
    } catch (error) {
      const limited = error instanceof DeliveryError && error.kind === "not-sent";
      if (limited && error.retryAt) pace.hold(job.tenant, channel, error.retryAt);
      throw error;
    }
  };
}

/** What is sent for one part of a message, with what it can be found again by. */
export const withName = (job: Job, part: SlackMessage, number: number) => ({
  ...part,
  metadata: {
    event_type: EVENT_TYPE,
    event_payload: { delivery: nameOf(job.message), part: number },
  },
});

/** A text of Slack's answer; empty where it is missing. */
export const textOf = (answer: Record<string, unknown>, key: string): string => {
  const value = answer[key];
  return typeof value === "string" ? value : "";
};
