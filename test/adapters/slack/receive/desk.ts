import { createHmac } from "node:crypto";
import { request } from "node:http";
import type { Capacity } from "../../../../adapters/gate.ts";
import type { Installs } from "../../../../adapters/slack/deps.ts";
import { CAPACITY } from "../../../../adapters/slack/receive/capacity.ts";
import { createReceiving } from "../../../../adapters/slack/receive/receiving.ts";
import { openDialect } from "../../../../db/open.ts";
import { createStore } from "../../../../db/store.ts";
import { createApp } from "../../../../src/app.ts";
import { createFeatures } from "../../../../src/commands.ts";
import type { Delivery, Store } from "../../../../src/core/ports.ts";
import { createServer } from "../../../../src/server.ts";
import { shipped } from "../../../bot.ts";

export const SECRET = "8f742231b10e8888abcd99yyyzzz85a5";

export interface Answered {
  status: number;
  text: string;
  json: Record<string, unknown>;
}

interface Options {
  capacity?: Partial<Capacity>;
  secrets?: string;
  appToken?: string;
  apiUrl?: string;
  /** Comes between the engine and its database. */
  around?: (store: Store) => Store;
}

/**
 * The way in from Slack as it is in the program: our server, the real Bolt, the real engine on a
 * real database. Only what would call Slack is recorded instead, and the clock is turned by hand.
 */
export async function createDesk(options: Options = {}) {
  let now = new Date("2026-11-16T15:00:00Z");
  let ids = 0;
  const clock = { now: () => now };
  const newId = () => `id-${String(++ids).padStart(30, "0")}`;
  const whole = createStore(await openDialect(":memory:"));
  const store = options.around?.(whole) ?? whole;
  const delivered: Delivery[] = [];
  const failures: unknown[] = [];
  const logged: { level: string; facts: Record<string, unknown>; text: string }[] = [];
  const log = (level: string) => (facts: object, text: string) =>
    void logged.push({ level, facts: { ...facts }, text });
  const app = createApp({
    ...{ store, clock, newId, words: shipped.words },
    features: createFeatures({ store, newId, prompts: shipped }),
    deliver: {
      slack: async (message) => {
        delivered.push(message);
        return { ts: String(message.id) };
      },
    },
    reports: { failed: (error) => failures.push(error), givenUp: (...all) => failures.push(all) },
  });
  const installs: Installs = {
    find: async (tenant) =>
      tenant === "T1"
        ? { tenant, name: "Prairie", botId: "B1", botUserId: "UBOT", scopes: [] }
        : undefined,
    token: async () => "xoxb-1",
    remove: async (tenant, reason) => void left.push(`${tenant} ${reason}`),
  };
  const left: string[] = [];
  const opened: object[] = [];
  const settings = {
    signingSecret: options.secrets ?? SECRET,
    ...(options.appToken && { appToken: options.appToken }),
    ...(options.apiUrl && { apiUrl: options.apiUrl }),
  };
  const receiving = createReceiving({
    ...{ settings, installs, clock, words: shipped.words },
    log: { error: log("error"), warn: log("warn"), info: log("info") },
    openForm: async (form) => {
      opened.push(form);
      return undefined;
    },
    left: ({ tenant, what }) => installs.remove(tenant, what),
    met: () => undefined,
    capacity: { ...CAPACITY, ...options.capacity },
  });
  const server = createServer({
    routers: receiving.routes ? [receiving.routes] : [],
    ready: async () => undefined,
  });
  const port = await server.listen(0, "127.0.0.1");
  receiving.start(app.engine.receive);

  const sign = (body: string | Buffer, seconds = String(Math.floor(now.getTime() / 1000))) => ({
    "x-slack-request-timestamp": seconds,
    "x-slack-signature": `v0=${createHmac("sha256", (options.secrets ?? SECRET).split(",")[0] ?? "")
      .update(`v0:${seconds}:`)
      .update(body)
      .digest("hex")}`,
  });

  /** Exactly these bytes and headers. */
  const raw = (body: string | Buffer, headers: Record<string, string | string[]>) =>
    new Promise<Answered>((resolve, reject) => {
      const sent = request(
        { ...{ port, host: "127.0.0.1", method: "POST", path: "/slack/events" }, headers },
        (response) => {
          let text = "";
          response.setEncoding("utf8").on("data", (chunk) => {
            text += chunk;
          });
          response.on("end", () => {
            const json = text.startsWith("{") ? JSON.parse(text) : {};
            resolve({ status: response.statusCode ?? 0, text, json });
          });
        },
      );
      sent.on("error", reject);
      sent.end(body);
    });

  const form = "application/x-www-form-urlencoded";
  const post = (body: string, type: string, more: Record<string, string> = {}) =>
    raw(body, { "content-type": type, ...sign(body), ...more });

  return {
    ...{ store: whole, app, delivered, failures, logged, left, opened, port, sign, raw, post },
    form,
    /** A slash command as Slack sends it. */
    slash: (command: string, text: string, more: Record<string, string> = {}) =>
      post(new URLSearchParams(slashBody(command, text, more)).toString(), form),
    /** An interaction: JSON in the field `payload`. */
    interact: (payload: object) =>
      post(new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), form),
    event: (payload: object) => post(JSON.stringify(payload), "application/json"),
    turn(ms: number) {
      now = new Date(now.getTime() + ms);
    },
    receiving,
    async close() {
      await receiving.stop();
      await server.close();
      await app.courier();
      await whole.close();
    },
  };
}

