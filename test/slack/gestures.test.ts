import { afterAll, beforeAll, expect, it } from "vitest";
import { type FakeSlack, startFakeSlack } from "./fake/slack.ts";
import { createGestures, type Gesture } from "./gestures.ts";
import { payload } from "./payload.ts";

let slack: FakeSlack;
beforeAll(async () => {
  slack = await startFakeSlack();
  slack.addWorkspace({
    ...{ team: "T1", token: "xoxb-1", users: [{ id: "U1", name: "ana" }] },
    channels: [{ id: "C1", name: "cohort", members: ["U1"] }],
  });
});
afterAll(() => slack.close());

/** Every member of a payload as a path; lists by their first entry. */
function paths(thing: unknown, at = ""): string[] {
  if (Array.isArray(thing)) return paths(thing[0], at);
  if (typeof thing !== "object" || thing === null) return [];
  return Object.entries(thing).flatMap(([key, value]) => [
    at + key,
    ...paths(value, `${at}${key}.`),
  ]);
}

/** What Slack repeats of the message or view itself; nothing of it is read. */
const REPEATED = /(^|\.)(blocks|state|title|close|submit|source_team|user_team|edited)(\.|$)/;
const UNREAD =
  /^(message\.(bot_id|app_id|text|team)|view\.(clear_on_close|notify_on_close)|event\.parent_user_id)$/;

it("plays gestures with all members of the recorded payloads", () => {
  const ana = { team: "T1", user: "U1" };
  const inChannel = { ...ana, channel: "C1" };
  const make = createGestures(slack, () => new Date());
  const dm = make.dmMessage("Hello", ana);
  const element = {
    type: "button",
    action_id: "a",
    value: "v",
    text: { type: "plain_text", text: "B", emoji: false },
  };
  const clicked = { block: { type: "actions", block_id: "b" }, element };
  const message = { ts: "1795361401.000500" };
  const view = { type: "modal", callback_id: "form", private_metadata: "", blocks: [] };
  const open = { id: "V1", hash: "1.2", user: "U1", root: "V1", view };
  const played: Record<string, Gesture> = {
    "slash-gap": make.slashCommand("/gap", "100", inChannel),
    "slash-gap-dm": make.slashCommand("/gap", "100", ana),
    "message-im": dm.gesture,
    "message-im-thread": make.dmMessage("Hello", { ...ana, thread: message.ts }).gesture,
    "app-mention": make.mention("Hello", inChannel).gesture,
    "block-actions-button": make.click({ ...clicked, message }, ana),
    "block-actions-ephemeral": make.click(
      { ...clicked, message: { ...message, ephemeral: true } },
      inChannel,
    ),
    "block-actions-home": make.click({ ...clicked, home: open }, ana),
    "view-submission": make.viewSubmission(open, {}, ana),
    "message-action-jot": make.messageShortcut("jot", dm.message, inChannel),
    "app-home-opened": make.homeOpened(ana),
    "message-changed": make.edited(dm.message, "Bye", ana),
    "message-deleted": make.deleted(dm.message, ana),
    "app-uninstalled": make.uninstalled(ana),
    "tokens-revoked": make.tokensRevoked(ana),
  };
  for (const [name, gesture] of Object.entries(played)) {
    const there = new Set(paths(gesture.payload));
    const wanted = paths(payload(name)).filter((path) => !REPEATED.test(path));
    const missing = wanted.filter((path) => !there.has(path) && !UNREAD.test(path));
    expect(missing, name).toEqual([]);
  }
});
