import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readSlack } from "../../../../adapters/slack/read/read.ts";
import { openDialect } from "../../../../db/open.ts";
import { createStore } from "../../../../db/store.ts";
import { createApp } from "../../../../src/app.ts";
import { createFeatures } from "../../../../src/commands.ts";
import type { Delivery } from "../../../../src/core/ports.ts";
import { shipped } from "../../../bot.ts";
import { eventPayload, payload } from "../../../slack/payload.ts";

const now = new Date("2026-11-22T16:00:00Z");
const THREAD = "1795361400.000200";
const ANA = "U0ANARUIZ1";

/** The whole program, told in Slack's own payloads. */
async function createTalk() {
  let ids = 0;
  const said: Delivery[] = [];
  const failures: unknown[] = [];
  const store = createStore(await openDialect(":memory:"));
  const newId = () => `id-${String(++ids).padStart(30, "0")}`;
  const app = createApp({
    ...{ store, clock: { now: () => now }, newId, words: shipped.words },
    features: createFeatures({ store, newId, prompts: shipped }),
    deliver: {
      slack: async (message) => {
        said.push(message);
        return { ts: String(message.id) };
      },
    },
    reports: {
      failed: (error) => failures.push(error),
      givenUp: (message, state, error) => failures.push({ message, state, error }),
    },
  });
  /** What is delivered because of a payload; nothing for one that asks for nothing. */
  async function send(body: unknown): Promise<Delivery[]> {
    const read = readSlack(body, { botUserId: "U0COHORTBT", now });
    const before = said.length;
    if (read.type === "incoming") {
      const { answer } = await app.engine.receive(read.incoming);
      await answer?.settle(false);
    }
    await app.courier();
    return said.slice(before);
  }
  let sent = 0;
  const type = (text: string, more: object = {}) => {
    const ts = `17953620${String(++sent).padStart(2, "0")}.000100`;
    const body = eventPayload("message-im", { text, ts, event_ts: ts, ...more });
    return send({ ...body, event_id: `Ev1${sent}` });
  };
  return { store, failures, send, type, receive: app.engine.receive };
}

let talk: Awaited<ReturnType<typeof createTalk>>;
beforeEach(async () => {
  talk = await createTalk();
});
afterEach(async () => {
  expect(talk.failures).toEqual([]);
  await talk.store.close();
});

const dataOf = (said: Delivery[]) => said.at(-1)?.reply.data;
const stepOf = (said: Delivery[]) => dataOf(said)?.step;

describe("a guided estimate in a direct conversation", () => {
  it("takes answers typed in a thread, and goes on in that thread", async () => {
    const first = await talk.type("gap");
    expect(first.at(-1)?.to).toEqual({
      platform: "slack",
      tenant: "T0NORTHERN",
      conversation: ANA,
    });
    const second = await talk.type("8,400", { thread_ts: THREAD });
    expect(second.at(-1)?.to).toMatchObject({ conversation: ANA, thread: THREAD });
    expect(dataOf(second)).toMatchObject({ type: "question" });
    expect(stepOf(second)).not.toBe(stepOf(first));
  });

  it("begun in a thread by somebody new is in that thread from the first question", async () => {
    const first = await talk.type("gap", { thread_ts: THREAD });
    expect(first.map(({ to }) => to.thread)).toEqual(first.map(() => THREAD));
    const next = await talk.type("8,400");
    expect(next.at(-1)?.to).not.toHaveProperty("thread");
  });

  it("takes a number that was made bold, and one said to the bot by name", async () => {
    const first = stepOf(await talk.type("gap"));
    const second = stepOf(await talk.type("*8,400*"));
    const third = stepOf(await talk.type("<@U0COHORTBT> 80–120"));
    expect([first, second, third]).toEqual(["enrolment", "screeners", "referrals"]);
  });

  it("is left for a command that was said to the bot by name", async () => {
    await talk.type("gap");
    const [said] = await talk.type("<@U0COHORTBT> help");
    expect(said?.reply.data).toMatchObject({ type: "help" });
  });
});

describe("an edited message", () => {
  it("is answered once for each edit, in the direct conversation", async () => {
    const said = await talk.send(payload("message-changed"));
    expect(said.map(({ reply }) => reply.text)).toEqual([
      expect.stringMatching(/^I read a message once/),
    ]);
    expect(await talk.send(payload("message-changed", { event_id: "Ev999" }))).toEqual([]);
  });

  it("that mentioned the bot is answered for its sender's eyes", async () => {
    const [said] = await talk.send(payload("app-mention-edited"));
    expect(said).toMatchObject({ privateTo: ANA, to: { conversation: "C0RIVERBND" } });
  });

  it.each(["message-changed-own", "message-changed-unfurl", "message-deleted"])(
    "is not what %s is",
    async (name) => {
      expect(await talk.send(payload(name))).toEqual([]);
    },
  );
});

describe("a file", () => {
  it("sent alone is told to be nothing the bot reads", async () => {
    const [said] = await talk.send(payload("message-im-file"));
    expect(said?.reply.text).toMatch(/can't open files/);
  });

  it("that came with words leaves the words what they are", async () => {
    const [said] = await talk.send(eventPayload("message-im-file", { text: "help" }));
    expect(said?.reply.data).toMatchObject({ type: "help" });
  });
});

describe("somebody's name", () => {
  const person = async () => {
    const identity = await talk.store.reads.identity("slack", "T0NORTHERN", ANA);
    return identity && (await talk.store.reads.person(identity.personId));
  };
  const introduce = (name: string) => {
    const at = { platform: "slack", tenant: "T0NORTHERN", conversation: ANA } as const;
    const { platform, tenant } = at;
    const from = { platform, tenant, userId: ANA, name, zone: "America/Chicago", direct: at };
    const arrival = { id: `introduced:${name}`, sentAt: now, from, at };
    return talk.receive({ ...arrival, type: "introduced", handle: "ana.ruiz" });
  };

  it("takes the place of the handle that a command came with, and of the id that a message came with", async () => {
    await talk.send(payload("slash-gap"));
    expect(await person()).toMatchObject({ name: "ana.ruiz", zone: "UTC" });
    await introduce("Ana Ruiz");
    expect(await person()).toMatchObject({ name: "Ana Ruiz", zone: "America/Chicago" });
    await introduce("Somebody Else");
    expect(await person()).toMatchObject({ name: "Ana Ruiz" });
  });

  it("is looked for without a word to the person", async () => {
    await talk.type("help");
    expect(await person()).toMatchObject({ name: ANA });
    await introduce("Ana Ruiz");
    expect(await talk.send({})).toEqual([]);
    expect(await person()).toMatchObject({ name: "Ana Ruiz" });
  });
});
