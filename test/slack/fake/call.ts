import type { Fault } from "./faults.ts";
import {
  type Answer,
  type Args,
  type FakeCall,
  SlackRefusal,
  type Token,
  text,
  type World,
} from "./world.ts";

/** One method of the Web API. */
export type Method = (caller: Token, args: Args) => Answer;

/** Scopes a bot token needs, by method; conversations.* say theirs themselves. */
const NEEDS: Record<string, string> = {
  "chat.postMessage": "chat:write",
  "chat.update": "chat:write",
  "chat.delete": "chat:write",
  "chat.postEphemeral": "chat:write",
  "conversations.open": "im:write",
  "users.info": "users:read",
  "files.getUploadURLExternal": "files:write",
  "files.completeUploadExternal": "files:write",
  "apps.connections.open": "connections:write",
};

/** What goes back over the wire, or what becomes of the connection instead. */
export interface Outcome {
  status: number;
  headers: Record<string, string>;
  body: string;
  /** "hang": no answer at all; "reset": the connection is destroyed. */
  instead?: "hang" | "reset";
}

interface CallParts {
  world: World;
  methods: Record<string, Method>;
  wait(tenant: string, method: string, room: string): number;
  nextFault(call: { method: string; tenant: string; args: Args }): Fault | undefined;
}

/** Carries out one call: token, scope, rate, fault, then the method itself; and writes it down. */
export function createCall({ world, methods, wait, nextFault }: CallParts) {
  function permitted(method: string, token: Token | undefined): Token {
    const at = world.now().getTime();
    if (!token) throw new SlackRefusal("invalid_auth");
    if (token.state !== "live") throw new SlackRefusal(token.state);
    if (token.expiresAt !== undefined && at >= token.expiresAt) {
      throw new SlackRefusal("token_expired");
    }
    const app = method === "apps.connections.open";
    if (app !== (token.kind === "app")) throw new SlackRefusal("not_allowed_token_type");
    const needed = NEEDS[method];
    if (needed && !token.scopes.includes(needed)) {
      throw new SlackRefusal("missing_scope", { needed, provided: token.scopes.join(",") });
    }
    return token;
  }

  function perform(method: string, given: string, args: Args): Answer {
    try {
      const does = methods[method];
      if (!does) throw new SlackRefusal("unknown_method");
      if (method === "oauth.v2.access") return { ok: true, ...does(NOBODY, args) };
      if (!given) throw new SlackRefusal("not_authed");
      return { ok: true, ...does(permitted(method, world.tokens.get(given)), args) };
    } catch (error) {
      if (!(error instanceof SlackRefusal)) throw error;
      return { ok: false, error: error.code, ...error.more };
    }
  }

  return (method: string, given: string, args: Args): Outcome => {
    const token = world.tokens.get(given);
    const tenant = token?.tenant ?? "?";
    const shownArgs = Object.fromEntries(Object.entries(args).filter(([key]) => key !== "token"));
    const note: FakeCall = {
      ...{ method, args: shownArgs, tenant, outcome: "ok", accepted: false, at: world.now() },
    };
    world.calls.push(note);
    const room = text(args.channel) || text(args.channel_id);
    const seconds = token ? wait(tenant, method, room) : 0;
    if (seconds > 0) {
      note.outcome = "ratelimited";
      return limited(seconds);
    }
    const fault = nextFault({ method, tenant, args });
    const before = fault && goWrongBefore(fault);
    if (before) {
      note.outcome = typeof fault === "string" ? fault : JSON.stringify(fault);
      return before;
    }
    const answer = perform(method, given, args);
    note.accepted = answer.ok === true;
    note.outcome = typeof fault === "string" ? fault : note.accepted ? "ok" : text(answer.error);
    // Slack says with every answer what the token may do, and what the method wants.
    const headers = {
      ...(token && { "x-oauth-scopes": token.scopes.join(",") }),
      ...(NEEDS[method] && { "x-accepted-oauth-scopes": NEEDS[method] }),
    };
    return (fault && goWrongAfter(fault)) ?? json(200, answer, headers);
  };
}

const NOBODY: Token = { token: "", tenant: "?", scopes: [], state: "live", kind: "app" };

const json = (status: number, answer: Answer, headers: Record<string, string> = {}): Outcome => ({
  ...{ status, body: JSON.stringify(answer) },
  headers: { "content-type": "application/json; charset=utf-8", ...headers },
});

const limited = (seconds: number) =>
  json(429, { ok: false, error: "ratelimited" }, { "retry-after": String(seconds) });

const page = (status: number): Outcome => ({
  ...{ status, headers: { "content-type": "text/html" } },
  body: "<html><body>Something went wrong</body></html>",
});

const nothing = (instead: "hang" | "reset"): Outcome => ({ ...page(500), instead });

/** Faults that keep the call from taking effect. */
function goWrongBefore(fault: Fault): Outcome | undefined {
  if (typeof fault === "object") {
    return "error" in fault
      ? json(200, { ok: false, error: fault.error })
      : limited(fault.retryAfter);
  }
  switch (fault) {
    case "429":
      return limited(1);
    case "500":
    case "503":
      return page(Number(fault));
    case "garbage":
      return page(200);
    case "timeout":
      return nothing("hang");
    case "reset-before":
      return nothing("reset");
    default:
      return undefined;
  }
}

/** Faults that hide that the call took effect. */
function goWrongAfter(fault: Fault): Outcome | undefined {
  switch (fault) {
    case "reset-after":
      return nothing("reset");
    case "timeout-after":
      return nothing("hang");
    case "5xx-after":
      return page(503);
    case "garbage-after":
      return page(200);
    default:
      return undefined;
  }
}
