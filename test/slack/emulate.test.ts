import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { WebClient } from "@slack/web-api";
import { createEmulator, type Emulator } from "emulate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createSlackBot, type SlackBot } from "./bot.ts";
import { type FakeSlack, startFakeSlack } from "./fake/slack.ts";
import { silent } from "./silent.ts";

/** A second opinion of Slack, by people who never saw ours: both are asked the same. */
interface Opinion {
  web: WebClient;
  user: string;
  /** A click's trigger; `view` is the modal it happened in. */
  trigger(view?: string): Promise<string>;
}

const TOKEN = "xoxb-both";
let emulator: Emulator;
let fake: FakeSlack;
let bot: SlackBot;
const opinions = {} as { ours: Opinion; theirs: Opinion };

const client = (slackApiUrl: string) =>
  new WebClient(TOKEN, { slackApiUrl, retryConfig: { retries: 0 }, logger: silent });

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

beforeAll(async () => {
  emulator = await createEmulator({
    ...{ service: "slack", port: await freePort() },
    seed: {
      slack: {
        team: { name: "Prairie", domain: "prairie" },
        users: ["ana", "cohort"].map((name) => ({ name, email: `${name}@example.com` })),
        tokens: [{ token: TOKEN, user: "cohort", scopes: ["chat:write", "users:read"] }],
      },
    },
  });
  const web = client(`${emulator.url}/api/`);
  const { members = [] } = await web.users.list({});
  const user = members.find(({ name }) => name === "ana")?.id ?? "";
  const trigger = async (view_id?: string) => {
    const asked = { user_id: user, ...(view_id && { view_id }) };
    const answer: object = await web.apiCall("views.generateTriggerId", asked);
    return String("trigger_id" in answer && answer.trigger_id);
  };
  fake = await startFakeSlack();
  fake.addWorkspace({ team: "T1", token: TOKEN, users: [{ id: "U1", name: "ana" }] });
  const ours = { user: "U1", trigger: async () => fake.trigger("T1", "U1") };
  Object.assign(opinions, { theirs: { web, user, trigger } });
  Object.assign(opinions, { ours: { ...ours, web: client(fake.url) } });
  bot = await createSlackBot();
});
afterAll(async () => {
  await Promise.all([emulator.close(), fake.close(), bot.close()]);
});

const view = { type: "modal" as const, title: { type: "plain_text" as const, text: "Gap" } };
const modal = { ...view, blocks: [{ type: "divider" }] };
const home = { type: "home" as const, blocks: [{ type: "divider" }] };

type Said = { view?: { id?: string; hash?: string } };
const outcome = (call: Promise<unknown>) =>
  call.then(
    () => "ok",
    ({ data, message }) => data?.error ?? message,
  );

describe.each(["ours", "theirs"] as const)("%s", (whose) => {
  it("opens a modal with a trigger once, and refuses a made-up one", async () => {
    const { web, trigger } = opinions[whose];
    const trigger_id = await trigger();
    const open = (id: string) => outcome(web.views.open({ trigger_id: id, view: modal }));
    expect([await open(trigger_id), await open(trigger_id), await open("made-up")]).toEqual([
      ...["ok", "exchanged_trigger_id", "invalid_trigger_id"],
    ]);
  });

  it("stacks three modals, and updates the one in front", async () => {
    const { web, trigger } = opinions[whose];
    let { view: front }: Said = await web.views.open({ trigger_id: await trigger(), view: modal });
    const said: string[] = [];
    for (let i = 0; i < 3; i++) {
      const pushed = web.views.push({ trigger_id: await trigger(front?.id), view: modal });
      said.push(await outcome(pushed));
      if (said.at(-1) === "ok") ({ view: front } = (await pushed) as Said);
    }
    expect(said).toEqual(["ok", "ok", "push_limit_reached"]);
    const update = { view_id: front?.id ?? "", view: modal };
    expect(await outcome(web.views.update({ ...update, hash: front?.hash ?? "" }))).toBe("ok");
    expect(await outcome(web.views.update({ ...update, hash: "old" }))).toBe("hash_conflict");
  });

  it("publishes a home, and notices when another one came between", async () => {
    const { web, user } = opinions[whose];
    const first: Said = await web.views.publish({ user_id: user, view: home });
    const hash = first.view?.hash ?? "";
    const again = (old: string) =>
      outcome(web.views.publish({ user_id: user, view: home, hash: old }));
    expect(await again(hash)).toBe("ok");
    expect(await again("old")).toBe("hash_conflict");
  });

  it("takes every modal and message of a day's work as the bot makes them", async () => {
    await bot.slash("/gap", "form");
    await bot.modal();
    await bot.slash("/cohort", "settings");
    await bot.dm("plan new community-partners new-partners=no");
    await bot.click("Set dates");
    await expect
      .poll(() => bot.slack.calls.filter(({ method }) => method === "views.open").length)
      .toBeGreaterThan(1);
    const { web, user, trigger } = opinions[whose];
    const asked = bot.slack.calls.filter(({ method }) => /views\.open|postMessage/.test(method));
    for (const { method, args } of asked) {
      const live = { trigger_id: await trigger(), channel: user };
      expect(await outcome(web.apiCall(method, { ...args, ...live }))).toBe("ok");
    }
  });
});
