import { DeliveryError } from "../../../src/core/delivery.ts";
import type { Clock } from "../../../src/core/ports.ts";
import { checkTime } from "../../attempt.ts";
import type { CallSlack } from "../deps.ts";
import { SLACK } from "../limits.ts";
import { isUser } from "../places.ts";
import { THREAD_GONE } from "./codes.ts";
import { slackCodeOf } from "./failure.ts";
import { type Job, nameOf, repeatable, saidOf, slackTime } from "./job.ts";

/** Where a message is said: a conversation, or a user for the direct one; perhaps in a thread. */
export interface Spot {
  channel: string;
  thread?: string;
}

/** Our parts of a message as they stand in a conversation, by their number. */
export interface Found {
  channel: string;
  parts: Map<number, string>;
}

/** What every message of ours carries, so that it can be found again. */
export const EVENT_TYPE = "cohort_message";

/** How far Slack's clock and ours may be apart, in seconds. */
const SKEW = 300;
/** With a page a minute (apps sold outside Slack's marketplace) an hour of waiting is enough. */
const MOST_ATTEMPTS = 60;

/** Reads a conversation back for the parts of one message. Throws DeliveryError when it cannot be known. */
export function createLook({ call, clock }: { call: CallSlack; clock: Clock }) {
  async function read(job: Job, method: string, args: Record<string, unknown>) {
    checkTime(job);
    try {
      return await call(job.tenant, method, args);
    } catch (error) {
      throw cannotLook(job, repeatable(job, clock, error));
    }
  }

  /** The id of a direct conversation, which history is asked by. */
  async function channelOf(job: Job, { channel }: Spot): Promise<string> {
    if (!isUser(channel)) return channel;
    const answer = await read(job, "conversations.open", { users: channel });
    return String((answer.channel as { id?: unknown } | undefined)?.id ?? "");
  }

  return async function look(job: Job, spot: Spot): Promise<Found> {
    const found: Found = { channel: await channelOf(job, spot), parts: new Map() };
    const since = earliest(job);
    const args = {
      ...{ channel: found.channel, limit: SLACK.historyPage, include_all_metadata: true },
      ...(spot.thread && { ts: spot.thread }),
      ...(since !== undefined && { oldest: String(since - SKEW) }),
    };
    const method = spot.thread ? "conversations.replies" : "conversations.history";
    let cursor: string | undefined;
    for (let page = 0; page < SLACK.historyPages; page++) {
      const answer = await read(job, method, { ...args, ...(cursor && { cursor }) }).catch(
        nothingThere,
      );
      collect(found, answer.messages, nameOf(job.message));
      cursor = cursorOf(answer);
      // History comes newest first: once the next part is there, all that follow it are too.
      const seen = !spot.thread && found.parts.has(saidOf(job).ts.length);
      if (seen || !cursor) return found;
    }
    if (found.parts.has(saidOf(job).ts.length)) return found;
    throw new DeliveryError("ambiguous", "too_much_history");
  };
}

/** Before this it cannot have been sent, in Slack's seconds; undefined where nobody knows any more. */
function earliest(job: Job): number | undefined {
  const { promisedAt, after } = job.message;
  if (job.progress.since) return Number(job.progress.since);
  if (!promisedAt) return undefined;
  return slackTime(job, after && after > promisedAt ? after : promisedAt);
}

/** Whatever keeps us from looking leaves the doubt as it is; some of it only a person can change. */
function cannotLook(job: Job, error: unknown): unknown {
  if (!(error instanceof DeliveryError)) return error;
  if (THREAD_GONE.has(slackCodeOf(error))) return error;
  if (slackCodeOf(error) === "missing_scope") return new DeliveryError("ambiguous", error.message);
  const again = error.kind === "not-sent" && job.message.attempt <= MOST_ATTEMPTS;
  return again ? error : new DeliveryError("ambiguous", `in_doubt:${error.message}`);
}

/** A thread whose first message is gone holds nothing of ours. */
function nothingThere(error: unknown): Record<string, unknown> {
  if (error instanceof DeliveryError && THREAD_GONE.has(slackCodeOf(error))) return {};
  throw error;
}

function collect({ parts }: Found, messages: unknown, name: string): void {
  if (!Array.isArray(messages)) return;
  for (const { ts, metadata } of messages as { ts?: unknown; metadata?: Metadata }[]) {
    const { delivery, part } = metadata?.event_payload ?? {};
    const ours = metadata?.event_type === EVENT_TYPE && delivery === name;
    if (ours && typeof ts === "string") parts.set(Number(part), ts);
  }
}

interface Metadata {
  event_type?: unknown;
  event_payload?: { delivery?: unknown; part?: unknown };
}

function cursorOf({ response_metadata }: Record<string, unknown>): string | undefined {
  const { next_cursor } = (response_metadata ?? {}) as { next_cursor?: unknown };
  return typeof next_cursor === "string" && next_cursor !== "" ? next_cursor : undefined;
}
