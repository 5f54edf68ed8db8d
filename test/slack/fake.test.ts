import { WebClient } from "@slack/web-api";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type FakeSlack, startFakeSlack } from "./fake/slack.ts";
import { silent } from "./silent.ts";

let now = new Date("2026-11-16T15:00:00Z");
let slack: FakeSlack;
let web: WebClient;

const client = (token: string) =>
  new WebClient(token, {
    ...{ slackApiUrl: slack.url, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true },
    ...{ timeout: 500, logger: silent },
  });

beforeEach(async () => {
  now = new Date("2026-11-16T15:00:00Z");
  slack = await startFakeSlack({ now: () => now, rates: {} });
  slack.addWorkspace({
    ...{ team: "T1", token: "xoxb-1" },
    users: [
      { id: "U1", name: "ana", realName: "Ana Lopez", tz: "America/Chicago" },
      { id: "U2", name: "ben" },
    ],
    channels: [
      { id: "C1", name: "cohort", members: ["U1"] },
      { id: "C2", name: "elsewhere", members: [], botOut: true },
      { id: "C3", name: "old", members: [], archived: true },
    ],
  });
  slack.addWorkspace({
    ...{ team: "T2", token: "xoxb-2", scopes: ["chat:write"] },
    users: [{ id: "U9", name: "zoe" }],
    channels: [{ id: "C9", name: "other", members: ["U9"] }],
  });
  web = client("xoxb-1");
});
afterEach(() => slack.close());

const refusal = (call: Promise<unknown>) =>
  call.then(
    () => "ok",
    ({ data, message }) => data?.error ?? message,
  );
const post = (channel: string, more: object = {}) =>
  web.chat.postMessage({ channel, text: "Hello", ...more });
const divider = { type: "divider" };
const modal = (more: object = {}) => ({
  ...{ type: "modal" as const, title: { type: "plain_text" as const, text: "Gap" } },
  ...{ blocks: [divider], ...more },
});

describe("tokens and places", () => {
  it("knows each workspace by its own token alone", async () => {
    expect(await web.auth.test()).toMatchObject({ team_id: "T1", bot_id: "BT1" });
    expect(await refusal(client("xoxb-no").auth.test())).toBe("invalid_auth");
    expect(await refusal(post("C9"))).toBe("channel_not_found");
    expect(await refusal(web.users.info({ user: "U9" }))).toBe("user_not_found");
    slack.refuseToken("xoxb-1", "token_revoked");
    expect(await refusal(post("C1"))).toBe("token_revoked");
  });

  it("says which scope is missing", async () => {
    const { response_metadata } = await web.auth.test();
    expect(response_metadata?.scopes).toContain("files:write");
    const call = client("xoxb-2").users.info({ user: "U9" });
    await expect(call).rejects.toMatchObject({
      data: { error: "missing_scope", needed: "users:read", provided: "chat:write" },
    });
  });

  it("lets nobody write where the bot is not, or nobody can be", async () => {
    expect(await refusal(post("C2"))).toBe("not_in_channel");
    expect(await refusal(post("C3"))).toBe("is_archived");
    expect(await refusal(post("C4"))).toBe("channel_not_found");
  });

  it("takes a user for the conversation with them when posting, and only then", async () => {
    const { channel, ts = "" } = await post("U1");
    expect(channel).toBe("D1");
    expect(slack.channel("T1", "U1").history).toMatchObject([{ ts, text: "Hello" }]);
    expect(await refusal(web.chat.update({ channel: "U1", ts, text: "Bye" }))).toBe(
      "channel_not_found",
    );
    await web.chat.update({ channel: "D1", ts, text: "Bye" });
    expect(slack.channel("T1", "U1").history).toMatchObject([{ text: "Bye", edits: ["Hello"] }]);
  });

  it("shows a message for one person's eyes only to somebody who is there", async () => {
    const say = (user: string) => web.chat.postEphemeral({ channel: "C1", user, text: "psst" });
    await say("U1");
    expect(await refusal(say("U2"))).toBe("user_not_in_channel");
    const { history, ephemerals } = slack.channel("T1", "C1");
    expect(history).toEqual([]);
    expect(ephemerals).toMatchObject([{ for: "U1", text: "psst" }]);
  });
});

