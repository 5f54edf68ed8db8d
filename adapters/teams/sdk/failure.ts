import { DeliveryError } from "../../../src/core/delivery.ts";
import { networkCode, neverLeft } from "../../network.ts";

/** The only shape of Teams' codes that may become one of ours: a single word. */
const PLAIN = /^[A-Za-z][A-Za-z0-9_]{2,60}$/;

/**
 * Statuses that say nothing against the message: who we are, how often we ask, what stands between.
 * A redirection is one of them, since none is ever followed.
 */
const LATER = new Set([401, 402, 407, 409, 412, 421, 423, 425, 429]);
const SLOW_DOWN = new Set([412, 429]);

/** No longer than the longest of Teams' own windows. */
const MOST_RETRY_AFTER_S = 3_600;

/** The SDK's own names for what has better ones. */
const NAMES: Record<string, string> = {
  PARSE_ERROR: "unreadable_answer",
  REQUEST_SEND_ERROR: "connection_lost",
};

/** A failed request as the SDK tells of it (RestError of @azure/core-rest-pipeline). */
interface Failed {
  name?: string;
  code?: unknown;
  statusCode?: unknown;
  response?: { bodyAsText?: unknown; headers?: { get(name: string): string | undefined } };
}

/** The HTTP status of a failed request; undefined where there was no answer. */
export function statusOf(error: unknown): number | undefined {
  const { statusCode } = (error ?? {}) as Failed;
  return typeof statusCode === "number" ? statusCode : undefined;
}

/** True when Teams took it with a status that the SDK does not know, and without a word. */
export function isTaken(error: unknown): boolean {
  const { statusCode, response } = (error ?? {}) as Failed;
  const taken = typeof statusCode === "number" && statusCode >= 200 && statusCode < 300;
  return taken && !response?.bodyAsText;
}

/** What time it is: for our waits, and where Teams lives, which may differ where `clock` was moved. */
export interface Now {
  now: Date;
  wall: Date;
}

/**
 * What a failed request means for the message it was about; holds a code and nothing of the content.
 * Codes: learn.microsoft.com, bots/build-conversational-capability, status codes.
 */
export function toDeliveryError(error: unknown, times: Now): DeliveryError {
  if (error instanceof DeliveryError) return error;
  const failed = (error ?? {}) as Failed;
  const status = statusOf(error);
  if (status === undefined) return fromNetwork(failed);
  const code = codeIn(failed.response?.bodyAsText) ?? `http_${status}`;
  if (SLOW_DOWN.has(status)) {
    return new DeliveryError("not-sent", code, { retryAt: retryAtOf(failed, times) });
  }
  if (status === 408 || status >= 500) return new DeliveryError("ambiguous", code);
  if (status < 300) return new DeliveryError("ambiguous", "unreadable_answer");
  const later = LATER.has(status) || status < 400;
  return new DeliveryError(later ? "not-sent" : "hopeless", code);
}

function fromNetwork(failed: Failed): DeliveryError {
  if (failed.name === "AbortError") return new DeliveryError("ambiguous", "timeout");
  const code = NAMES[String(failed.code)] ?? networkCode(failed);
  return new DeliveryError(neverLeft(code) ? "not-sent" : "ambiguous", code);
}

/** Teams' own word for what is wrong: `{ error: { code } }`. */
function codeIn(body: unknown): string | undefined {
  if (typeof body !== "string") return undefined;
  try {
    const { error } = (JSON.parse(body) ?? {}) as { error?: { code?: unknown } };
    const code = error?.code;
    return typeof code === "string" && PLAIN.test(code) ? code : undefined;
  } catch {
    return undefined;
  }
}

/** When Teams wants to be asked again; now where it did not say. */
function retryAtOf({ response }: Failed, { now, wall }: Now): Date {
  const said = response?.headers?.get("retry-after") ?? "";
  const seconds = /^\d+$/.test(said) ? Number(said) : (Date.parse(said) - wall.getTime()) / 1_000;
  const wait = Number.isNaN(seconds) ? 0 : Math.min(Math.max(seconds, 0), MOST_RETRY_AFTER_S);
  return new Date(now.getTime() + wait * 1_000);
}
