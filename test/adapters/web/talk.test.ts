import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { everyBlock } from "../replies.ts";
import { createClient, nonce } from "./client.ts";
import { startPlayground } from "./stub.ts";

let playground: Awaited<ReturnType<typeof startPlayground>>;
let client: ReturnType<typeof createClient>;
beforeEach(async () => {
  playground = await startPlayground();
  client = createClient(playground.url);
});
afterEach(() => playground.stop());

const texts = async (as: string, conversation?: string) =>
  (await client.posts(as, conversation)).map(({ text }) => text);

describe("talking in the playground", () => {
  it("hands over what was said and shows it with the answer", async () => {
    await client.say("ana", "hello");
    expect(playground.received[0]).toMatchObject({
      type: "message",
      text: "hello",
      direct: true,
      mentioned: false,
      from: {
        platform: "web",
        tenant: "playground",
        userId: "ana",
        zone: "America/Chicago",
        direct: { conversation: "dm:ana" },
      },
      at: { platform: "web", tenant: "playground", conversation: "dm:ana" },
    });
    const [mine, answer] = await client.posts("ana");
    expect(mine).toMatchObject({
      mine: true,
      author: { name: "Ana Lopez" },
      time: "09:00",
      day: "Wed 3 Mar 2027",
    });
    expect(answer).toMatchObject({
      mine: false,
      author: { userId: null, name: "Cohort" },
      type: "echo",
    });
  });

  it("keeps and hands over words without what a database would choke on", async () => {
    await client.say("ana", "a\u0000b\ud800");
    expect(playground.received[0]).toMatchObject({ text: "ab\ufffd" });
    expect(await texts("ana")).toContain("ab\ufffd");
  });

  it("hears a command and a mention in a channel, and stays out of other talk", async () => {
    const conversation = "riverbend";
    await client.say("ana", "/gap served=5", { conversation });
    await client.say("ana", "@Cohort my", { conversation });
    await client.say("ana", "lunch?", { conversation });
    expect(playground.received).toMatchObject([
      { type: "command", name: "gap", args: "served=5" },
      { type: "message", text: "my", direct: false, mentioned: true },
      { type: "message", text: "lunch?", direct: false, mentioned: false },
    ]);
    expect(await texts("raj", conversation)).toContain("lunch?");
  });

  it("does a repeated request once, also twenty at a time", async () => {
    const same = { as: "ana", conversation: "dm:ana", text: "once", nonce: nonce() };
    const answers = await Promise.all(Array.from({ length: 20 }, () => client.post("/say", same)));
    for (const { body } of answers) expect(body).toEqual(answers[0]?.body);
    await client.post("/say", same);
    expect(playground.received).toHaveLength(1);
    expect(await texts("ana")).toEqual(["once", "You said once."]);
  });

  it("gives the form again to a request that is repeated because its answer was lost", async () => {
    const same = { as: "ana", conversation: "dm:ana", text: "form", nonce: nonce() };
    const [first, second] = [await client.post("/say", same), await client.post("/say", same)];
    expect(second.body.form).toEqual(first.body.form);
  });

  it("lets a failed request be sent again under the same name, without a second post", async () => {
    const same = { as: "ana", conversation: "dm:ana", text: "boom", nonce: nonce() };
    expect((await client.post("/say", same)).status).toBe(500);
    expect((await client.post("/say", same)).status).toBe(500);
    expect(await texts("ana")).toEqual(["boom"]);
  });

  it("shows a private answer to nobody else", async () => {
    await client.say("ana", "@Cohort secret", { conversation: "riverbend" });
    expect(await client.posts("ana", "riverbend")).toMatchObject([
      {},
      { private: true, text: "Only for you." },
    ]);
    expect(await texts("raj", "riverbend")).toEqual(["@Cohort secret"]);
    const secret = (await client.posts("ana", "riverbend")).at(-1)?.id;
    for (const path of [`/preview/${secret}?as=raj`])
      expect((await client.get(path)).status).toBe(404);
    const click = { as: "raj", post: secret, action: "a:b", value: "", nonce: nonce() };
    expect((await client.post("/click", click)).status).toBe(404);
  });

  it("shows times in the zone of whoever looks", async () => {
    await client.say("ana", "when?", { conversation: "riverbend" });
    const [post] = await client.posts("raj", "riverbend");
    expect(post).toMatchObject({ time: "20:30", day: "Wed 3 Mar 2027" });
  });

  it("keeps answers in their thread and counts them", async () => {
    await client.say("ana", "topic", { conversation: "riverbend" });
    const [top] = await client.posts("ana", "riverbend");
    await client.say("raj", "@Cohort in here", { conversation: "riverbend", thread: top?.id });
    expect(playground.received.at(-1)?.at.thread).toBe(String(top?.id));
    const posts = await client.posts("ana", "riverbend");
    expect(posts.map(({ thread, replies }) => [thread, replies])).toEqual([
      [null, 2],
      [top?.id, 0],
      [top?.id, 0],
    ]);
    const nested = { conversation: "riverbend", thread: posts[1]?.id };
    await client.say("ana", "and here", nested);
    expect((await client.posts("ana", "riverbend")).at(-1)?.thread).toBe(top?.id);
  });

  it("opens a form, shows it again with what is wrong, and takes it when it is right", async () => {
    const opened = await client.say("ana", "form");
    expect(opened.form?.title).toBe("Students who need help");
    const send = (enrolment: string) =>
      client.post("/submit", {
        as: "ana",
        conversation: "dm:ana",
        form: "stub:form",
        values: { enrolment },
        nonce: nonce(),
      });
    const wrong = (await send("many")).body;
    expect(wrong).toMatchObject({
      refused: true,
      form: { errors: { enrolment: "Write a whole number, like 8400." } },
    });
    expect((await send("8400")).body).toMatchObject({ refused: false, form: null });
    expect((await texts("ana")).at(-1)).toBe("Saved 8400 students.");
  });

  it("hands over a click where the message is", async () => {
    await client.say("ana", "everything", { conversation: "riverbend" });
    const at = { platform: "web" as const, tenant: "playground", conversation: "riverbend" };
    await playground.deliver({ at }, everyBlock);
    const post = (await client.posts("ana", "riverbend")).at(-1)?.id;
    await client.post("/click", {
      as: "ana",
      post,
      action: "run:1:edit",
      value: "3",
      nonce: nonce(),
    });
    expect(playground.received.at(-1)).toMatchObject({
      type: "action",
      actionId: "run:1:edit",
      value: "3",
      at,
    });
  });
});