describe("messages", () => {
  it("refuses blocks Slack refuses, and says why", async () => {
    await expect(post("C1", { blocks: [{ type: "not_a_block" }] })).rejects.toMatchObject({
      data: { error: "invalid_blocks", errors: [expect.stringContaining("not_a_block")] },
    });
    const many = Array.from({ length: 51 }, () => divider);
    expect(await refusal(post("C1", { blocks: many }))).toBe("invalid_blocks");
    expect(await refusal(post("C1", { text: "" }))).toBe("no_text");
    now = new Date(now.getTime() + 5_000);
    const long = await post("C1", { text: "x".repeat(40_001) });
    expect(long).toMatchObject({ warning: "message_truncated" });
    expect(slack.channel("T1", "C1").history.at(-1)?.text).toHaveLength(40_000);
  });

  it("keeps metadata that is well-formed, and shows it only when asked", async () => {
    const metadata = { event_type: "cohort", event_payload: { id: 7 } };
    await post("C1", { metadata });
    now = new Date(now.getTime() + 5_000);
    await post("C1", { metadata: { event_type: "cohort" } });
    const read = async (include_all_metadata: boolean) => {
      const { messages } = await web.conversations.history({ channel: "C1", include_all_metadata });
      return messages?.map((one) => (one as { metadata?: object }).metadata);
    };
    expect(await read(true)).toEqual([undefined, metadata]);
    expect(await read(false)).toEqual([undefined, undefined]);
  });

  it("reads a thread and a long channel page by page", async () => {
    const { ts = "" } = await post("C1");
    await post("C1", { thread_ts: ts });
    now = new Date(now.getTime() + 5_000);
    await post("C1");
    const { messages } = await web.conversations.replies({ channel: "C1", ts });
    expect(messages).toHaveLength(2);
    const first = await web.conversations.history({ channel: "C1", limit: 1 });
    expect(first).toMatchObject({ has_more: true });
    const cursor = first.response_metadata?.next_cursor ?? "";
    const next = await web.conversations.history({ channel: "C1", limit: 1, cursor });
    expect(next).toMatchObject({ has_more: false, messages: [{ ts }] });
  });

  it("takes one message a second in a channel, after a small burst, and says how long to wait", async () => {
    for (let i = 0; i < 3; i++) await post("C1");
    await expect(post("C1")).rejects.toMatchObject({ retryAfter: 1 });
    await post("U1");
    now = new Date(now.getTime() + 1_000);
    await post("C1");
    expect(slack.calls.filter(({ outcome }) => outcome === "ratelimited")).toHaveLength(1);
  });
});

describe("modals and the App Home", () => {
  it("opens one modal with a trigger, within three seconds", async () => {
    const trigger_id = slack.trigger("T1", "U1");
    const open = (id: string) => web.views.open({ trigger_id: id, view: modal() });
    await open(trigger_id);
    expect(slack.modal("U1")).toHaveLength(1);
    expect(await refusal(open(trigger_id))).toBe("exchanged_trigger_id");
    const late = slack.trigger("T1", "U1");
    now = new Date(now.getTime() + 3_001);
    expect(await refusal(open(late))).toBe("expired_trigger_id");
    expect(await refusal(open("made-up"))).toBe("invalid_trigger_id");
  });

  it("stacks three at most, and refuses views Slack refuses", async () => {
    const fresh = () => slack.trigger("T1", "U1");
    await web.views.open({ trigger_id: fresh(), view: modal() });
    for (let i = 0; i < 2; i++) await web.views.push({ trigger_id: fresh(), view: modal() });
    const fourth = web.views.push({ trigger_id: fresh(), view: modal() });
    expect(await refusal(fourth)).toBe("push_limit_reached");
    const title = { type: "plain_text" as const, text: "x".repeat(25) };
    const long = web.views.open({ trigger_id: fresh(), view: modal({ title }) });
    expect(await refusal(long)).toBe("invalid_arguments");
  });

  it("publishes a home for one person, and notices that another one came between", async () => {
    const view = { type: "home" as const, blocks: [divider] };
    const { view: shown } = await web.views.publish({ user_id: "U1", view });
    expect(slack.home("T1", "U1")).toMatchObject(view);
    await web.views.publish({ user_id: "U1", view });
    const hash = (shown as { hash: string }).hash;
    expect(await refusal(web.views.publish({ user_id: "U1", view, hash }))).toBe("hash_conflict");
  });
});

