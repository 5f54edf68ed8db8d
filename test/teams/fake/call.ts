import { splitThread } from "../../../adapters/teams/places.ts";
import { BadCard } from "./check.ts";
import type { Asked, Done } from "./connector.ts";
import { type FakeCall, Refusal, type World } from "./world.ts";

/**
 * What goes wrong. A status alone: refused, and nothing took effect. `after`: it took effect, and the
 * caller is told of a failure, or nothing. "hang": no answer. "reset": the connection is destroyed.
 */
export type Fault =
  | { status: number; retryAfter?: number; after?: true }
  | "hang"
  | "hang-after"
  | "reset"
  | "reset-after";

/** What goes back over the wire, or what becomes of the connection instead. */
export interface Outcome {
  status: number;
  headers: Record<string, string>;
  body: string;
  instead?: "hang" | "reset";
}

interface CallParts {
  world: World;
  connector(asked: Asked): Done;
  isGood(authorization: string): boolean;
  /** Seconds to wait; 0 lets the request through. */
  wait(call: { method: string; tenant: string; conversation: string }): number;
  nextFault(call: { method: string; tenant: string; place: string }): Fault | undefined;
}

/** What a request came with, besides what it asks. */
export interface Wrapping {
  url: string;
  region: string;
  authorization: string;
  contentType: string;
}

/** Carries out one request: token, region, rate, fault, then the thing itself; and writes it down. */
export function createCall({ world, connector, isGood, wait, nextFault }: CallParts) {
  function tenantOf({ method, named, body }: Asked): string {
    if (method === "create") return typeof body.tenantId === "string" ? body.tenantId : "?";
    return world.rooms.get(splitThread(named).conversation)?.tenant ?? "?";
  }

  function perform(asked: Asked, note: FakeCall, { region, ...given }: Wrapping): Outcome {
    try {
      if (!isGood(given.authorization)) throw new Refusal(401, "BotNotRegistered");
      const writing = !["members", "member", "remove"].includes(asked.method);
      if (writing && !given.contentType.startsWith("application/json"))
        throw new Refusal(415, "BadSyntax");
      const home = world.tenants.get(note.tenant)?.region;
      if (home !== undefined && home !== region) throw new Refusal(404, "ConversationNotFound");
      const seconds = wait(note);
      if (seconds > 0) throw new Refusal(429, "Throttled", seconds);
      const done = connector(asked);
      Object.assign(note, { accepted: true, ...(done.id && { activity: done.id }) });
      return json(done.status, done.body);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      note.outcome = error instanceof BadCard ? error.message : error.code;
      return refused(error.status, error.code, error.retryAfter);
    }
  }

  return (asked: Asked, wrapping: Wrapping): Outcome => {
    const { conversation, thread } = splitThread(asked.named);
    const note: FakeCall = {
      ...{ method: asked.method, tenant: tenantOf(asked), conversation },
      ...(thread && { thread }),
      ...(asked.activity && { activity: asked.activity }),
      ...{ targeted: asked.targeted, body: asked.body, url: wrapping.url, at: world.now() },
      ...{ status: 0, outcome: "ok", accepted: false },
    };
    world.calls.push(note);
    const { method, tenant } = note;
    const fault = nextFault({ method, tenant, place: conversation });
    const before = fault && goWrongBefore(fault);
    const outcome = before ?? perform(asked, note, wrapping);
    const told = (fault && !before && goWrongAfter(fault)) || outcome;
    if (fault) note.outcome = JSON.stringify(fault);
    note.status = told.instead ? 0 : told.status;
    return told;
  };
}

export const json = (
  status: number,
  body?: unknown,
  headers: Record<string, string> = {},
): Outcome => ({
  ...{ status, body: body === undefined ? "" : JSON.stringify(body) },
  headers: { "content-type": "application/json; charset=utf-8", ...headers },
});

const refused = (status: number, code: string, retryAfter?: number) =>
  json(
    status,
    { error: { code, message: code } },
    retryAfter === undefined ? {} : { "retry-after": String(retryAfter) },
  );

const CODES: Record<number, string> = {
  ...{ 400: "BadArgument", 401: "BotNotRegistered", 403: "ForbiddenOperationException" },
  ...{ 404: "ConversationNotFound" },
  ...{ 412: "PreconditionFailed", 413: "MessageSizeTooBig", 429: "Throttled" },
  ...{ 500: "ServiceError", 502: "ServiceError", 503: "ServiceUnavailable", 504: "GatewayTimeout" },
};

const failed = ({ status, retryAfter }: { status: number; retryAfter?: number }) =>
  refused(status, CODES[status] ?? "Error", retryAfter);

const nothing = (instead: "hang" | "reset"): Outcome => ({ ...json(500), instead });

/** Faults that keep the request from taking effect. */
function goWrongBefore(fault: Fault): Outcome | undefined {
  if (typeof fault === "object") return fault.after ? undefined : failed(fault);
  return fault === "hang" || fault === "reset" ? nothing(fault) : undefined;
}

/** Faults that hide that the request took effect. */
function goWrongAfter(fault: Fault): Outcome | undefined {
  if (typeof fault === "object") return failed(fault);
  return nothing(fault === "hang-after" ? "hang" : "reset");
}
