import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Store } from "../../../../src/core/ports.ts";
import { type FakeSlack, startFakeSlack } from "../../../slack/fake/slack.ts";
import { createDesk, messageEvent, slashBody } from "./desk.ts";

type Desk = Awaited<ReturnType<typeof createDesk>>;
let slack: FakeSlack;
let desk: Desk | undefined;

beforeEach(async () => {
  slack = await startFakeSlack();
});
afterEach(async () => {
  await desk?.close();
  await slack.close();
});

const connect = async (around?: (store: Store) => Store) => {
  slack.addAppToken("xapp-1-A1-1-x");
  const token = { appToken: "xapp-1-A1-1-x", apiUrl: slack.url };
  desk = await createDesk({ ...token, ...(around && { around }) });
  await slack.socket.connected();
  return desk;
};

describe("Socket Mode", { timeout: 60_000 }, () => {
  it("answers a slash command inside its acknowledgement", async () => {
    const { delivered } = await connect();
    const text = "students=8400 screeners=1120 served=1050";
    const { payload } = await slack.socket.send("slash_commands", slashBody("/gap", text));
    expect(payload).toMatchObject({ response_type: "ephemeral", text: expect.any(String) });
    expect(delivered).toEqual([]);
  });

  it("acknowledges an event once it is kept, and applies a repeat once", async () => {
    const { store } = await connect();
    const event = messageEvent("help");
    await slack.socket.send("events_api", event);
    const kept = () => store.outbox.list(["waiting", "sent"], 9);
    expect(await kept()).toHaveLength(1);
    await slack.socket.send("events_api", event, { retry_attempt: 1, retry_reason: "timeout" });
    expect(await kept()).toHaveLength(1);
  });

  it("acknowledges no event that could not be kept, so that Slack sends it again", async () => {
    let broken = true;
    const { store, logged } = await connect((whole) => ({
      ...whole,
      commit: (...all) => (broken ? Promise.reject(new Error("disk full")) : whole.commit(...all)),
    }));
    const event = messageEvent("help");
    let acknowledged = false;
    void slack.socket.send("events_api", event).then(() => {
      acknowledged = true;
    });
    await expect.poll(() => logged.filter(({ level }) => level === "error").length).toBe(1);
    broken = false;
    await slack.socket.send("events_api", event, { retry_attempt: 1, retry_reason: "timeout" });
    expect(acknowledged).toBe(false);
    expect(await store.outbox.list(["waiting", "sent"], 9)).toHaveLength(1);
  });

  it("survives frames that make no sense", async () => {
    await connect();
    for (const payload of [null, 7, "x", [], {}, { event: null }, { event: 7 }])
      void slack.socket.send("events_api", payload as object);
    const answer = await slack.socket.send("slash_commands", slashBody("/cohort", "help"));
    expect(answer.payload).toMatchObject({ response_type: "ephemeral" });
  });

  it.each(["refreshed", "cut"] as const)("comes back after a connection was %s", async (how) => {
    await connect();
    if (how === "cut") slack.socket.cut();
    else slack.socket.disconnect();
    await expect.poll(() => slack.socket.connections(), { timeout: 20_000 }).toBe(0);
    await slack.socket.connected();
    const answer = await slack.socket.send("slash_commands", slashBody("/cohort", "help"));
    expect(answer.payload).toMatchObject({ response_type: "ephemeral" });
  });

  it("goes on trying while Slack cannot be reached, and stops in order meanwhile", async () => {
    const { url } = slack;
    await slack.close();
    desk = await createDesk({ appToken: "xapp-1-A1-1-x", apiUrl: url });
    await expect
      .poll(() => desk?.logged.filter(({ text }) => /trying again/.test(text)).length)
      .toBeGreaterThan(1);
    slack = await startFakeSlack();
  });
});