describe("answers to a command or click", () => {
  it("takes five, for thirty minutes", async () => {
    const url = slack.responseUrl("T1", "C1", "U1");
    const answer = async () => {
      const response = await fetch(url, { method: "POST", body: '{"text":"here"}' });
      return response.status;
    };
    for (let i = 0; i < 5; i++) expect(await answer()).toBe(200);
    expect(await answer()).toBe(404);
    expect(slack.channel("T1", "C1").ephemerals).toHaveLength(5);
    const late = slack.responseUrl("T1", "C1", "U1");
    now = new Date(now.getTime() + 30 * 60_000 + 1);
    expect((await fetch(late, { method: "POST", body: '{"text":"late"}' })).status).toBe(404);
  });
});

describe("files", () => {
  it("takes a file in three steps, and shares it where the bot is", async () => {
    const file = Buffer.from("picture");
    await web.filesUploadV2({ filename: "a.png", file, channel_id: "C1", alt_text: "A chart" });
    expect(slack.uploads).toMatchObject([{ bytes: file, channel: "C1", altText: "A chart" }]);
    expect(slack.channel("T1", "C1").history).toMatchObject([{ files: [{ title: "a.png" }] }]);
    const image = (id = "") => ({ type: "image", slack_file: { id }, alt_text: "A chart" });
    await post("C1", { blocks: [image(slack.uploads[0]?.id)] });
    expect(await refusal(post("C1", { blocks: [image("F0")] }))).toBe("invalid_blocks");
  });
});

describe("failures on demand", () => {
  it.each([
    ["429", false, "A rate-limit has been reached"],
    ["503", false, "statusCode = 503"],
    ["timeout", false, "timeout"],
    ["timeout-after", true, "timeout"],
    ["reset-before", false, "fetch failed"],
    ["reset-after", true, "fetch failed"],
    ["5xx-after", true, "statusCode = 503"],
    ["garbage", false, "<html>"],
  ] as const)("%s: accepted %s, and the caller sees it fail", async (fault, accepted, message) => {
    slack.fail({ method: "chat.postMessage" }, fault);
    await expect(post("C1")).rejects.toThrow(message);
    expect(slack.channel("T1", "C1").history).toHaveLength(accepted ? 1 : 0);
    expect(slack.calls).toMatchObject([{ outcome: fault, accepted }]);
    await post("C1");
  });

  it("picks the same calls again with the same seed, and a share of them", async () => {
    const round = async (seed: number) => {
      const heal = slack.fail({ chance: 0.3, seed, channel: "U1" }, { error: "internal_error" });
      const failed: boolean[] = [];
      for (let i = 0; i < 40; i++) {
        now = new Date(now.getTime() + 2_000);
        failed.push((await refusal(post("U1"))) === "internal_error");
      }
      heal();
      return failed;
    };
    const first = await round(7);
    expect(first.filter(Boolean).length).toBeGreaterThan(4);
    expect(first.filter(Boolean).length).toBeLessThan(20);
    expect(await round(7)).toEqual(first);
    expect(await round(8)).not.toEqual(first);
  });
});