let triggers = 0;

/** docs.slack.dev/interactivity/implementing-slash-commands, the fields of the request. */
export const slashBody = (command: string, text: string, more: Record<string, string> = {}) => ({
  ...{ token: "gone", team_id: "T1", team_domain: "prairie", channel_id: "C1" },
  ...{ channel_name: "general", user_id: "U1", user_name: "ana", command, text },
  ...{ api_app_id: "A1", is_enterprise_install: "false" },
  response_url: "https://hooks.slack.com/commands/T1/1/x",
  trigger_id: `1.2.${++triggers}`,
  ...more,
});

let events = 0;

/** docs.slack.dev/reference/events/message.im */
export const messageEvent = (text: string, more: Record<string, unknown> = {}) => ({
  ...{ token: "gone", team_id: "T1", api_app_id: "A1", type: "event_callback" },
  event: {
    ...{ type: "message", channel: "D1", channel_type: "im", user: "U1", text },
    ...{ ts: `1794900000.${String(++events).padStart(6, "0")}`, event_ts: "1794900000.000001" },
  },
  ...{ event_id: `Ev${events}`, event_time: 1_794_900_000 },
  authorizations: [
    {
      enterprise_id: null,
      team_id: "T1",
      user_id: "UBOT",
      is_bot: true,
      is_enterprise_install: false,
    },
  ],
  ...more,
});

/** docs.slack.dev/reference/interaction-payloads/block_actions-payload */
export const press = (actionId: string, value = "", more: Record<string, unknown> = {}) => ({
  ...{ type: "block_actions", api_app_id: "A1", token: "gone", trigger_id: `1.2.${++triggers}` },
  user: { id: "U1", username: "ana", name: "ana", team_id: "T1" },
  team: { id: "T1", domain: "prairie" },
  ...{ enterprise: null, is_enterprise_install: false, channel: { id: "D1", name: "dm" } },
  container: { type: "message", message_ts: "1794900000.000100", channel_id: "D1" },
  message: { type: "message", ts: "1794900000.000100", text: "…" },
  response_url: "https://hooks.slack.com/actions/T1/1/x",
  actions: [
    {
      ...{ type: "button", block_id: "b1", action_id: actionId, value },
      action_ts: `1794900001.${String(triggers).padStart(6, "0")}`,
    },
  ],
  ...more,
});
