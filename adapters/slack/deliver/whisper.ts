import { DeliveryError } from "../../../src/core/delivery.ts";
import type { Clock, Receipt } from "../../../src/core/ports.ts";
import type { SlackMessage } from "../render.ts";
import { NOT_THERE } from "./codes.ts";
import { codeOf } from "./failure.ts";
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
  return async (job, { channel, thread }, user, parts) => {
    for (const part of parts.slice(Number(job.progress.shown ?? 0))) {
      const args = { ...part, channel, user, ...(thread && { thread_ts: thread }) };
      try {
        await paced(job, channel, "chat.postEphemeral", args);
      } catch (error) {
        const away = error instanceof DeliveryError && NOT_THERE.has(codeOf(error));
        if (away) return undefined;
        throw repeatable(job, clock, error);
      }
      job.progress.shown = String(Number(job.progress.shown ?? 0) + 1);
    }
    return { shownTo: user };
  };
}
