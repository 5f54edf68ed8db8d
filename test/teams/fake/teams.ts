import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createFaults } from "../../faults.ts";
import { checkCard } from "../card-check.ts";
import { createKeys } from "../keys.ts";
import { createCall, type Fault, json, type Outcome } from "./call.ts";
import type { CheckCard } from "./check.ts";
import { type Asked, createConnector } from "./connector.ts";
import { type App, createLogin } from "./login.ts";
import { createPace } from "./pace.ts";
import { createStage } from "./stage.ts";
import { createWorld } from "./world.ts";

interface FakeTeamsOptions {
  /** The clock for message ids and rates; the real one when left out. */
  now?: () => Date;
  /** "teams": as Teams slows bots down; `false` (as when left out) lets everything through. */
  rates?: "teams" | false;
  app?: App;
  /** Refuses more cards than Teams' own rules do. */
  checkCard?: CheckCard;
}

/** The bot's registration, unless another is given. */
const APP: App = {
  appId: "11111111-2222-4333-8444-555555555555",
  password: "password-of-the-bench",
};

/** Teams' edge on a local port: keys, tokens and the Bot Connector; keeps Teams' rules, and fails on demand. */
export async function startFakeTeams(options: FakeTeamsOptions = {}) {
  const app = options.app ?? APP;
  const world = createWorld(options.now ?? (() => new Date()), app.appId);
  const faults = createFaults<Fault>();
  const keys = createKeys();
  const login = createLogin({ app, keys, origin: () => world.origin });
  const call = createCall({
    ...{ world, isGood: login.isGood, nextFault: faults.next },
    connector: createConnector(world, (card) => [
      ...checkCard(card),
      ...(options.checkCard?.(card) ?? []),
    ]),
    wait: createPace(world.now, options.rates ?? false),
  });

  async function answer(request: IncomingMessage): Promise<Outcome> {
    const url = new URL(request.url ?? "/", world.origin);
    const body = await textOf(request);
    const [, region, path] = /^\/(\w+)\/+(v3\/.*)$/.exec(url.pathname) ?? [];
    if (region && path) {
      const { authorization = "", "content-type": contentType = "" } = request.headers;
      const asked = read(request.method ?? "", path, url.searchParams, body);
      return call(asked, { url: url.href, region, authorization, contentType });
    }
    const fault = faults.next({ method: url.pathname, tenant: "login", place: "login" });
    if (typeof fault === "object") return json(fault.status);
    if (fault) return { ...json(500), instead: fault.startsWith("hang") ? "hang" : "reset" };
    const { status, body: said } = atLogin(url.pathname, body);
    return json(status, said);
  }

  function atLogin(path: string, body: string) {
    if (path === "/v1/.well-known/openidconfiguration") return login.openId();
    if (path === "/v1/.well-known/keys") return login.keys();
    if (/\/oauth2\/(v2\.0\/)?token$/.test(path))
      return login.token(path, new URLSearchParams(body));
    return { status: 404, body: "not found" };
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { status, headers, body, instead } = await answer(request);
    if (instead === "hang") return;
    if (instead === "reset") {
      request.socket.resetAndDestroy();
      return;
    }
    response.writeHead(status, headers).end(body);
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500).end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  world.origin = `http://127.0.0.1:${port}`;

  return {
    ...createStage(world),
    ...{ app, keys, login, botId: world.botId, url: world.origin },
    /** For `serviceHosts`, `openIdUrl` and `loginUrl` of the settings. */
    host: `127.0.0.1:${port}`,
    openIdUrl: `${world.origin}/v1/.well-known/openidconfiguration`,
    loginUrl: (tenant: string) => `${world.origin}/${tenant}`,
    /** Every request to the Bot Connector, in the order it came. */
    calls: world.calls,
    world,
    /** `method` is one of FakeCall, or the path of a login request; `place` a conversation without its thread. */
    fail: faults.fail,
    /** Takes all faults away. */
    heal: faults.clear,
    /** Nobody answers at its address any more, until it is `up` again. */
    down: () => stop(server),
    up: () => new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve)),
    close: () => stop(server),
  };
}

function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

/** The fake as a test holds it. */
export type FakeTeams = Awaited<ReturnType<typeof startFakeTeams>>;

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

/** What a request to the Bot Connector asks, by its method and path. */
function read(verb: string, path: string, query: URLSearchParams, body: string): Asked {
  const [, , named = "", what = "", id = ""] = path.split("/").map(decodeURIComponent);
  const method = methodOf(verb, named, what, id);
  return {
    ...{ method, named, targeted: query.get("isTargetedActivity") === "true" },
    ...(id && { activity: id }),
    body: parsed(body),
  };
}

function methodOf(verb: string, named: string, what: string, id: string): Asked["method"] {
  if (!named) return verb === "POST" ? "create" : "unknown";
  if (what === "pagedmembers" && verb === "GET") return "members";
  if (what === "members" && verb === "GET") return id ? "member" : "members";
  if (what !== "activities") return "unknown";
  if (verb === "POST") return "send";
  if (!id) return "unknown";
  return verb === "PUT" ? "update" : verb === "DELETE" ? "remove" : "unknown";
}

function parsed(body: string): Record<string, unknown> {
  try {
    const thing: unknown = JSON.parse(body || "{}");
    return typeof thing === "object" && thing !== null ? { ...thing } : {};
  } catch {
    return {};
  }
}
