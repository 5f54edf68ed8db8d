import type { Receipt } from "../../../src/core/ports.ts";
import { splitThread } from "../places.ts";
import type { Connector } from "../port.ts";
import type { TeamsMessage } from "../render.ts";
import { CONVERSATION_GONE, TOO_BIG } from "./codes.ts";
import type { Doubt } from "./doubt.ts";
import { accept, isHopeless, type Job, repeatable, saidOf } from "./job.ts";
import { asCut, cut } from "./parts.ts";
import type { Place } from "./place.ts";
import type { Paced } from "./post.ts";
import { inThread, type Said, toReceipt } from "./said.ts";

/** What is said where: in the thread that begins with `thread`, over the parts of `old` as far as they go. */
export interface Wish {
  place: Place;
  thread?: string | undefined;
  old?: Said | undefined;
  parts: TeamsMessage[];
}

/** Says the parts of a message, and goes on where earlier attempts have come to. */
export type Say = (job: Job, wish: Wish) => Promise<Receipt>;

/** Changing and deleting may be repeated; whether a part may be said again is asked of `doubt`. */
export function createSay(deps: { paced: Paced; connector: Connector; doubt: Doubt }): Say {
  const { paced, connector, doubt } = deps;

  /** True when done; false when the message is not there or not ours to touch any more. */
  async function gentle(job: Job, name: string, act: () => Promise<void>): Promise<boolean> {
    try {
      await paced(job, name, act);
      return true;
    } catch (error) {
      if (isHopeless(error) && !TOO_BIG.has(error.message)) return false;
      throw repeatable(job, error);
    }
  }

  /** False when the older message can no longer be changed. */
  async function change(job: Job, { place }: Wish, old: Said, part: TeamsMessage) {
    const id = old.ids[saidOf(job).ids.length];
    if (!id) return false;
    const spot = { ...place.spot, conversation: old.conversation };
    const done = await gentle(job, place.name, () => connector.update(spot, id, { ...part }));
    if (done) accept(job, old.conversation, id);
    return done;
  }

  /** Where the thread is gone, the message stands in the conversation itself. */
  async function post(job: Job, wish: Wish, part: TeamsMessage): Promise<void> {
    const { place, thread } = wish;
    const named = inThread(place.spot.conversation, job.progress.loose ? undefined : thread);
    const saying = doubt.prepare(job, part, place.alone);
    try {
      const spot = { ...place.spot, conversation: named };
      const id = await paced(job, place.name, () => connector.send(spot, { ...saying }));
      // A message that begins a thread is that thread, so that its later parts belong in it.
      accept(job, named, id);
    } catch (error) {
      const threaded = splitThread(named).thread !== undefined;
      if (!threaded || !isHopeless(error, CONVERSATION_GONE)) {
        throw doubt.unknown(job, error, place.alone);
      }
      job.progress.loose = "1";
      return post(job, wish, part);
    }
    doubt.settle(job);
  }

  /** Parts that the older message had and this one has not. What cannot be deleted stays. */
  async function remove(job: Job, { place }: Wish, old: Said): Promise<void> {
    const kept = new Set(saidOf(job).ids);
    const spot = { ...place.spot, conversation: old.conversation };
    for (const id of old.ids.filter((one) => one !== "" && !kept.has(one))) {
      await gentle(job, place.name, () => connector.remove(spot, id));
    }
  }

  async function sayOne(job: Job, wish: Wish, part: TeamsMessage): Promise<void> {
    const { old } = wish;
    const over = old && goesOn(job, old) ? old : undefined;
    if (over && (await change(job, wish, over, part))) return;
    await post(job, wish, part);
  }

  return async (job, wish) => {
    for (;;) {
      const parts = asCut(job.progress, wish.parts);
      const number = saidOf(job).ids.length;
      const part = parts[number];
      if (!part) break;
      try {
        await sayOne(job, wish, part);
      } catch (error) {
        if (!isHopeless(error, TOO_BIG) || !cut(job.progress, parts, number)) throw error;
      }
    }
    if (wish.old) await remove(job, wish, wish.old);
    return toReceipt(saidOf(job));
  };
}

/** False once a part was said anew: those after it must stand behind it, not in older places above. */
const goesOn = (job: Job, old: Said) => saidOf(job).ids.every((id, n) => id === old.ids[n]);
