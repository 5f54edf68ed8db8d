import { DeliveryError } from "../../../src/core/delivery.ts";
import type { Clock } from "../../../src/core/ports.ts";
import type { CallSlack, Installs } from "../deps.ts";
import { isUser } from "../places.ts";
import { accept, type Job, repeatable, saidOf, slackTime } from "./job.ts";
import { createLook, type Found, type Spot } from "./look.ts";

/** Scopes that let messages be read back, by what an id begins with; channels may be private. */
const HISTORY: Record<string, string[]> = {
  C: ["channels:history", "groups:history"],
  G: ["groups:history", "mpim:history"],
  D: ["im:history"],
};

/**
 * Finds out what became of attempts whose end nobody knows. A message is sent again only when it
 * was not there twice, `settleMs` apart. Where the bot may not read, one for several people is
 * left to an operator, while one for a single person is sent again: twice does no harm there.
 */
export function createSettle(deps: {
  call: CallSlack;
  installs: Pick<Installs, "find">;
  clock: Clock;
}) {
  const { installs, clock } = deps;
  const look = createLook(deps);

  async function mayLook({ tenant }: Job, { channel }: Spot): Promise<boolean> {
    const scopes = (await installs.find(tenant))?.scopes ?? [];
    return scopesOf(channel).some((scope) => scopes.includes(scope));
  }

  /** Before a part is sent: returns when it is not there, or when it was found and so needs no sending. */
  async function settle(job: Job, spot: Spot): Promise<void> {
    const { message, progress } = job;
    if (!message.doubts || carried(job, "settled")) return;
    const looked = carried(job, "looked");
    if (await mayLook(job, spot)) {
      const { ts: known } = saidOf(job);
      takeOver(job, spot, await look(job, spot));
      if (saidOf(job).ts.length === known.length && !looked) throw lookAgain(job);
    } else if (!isDirect(spot)) throw unknowable("in_doubt", spot);
    delete progress.looked;
    progress.settled = String(message.attempt);
  }

  function lookAgain(job: Job): DeliveryError {
    job.progress.looked = String(job.message.attempt);
    const retryAt = new Date(clock.now().getTime() + job.settleMs);
    return new DeliveryError("not-sent", "looking_again", { retryAt });
  }

  /** What an attempt to send means whose end is not known. */
  async function doubt(job: Job, spot: Spot, error: unknown): Promise<unknown> {
    if (!(error instanceof DeliveryError) || error.kind !== "ambiguous") return error;
    delete job.progress.settled;
    job.progress.since ??= String(slackTime(job, job.startedAt));
    if (await mayLook(job, spot)) {
      // After a long wait for an answer, the first look may be at once; the second one is not.
      const settled = job.calledAt.getTime() + job.settleMs;
      const retryAt = new Date(Math.max(settled, clock.now().getTime()));
      return new DeliveryError("ambiguous", error.message, { retryAt });
    }
    return isDirect(spot) ? repeatable(job, clock, error) : unknowable(error.message, spot);
  }

  return { settle, doubt };
}

/**
 * Whether this attempt noted that, or the one before it, which then surely sent nothing: an older
 * note says nothing of an attempt that ended without a word.
 */
function carried({ message: { attempt }, progress }: Job, note: "settled" | "looked"): boolean {
  if (![attempt, attempt - 1].map(String).includes(progress[note] ?? "")) return false;
  progress[note] = String(attempt);
  return true;
}

const scopesOf = (channel: string): string[] =>
  isUser(channel) ? ["im:history"] : (HISTORY[channel.slice(0, 1)] ?? []);

const isDirect = ({ channel }: Spot) => isUser(channel) || channel.startsWith("D");

/** For an operator: what happened, and which permission would have told. */
const unknowable = (what: string, { channel }: Spot) =>
  new DeliveryError("ambiguous", `${what}:missing_scope:${scopesOf(channel)[0]}`);

/** Parts found in Slack count as accepted, as far as they follow on one another. */
function takeOver(job: Job, spot: Spot, found: Found): void {
  for (;;) {
    const ts = found.parts.get(saidOf(job).ts.length);
    if (ts === undefined) return;
    accept(job, found.channel, ts, spot.thread);
  }
}