describe("delivering", () => {
  const at = { platform: "web" as const, tenant: "playground", conversation: "riverbend" };
  const message = (id: number, text: string) => ({
    id,
    cause: "c",
    attempt: 1,
    to: at,
    reply: { text },
  });

  it("keeps the same delivery once, under the same receipt", async () => {
    const { deliver } = playground.adapter;
    const receipts = await Promise.all([
      deliver(message(900, "one"), {}),
      deliver(message(900, "one"), {}),
    ]);
    expect(receipts[0]).toEqual(receipts[1]);
    expect(await texts("ana", "riverbend")).toEqual(["one"]);
  });

  it("overwrites a message in place and says it was edited", async () => {
    const { deliver } = playground.adapter;
    const replaces = await deliver(message(901, "old"), {});
    expect(await deliver(message(902, "new"), { replaces })).toEqual(replaces);
    expect(await client.posts("ana", "riverbend")).toMatchObject([{ text: "new", edited: true }]);
  });

  it("posts anew, instead of overwriting, what not everybody who sees the old message may read", async () => {
    const { deliver } = playground.adapter;
    const replaces = await deliver(message(906, "for all"), {});
    await deliver({ ...message(907, "for Ana"), privateTo: "ana" }, { replaces });
    expect(await texts("raj", "riverbend")).toEqual(["for all"]);
    expect(await texts("ana", "riverbend")).toEqual(["for all", "for Ana"]);
  });

  it("hangs a message under its parent, and posts it plainly when that is gone", async () => {
    const { deliver } = playground.adapter;
    const parent = await deliver(message(903, "card"), {});
    await deliver(message(904, "detail"), { parent });
    await deliver(message(905, "orphan"), { parent: { post: "99999" } });
    const posts = await client.posts("ana", "riverbend");
    expect(posts.map(({ thread }) => thread)).toEqual([null, Number(parent.post), null]);
  });
});
