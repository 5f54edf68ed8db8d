import type { Receipt } from "../../../src/core/ports.ts";
import type { Connector } from "../port.ts";
import type { TeamsMessage } from "../render.ts";
import type { Doubt } from "./doubt.ts";
import { isHopeless, type Job } from "./job.ts";
import type { Place } from "./place.ts";
import type { Paced } from "./post.ts";

/** Shows a message to one person in a shared place. Undefined where that cannot be. */
export type Whisper = (
  job: Job,
  place: Place,
  user: string,
  parts: TeamsMessage[],
) => Promise<Receipt | undefined>;

/**
 * As targeted messages, which not every tenant has yet. Teams deletes them after a day, and they
 * cannot be changed in place of others, so the receipt points to nothing.
 */
export function createWhisper(deps: { paced: Paced; connector: Connector; doubt: Doubt }): Whisper {
  const { paced, connector, doubt } = deps;

  async function show(job: Job, { spot, name }: Place, user: string, part: TeamsMessage) {
    const saying = doubt.prepare(job, part, true);
    try {
      await paced(job, name, () => connector.send(spot, { ...saying }, user));
    } catch (error) {
      throw doubt.unknown(job, error, true);
    }
    doubt.settle(job);
  }

  return async (job, place, user, parts) => {
    // Only where somebody used one: a service without them might show it to everybody.
    if (!place.targeted) return undefined;
    for (const part of parts.slice(Number(job.progress.shown ?? 0))) {
      try {
        await show(job, place, user, part);
      } catch (error) {
        if (!isHopeless(error)) throw error;
        // What has begun in the person's own conversation is ended there.
        job.progress.aside = "1";
        return undefined;
      }
      job.progress.shown = String(Number(job.progress.shown ?? 0) + 1);
    }
    return { shownTo: user };
  };
}
