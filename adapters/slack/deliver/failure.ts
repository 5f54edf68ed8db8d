import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from "@slack/web-api";
import { DeliveryError } from "../../../src/core/delivery.ts";
import { networkCode, neverLeft } from "../../network.ts";
import { refusalOf } from "../slack-client.ts";
import { LATER, PERHAPS } from "./codes.ts";

const SCOPE = /^[a-z][a-z:._-]{1,40}/;

/** What a failed call means for the message it was about; holds a code and nothing of the content. */
export function toDeliveryError(error: unknown, now: Date): DeliveryError {
  if (error instanceof DeliveryError) return error;
  if (error instanceof WebAPIRateLimitedError) return later("ratelimited", now, error.retryAfter);
  if (error instanceof WebAPIHTTPError) return fromStatus(error.statusCode);
  if (error instanceof WebAPIPlatformError) return fromRefusal(error, now);
  const network = networkCode(error instanceof WebAPIRequestError ? error.original : error);
  // The SDK's way to say "429 without Retry-After" is a plain Error; the courier then picks the wait.
  if (error instanceof Error && error.message.startsWith("Retry header did not contain")) {
    return new DeliveryError("not-sent", "ratelimited");
  }
  return new DeliveryError(neverLeft(network) ? "not-sent" : "ambiguous", network);
}

const later = (code: string, now: Date, seconds: number | undefined) =>
  new DeliveryError("not-sent", code, {
    ...(seconds !== undefined && { retryAt: new Date(now.getTime() + seconds * 1000) }),
  });

function fromStatus(status: number): DeliveryError {
  const refused = status >= 400 && status < 500 && status !== 408;
  const kind = status === 413 ? "hopeless" : refused ? "not-sent" : "ambiguous";
  return new DeliveryError(kind, `http_${status}`);
}

function fromRefusal(error: WebAPIPlatformError, now: Date): DeliveryError {
  const code = refusalOf(error);
  // An answer that is not Slack's JSON: a proxy's page, half a body.
  if (!code) return new DeliveryError("ambiguous", "unreadable_answer");
  if (LATER.has(code)) return later(code, now, retryAfterOf(error));
  if (PERHAPS.has(code)) return new DeliveryError("ambiguous", code);
  if (code !== "missing_scope") return new DeliveryError("hopeless", code);
  const { needed } = error.data as { needed?: unknown };
  const [scope] = SCOPE.exec(String(needed ?? "")) ?? [];
  return new DeliveryError("hopeless", scope ? `${code}:${scope}` : code);
}

function retryAfterOf({ data }: WebAPIPlatformError): number | undefined {
  const { retryAfter } = (data.response_metadata ?? {}) as { retryAfter?: unknown };
  return typeof retryAfter === "number" ? retryAfter : undefined;
}

/** Slack's code in a failure of delivery: "missing_scope:files:write" is "missing_scope". */
export const slackCodeOf = ({ message }: DeliveryError) => message.split(":", 1)[0] ?? message;
