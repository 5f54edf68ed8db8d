import { DeliveryError } from "../../../src/core/delivery.ts";
import type { Words } from "../../../src/core/ports.ts";
import { TEAMS } from "../limits.ts";
import type { TeamsMessage } from "../render.ts";
import type { Job } from "./job.ts";
import { withLine } from "./parts.ts";

/**
 * A part that may have been said already is never said again blindly, since Teams lets a bot read
 * nothing back: where several people read it, an operator looks first; one person is told that it
 * may be a repeat.
 */
export function createDoubt({ words }: { words: Words }) {
  /** The part as it is to be said now. `alone`: one person reads it. */
  function prepare(job: Job, part: TeamsMessage, alone: boolean): TeamsMessage {
    if (!job.message.doubts || carried(job)) return part;
    if (!alone) throw new DeliveryError("ambiguous", "in_doubt");
    return withLine(part, words("teams.may-be-repeat"));
  }

  /** The part stands: of what was in doubt before, the reader was told. */
  function settle({ message, progress }: Job): void {
    if (message.doubts) progress.settled = String(message.attempt);
  }

  /** What an attempt to say something means whose end is not known. */
  function unknown(job: Job, error: unknown, alone: boolean): unknown {
    if (!(error instanceof DeliveryError) || error.kind !== "ambiguous") return error;
    delete job.progress.settled;
    const again = alone && (job.message.doubts ?? 0) < TEAMS.repeats;
    return new DeliveryError("ambiguous", error.message, again ? { retryAt: job.later() } : {});
  }

  return { prepare, settle, unknown };
}

/**
 * Whether this attempt settled it, or the one before it, which then surely left nothing in doubt: an
 * older note says nothing of an attempt that ended without a word.
 */
function carried({ message: { attempt }, progress }: Job): boolean {
  if (![attempt, attempt - 1].map(String).includes(progress.settled ?? "")) return false;
  progress.settled = String(attempt);
  return true;
}

/** Keeps what must not be said twice without a word. */
export type Doubt = ReturnType<typeof createDoubt>;
