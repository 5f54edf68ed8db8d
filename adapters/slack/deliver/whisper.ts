import { DeliveryError } from "../../../src/core/delivery.ts";
import type { Clock, Receipt } from "../../../src/core/ports.ts";
import type { SlackMessage } from "../render.ts";
import { NOT_THERE, THREAD_GONE } from "./codes.ts";
import { slackCodeOf } from "./failure.ts";
import { type Job, repeatable } from "./job.ts";
import type { Spot } from "./look.ts";
import type { Paced } from "./post.ts";

/** Shows a message to one person in a channel. Undefined where that cannot be: the bot or they are not in it. */
export type Whisper = (
  job: Job,
  spot: Spot,
  user: string,
  parts: SlackMessage[],
) => Promise<Receipt | undefined>;

/** Slack keeps no record of what it showed, so a doubtful part is shown again: twice harms nobody. */
export function createWhisper({ paced, clock }: { paced: Paced; clock: Clock }): Whisper {
  /** Where its thread is gone, it is shown in the channel itself. */
  async function show(job: Job, spot: Spot, user: string, part: SlackMessage): Promise<void> {
    const { channel, thread } = spot;
    const args = { ...part, channel, user, ...(thread && { thread_ts: thread }) };
    try {
      await paced(job, channel, "chat.postEphemeral", args);
    } catch (error) {
      if (!thread || !isOneOf(THREAD_GONE, error)) throw repeatable(job, clock, error);
      await show(job, { channel }, user, part);
    }
  }

  return async (job, spot, user, parts) => {
    if (job.progress.aside) return undefined;
    for (const part of parts.slice(Number(job.progress.shown ?? 0))) {
      try {
        await show(job, spot, user, part);
      } catch (error) {
        if (!isOneOf(NOT_THERE, error)) throw error;
        // What has begun in the direct conversation is ended there, whoever comes in meanwhile.
        job.progress.aside = "1";
        return undefined;
      }
      job.progress.shown = String(Number(job.progress.shown ?? 0) + 1);
    }
    return { shownTo: user };
  };
}

const isOneOf = (codes: Set<string>, error: unknown) =>
  error instanceof DeliveryError && codes.has(slackCodeOf(error));
