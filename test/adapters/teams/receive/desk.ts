import { request } from "node:http";
import type { Capacity } from "../../../../adapters/gate.ts";
import type { TeamsSettings } from "../../../../adapters/teams/deps.ts";
import { createInstalls } from "../../../../adapters/teams/install/create-installs.ts";
import { CAPACITY } from "../../../../adapters/teams/receive/capacity.ts";
import { createReceiving } from "../../../../adapters/teams/receive/receiving.ts";
import { createGatekeeper } from "../../../../adapters/teams/sdk/authenticate.ts";
import { openDialect } from "../../../../db/open.ts";
import { createStore } from "../../../../db/store.ts";
import { createApp } from "../../../../src/app.ts";
import { createFeatures } from "../../../../src/commands.ts";
import type { Delivery, Store } from "../../../../src/core/ports.ts";
import { createServer } from "../../../../src/server.ts";
import { shipped } from "../../../bot.ts";
import { startKeyServer } from "../../../teams/key-server.ts";
import { claimsFor, createKeys, type Signing } from "../../../teams/keys.ts";
import { payload } from "../../../teams/payload.ts";

/** Of the payloads. */
const APP = "c9e8c047-2a74-40a2-b28a-b162d5f5327c";
export const TENANT = "2f9d1c3e-7a54-4b0e-9c1d-3f0e5a7b9c11";
export const SERVICE = "https://smba.trafficmanager.net/amer/";

export interface Answered {
  status: number;
  headers: Record<string, unknown>;
  text: string;
  json: Record<string, unknown>;
}

export interface DeskOptions {
  capacity?: Partial<Capacity>;
  settings?: Partial<TeamsSettings>;
  /** The database; one in memory when left out. */
  url?: string;
  /** Comes between the engine and its database. */
  around?: (store: Store) => Store;
}

export type Activity = Record<string, unknown>;

/**
 * The way in from Teams as it is in the program: our server, the real SDK checking real tokens, the
 * real engine on a real database. What is said in return is recorded, and the clock turned by hand.
 */
export async function createDesk(options: DeskOptions = {}) {
  let now = new Date("2026-11-22T15:30:20Z");
  let ids = 0;
  const clock = { now: () => now };
  const newId = () => `id-${String(++ids).padStart(30, "0")}`;
  const whole = createStore(await openDialect(options.url ?? ":memory:"));
  const store = options.around?.(whole) ?? whole;
  const delivered: Delivery[] = [];
  const failures: unknown[] = [];
  const logged: { level: string; facts: Record<string, unknown>; text: string }[] = [];
  const level = (name: string) => (facts: object, text: string) =>
    void logged.push({ level: name, facts: { ...facts }, text });
  const log = { error: level("error"), warn: level("warn"), info: level("info") };
  const keys = createKeys();
  const keyServer = await startKeyServer(keys);
  const settings: TeamsSettings = {
    ...{ appId: APP, password: "p", type: "SingleTenant", tenantId: TENANT, serviceHosts: [] },
    ...{ openIdUrl: keyServer.url, ...options.settings },
  };
  const app = createApp({
    ...{ store, clock, newId, words: shipped.words },
    features: createFeatures({ store, newId, prompts: shipped }),
    deliver: {
      teams: async (message) => {
        delivered.push(message);
        return { id: String(message.id) };
      },
    },
    reports: { failed: (error) => failures.push(error), givenUp: (...all) => failures.push(all) },
  });
  const receiving = createReceiving({
    ...{ settings, clock, newId, words: shipped.words, log },
    gatekeeper: await createGatekeeper({ settings, wall: clock, log }),
    installs: createInstalls({ settings, store, clock, newId, log }),
    capacity: { ...CAPACITY, ...options.capacity },
  });
  const server = createServer({ routers: [receiving.routes], ready: async () => undefined });
  const port = await server.listen(0, "127.0.0.1");
  receiving.start(app.engine.receive);

  /** Exactly these bytes and headers. */
  const raw = (body: string | Buffer, headers: Record<string, string | string[]>) =>
    new Promise<Answered>((resolve, reject) => {
      const sent = request(
        { ...{ port, host: "127.0.0.1", method: "POST", path: "/api/messages" }, headers },
        (response) => {
          let text = "";
          response.setEncoding("utf8").on("data", (chunk) => {
            text += chunk;
          });
          response.on("end", () => {
            const json = text.startsWith("{") ? JSON.parse(text) : {};
            const { statusCode: status = 0 } = response;
            resolve({ status, headers: response.headers, text, json });
          });
        },
      );
      sent.on("error", reject);
      sent.end(body);
    });

  const token = (claims: Activity = {}, signing: Signing = {}, serviceUrl = SERVICE) =>
    `Bearer ${keys.sign(claimsFor({ appId: APP, serviceUrl, now: new Date() }, claims), signing)}`;
  const good = token();
  const JSON_TYPE = { "content-type": "application/json; charset=utf-8" };

  return {
    ...{ store: whole, app, delivered, failures, logged, keys, keyServer, raw, token, receiving },
    /** An activity with a token of its own, or a good one. */
    send: (activity: Activity, authorization = good) =>
      raw(JSON.stringify(activity), { ...JSON_TYPE, authorization }),
    /** Bytes that come with a good token. */
    bytes: (body: string | Buffer, more: Record<string, string> = {}) =>
      raw(body, { ...JSON_TYPE, authorization: good, ...more }),
    kept: () => whole.outbox.list(["waiting", "sent"], 999),
    turn(ms: number) {
      now = new Date(now.getTime() + ms);
    },
    async close() {
      await receiving.stop();
      await server.close();
      await keyServer.close();
      await app.courier();
      await whole.close();
    },
  };
}

let messages = 0;

/** Something written to the bot alone, each time another message. */
export const message = (text: string, more: object = {}): Activity => {
  const at = new Date(Date.UTC(2026, 10, 22, 15, 30) + ++messages).toISOString();
  return payload("message-personal", {
    id: `179536${messages}`,
    localTimestamp: at,
    text,
    ...more,
  });
};
