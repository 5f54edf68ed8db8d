import { DeliveryError } from "../../../src/core/delivery.ts";
import type { Clock, Receipt } from "../../../src/core/ports.ts";
import type { CallSlack, Installs } from "../deps.ts";
import type { SlackMessage } from "../render.ts";
import { NOT_CHANGEABLE, THREAD_GONE } from "./codes.ts";
import { slackCodeOf } from "./failure.ts";
import { accept, type Job, repeatable, saidOf } from "./job.ts";
import type { Spot } from "./look.ts";
import { type Paced, textOf, withName } from "./post.ts";
import { type Said, toReceipt } from "./said.ts";
import { createSettle } from "./settle.ts";

/** Says the parts of a message in a conversation, over the parts of an older one as far as they go. */
export type Say = (job: Job, spot: Spot, parts: SlackMessage[], old?: Said) => Promise<Receipt>;

/**
 * Goes on where earlier attempts have come to. Changing and deleting may be repeated; whether a
 * part was posted is found out first where that is in doubt.
 */
export function createSay(deps: {
  paced: Paced;
  call: CallSlack;
  installs: Pick<Installs, "find">;
  clock: Clock;
}): Say {
  const { paced, clock } = deps;
  const { settle, doubt } = createSettle(deps);

  /** False when the older message can no longer be changed. */
  async function change(job: Job, old: Said, part: SlackMessage): Promise<boolean> {
    const number = saidOf(job).ts.length;
    const ts = old.ts[number];
    if (ts === undefined) return false;
    const { text, blocks, parse, link_names, metadata } = withName(job, part, number);
    const args = { channel: old.channel, ts, text, blocks, parse, link_names, metadata };
    const done = await gentle(job, () => paced(job, old.channel, "chat.update", args));
    if (done) accept(job, old.channel, ts, old.thread);
    return done;
  }

  /** True when done; false when the message is not there or not ours to touch any more. */
  async function gentle(job: Job, act: () => Promise<unknown>): Promise<boolean> {
    try {
      await act();
      return true;
    } catch (error) {
      if (error instanceof DeliveryError && NOT_CHANGEABLE.has(slackCodeOf(error))) return false;
      throw repeatable(job, clock, error);
    }
  }

  async function post(job: Job, spot: Spot, part: SlackMessage): Promise<void> {
    const args = withName(job, part, saidOf(job).ts.length);
    const { channel, thread } = spot;
    try {
      const answer = await paced(job, channel, "chat.postMessage", {
        ...{ ...args, channel },
        ...(thread && { thread_ts: thread }),
      });
      const ts = textOf(answer, "ts");
      if (ts === "") throw new DeliveryError("ambiguous", "unreadable_answer");
      accept(job, textOf(answer, "channel") || channel, ts, thread);
    } catch (error) {
      throw await doubt(job, spot, error);
    }
  }

  /** Parts that the older message had and this one has not. */
  async function remove(job: Job, old: Said, kept: string[]): Promise<void> {
    for (const ts of old.ts.filter((one) => !kept.includes(one))) {
      const args = { channel: old.channel, ts };
      await gentle(job, () => paced(job, old.channel, "chat.delete", args)).catch(unlessHopeless);
    }
  }

  async function postNext(job: Job, spot: Spot, part: SlackMessage): Promise<void> {
    const before = saidOf(job).ts.length;
    await settle(job, spot);
    if (saidOf(job).ts.length > before) return;
    try {
      await post(job, spot, part);
    } catch (error) {
      if (!spot.thread || !isThreadGone(error)) throw error;
      job.progress.loose = "1";
      // An attempt that was cut off may have come here too, and nobody has looked beside the thread.
      delete job.progress.settled;
      await postNext(job, loosened(job, spot), part);
    }
  }

  return async (job, spot, parts, old) => {
    let changeable = old;
    for (;;) {
      const part = parts[saidOf(job).ts.length];
      if (!part) break;
      const over = changeable && goesOn(job, changeable) ? changeable : undefined;
      if (over && (await change(job, over, part))) continue;
      changeable = undefined;
      await postNext(job, loosened(job, spot), part);
    }
    const said = saidOf(job);
    if (old) await remove(job, old, said.ts);
    return toReceipt(said);
  };
}

/** False once a part was said anew: those after it must stand behind it, not in older places above. */
const goesOn = (job: Job, old: Said) => saidOf(job).ts.every((ts, n) => ts === old.ts[n]);

/** Where the thread is gone, the message stands in the conversation itself. */
const loosened = ({ progress }: Job, { channel, thread }: Spot): Spot => ({
  channel,
  ...(thread && !progress.loose && { thread }),
});

const isThreadGone = (error: unknown) =>
  error instanceof DeliveryError && THREAD_GONE.has(slackCodeOf(error));

/** What cannot be deleted stays: the new words stand, and that is what was promised. */
function unlessHopeless(error: unknown): void {
  if (!(error instanceof DeliveryError && error.kind === "hopeless")) throw error;
}
