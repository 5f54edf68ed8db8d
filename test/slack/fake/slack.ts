import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createCall, type Method, type Outcome } from "./call.ts";
import { createChat } from "./chat.ts";
import type { CheckBlocks } from "./check.ts";
import { createConversations } from "./conversations.ts";
import { createFaults } from "./faults.ts";
import { createFiles, takeBytes } from "./files.ts";
import { createOauth } from "./oauth.ts";
import { createPace, type Rates } from "./pace.ts";
import { fileBytes, readArgs, readBody, tokenOf } from "./request.ts";
import { takeResponse } from "./response-url.ts";
import { createSocket } from "./socket.ts";
import { createStage } from "./stage.ts";
import { createViews } from "./views.ts";
import { createWorld } from "./world.ts";

interface FakeSlackOptions {
  /** The clock for time stamps, triggers, rates and expiry; the real one when left out. */
  now?: () => Date;
  /** Slack's rates; `false` (as when left out) lets everything through. */
  rates?: Rates | false;
  /** Refuses more than Slack's own rules do, such as blocks that a workspace does not have yet. */
  checkBlocks?: CheckBlocks;
}

/** Slack's edge on a local port: it keeps Slack's rules, remembers what it was told, and fails on demand. */
export async function startFakeSlack(options: FakeSlackOptions = {}) {
  const world = createWorld(options.now ?? (() => new Date()));
  const faults = createFaults();
  const oauth = createOauth(world);
  const socket = createSocket(world);
  const methods: Record<string, Method> = {
    ...createChat(world, options.checkBlocks),
    ...createConversations(world),
    ...createViews(world),
    ...createFiles(world),
    ...oauth.methods,
    ...socket.methods,
  };
  const call = createCall({
    ...{ world, methods, nextFault: faults.next },
    wait: createPace(world.now, options.rates ?? false),
  });

  async function answer(request: IncomingMessage): Promise<Outcome> {
    const url = new URL(request.url ?? "/", world.origin);
    const body = await readBody(request);
    const type = request.headers["content-type"] ?? "";
    const [, place = "", rest = ""] =
      /^\/(api|upload\/v1|commands|oauth\/v2)\/(.*)$/.exec(url.pathname) ?? [];
    if (place === "oauth/v2") return oauth.page(rest, url.searchParams);
    if (place === "commands") return plain(takeResponse(world, rest, body));
    if (place === "upload/v1") return plain(takeBytes(world, rest, fileBytes(type, body)));
    if (place !== "api") return plain({ status: 404, body: "not found" });
    const args = readArgs(type, body, url.searchParams);
    if (!args) return plain({ status: 200, body: '{"ok":false,"error":"invalid_json"}' });
    return call(
      rest,
      tokenOf(request, oauth.withClient(request, args)),
      oauth.withClient(request, args),
    );
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
  server.on("upgrade", socket.upgrade);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  world.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    /** The base of the Web API, for `apiUrl`. */
    url: `${world.origin}/api/`,
    authorizeUrl: `${world.origin}/oauth/v2/authorize`,
    ...createStage(world),
    addApp: oauth.addApp,
    socket: socket.stage,
    /** Every call, in the order it came. */
    calls: world.calls,
    uploads: world.uploads,
    fail: faults.fail,
    /** Takes all faults away. */
    heal: faults.clear,
    async close(): Promise<void> {
      socket.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The fake as a test holds it. */
export type FakeSlack = Awaited<ReturnType<typeof startFakeSlack>>;

const plain = ({ status, body }: { status: number; body: string }): Outcome => ({
  ...{ status, body },
  headers: { "content-type": body.startsWith("{") ? "application/json" : "text/plain" },
});
