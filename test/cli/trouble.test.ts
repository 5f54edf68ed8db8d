import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStore } from "../../db/open.ts";
import { runCli } from "./run-cli.ts";

const LONGEST = 3;

describe("what goes wrong on the command line", { timeout: 120_000 }, () => {
  let folder: string;
  const at = (name: string) => ({ DATABASE_URL: `file:${join(folder, name)}` });
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "cohort-trouble-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("is told in a sentence or two, never by a stack", async () => {
    writeFileSync(join(folder, "junk.db"), "no database at all, but long enough to look like one");
    const cases: [Record<string, string>, number, RegExp][] = [
      [at("junk.db"), 78, /damaged/],
      [{ DATABASE_URL: `file:${folder}` }, 78, /cannot be opened/],
      [at("junk.db/cohort.db"), 78, /cannot be opened/],
      [{ DATABASE_URL: "mysql://x" }, 78, /DATABASE_URL/],
      [{ DATABASE_URL: "postgres://127.0.0.1:1/x" }, 78, /Postgres at 127\.0\.0\.1:1/],
      [{ ...at("a.db"), COHORT_PROMPTS: join(folder, "none") }, 78, /COHORT_PROMPTS/],
      [{ ...at("a.db"), COHORT_PROMPTS: folder }, 78, /words\/en/],
    ];
    for (const [env, status, says] of cases) {
      const ran = await runCli(env, "tick");
      expect(ran, JSON.stringify(env)).toMatchObject({ status, out: "" });
      expect(ran.err).toMatch(says);
      expect(ran.err.trim().split("\n").length, ran.err).toBeLessThanOrEqual(LONGEST);
      expect(ran.err).not.toMatch(/^\s+at /m);
    }
  });

  it("turns away a day that no calendar has", async () => {
    const ran = await runCli(at("a.db"), "tick", "--at", "2027-02-30T09:00:00Z");
    expect(ran).toMatchObject({ status: 2, err: expect.stringContaining("2027-02-30") });
  });

  it("makes the demo where somebody has spoken before there was one", async () => {
    const env = at("spoken.db");
    expect(await runCli(env, "say", "--json", "plan")).toMatchObject({ status: 1 });
    expect(await runCli(env, "demo")).toMatchObject({ status: 0, err: "" });
    expect((await runCli(env, "say", "plan")).out).toContain("Alder Falls");
  });

  it("prints an answer that another process is to deliver", async () => {
    const env = at("held.db");
    await runCli(env, "demo");
    const store = await openStore(env.DATABASE_URL);
    const now = new Date("2027-01-04T16:00:00Z");
    const to = { platform: "console" as const, tenant: "demo", conversation: "dm:ana" };
    const postings = [{ to, reply: { text: "somebody is just delivering this" } }];
    await store.commit({ cause: "earlier", changes: [], postings, audit: [] }, now);
    await store.outbox.claim(now, 1, 45_000, ["console"]);
    await store.close();
    const ran = await runCli(env, "say", "--json", "--at", "2027-01-04T16:00:01Z", "plan");
    expect(ran.replies).toMatchObject([{ to: "dm:ana", data: { type: "plan" } }]);
  });
});

describe("messages that were not delivered", { timeout: 120_000 }, () => {
  it("are listed from the oldest on, with a word when there are more than are shown", async () => {
    const folder = mkdtempSync(join(tmpdir(), "cohort-many-"));
    const env = { DATABASE_URL: `file:${join(folder, "cohort.db")}` };
    const store = await openStore(env.DATABASE_URL);
    const to = { platform: "web" as const, tenant: "playground", conversation: "dm:ana" };
    const postings = Array.from({ length: 201 }, (_, n) => ({ to, reply: { text: `${n}` } }));
    await store.commit({ cause: "c", changes: [], postings, audit: [] }, new Date());
    await store.close();
    const lines = (await runCli(env, "outbox")).out.trim().split("\n");
    expect(lines).toHaveLength(201);
    expect(lines.at(-1)).toContain("the oldest 200");
    const { messages, more } = JSON.parse((await runCli(env, "outbox", "list", "--json")).out);
    expect([messages.length, more]).toEqual([200, true]);
    rmSync(folder, { recursive: true, force: true });
  });

  it("are not said again over a newer version of them", async () => {
    const folder = mkdtempSync(join(tmpdir(), "cohort-outbox-"));
    const env = { DATABASE_URL: `file:${join(folder, "cohort.db")}` };
    const store = await openStore(env.DATABASE_URL);
    const now = new Date("2027-01-04T16:00:00Z");
    const to = { platform: "web" as const, tenant: "playground", conversation: "dm:ana" };
    const card = { to, reply: { text: "card" }, key: "card", replaces: "card" };
    await store.commit({ cause: "c", changes: [], postings: [card, card], audit: [] }, now);
    for (const state of ["dead", "sent"]) {
      const [next] = await store.outbox.claim(now, 1, 1000, ["web"]);
      if (!next) throw new Error("two messages were promised");
      if (state === "dead") await store.outbox.failed(next, "gone", { state });
      else await store.outbox.delivered(next, {}, now);
    }
    await store.close();
    expect(await runCli(env, "outbox", "retry", "1")).toMatchObject({
      status: 1,
      out: expect.stringContaining("is out of date: a newer version of it was delivered"),
    });
    rmSync(folder, { recursive: true });
  });

  it("can be looked at, tried again and dropped, each told plainly", async () => {
    const folder = mkdtempSync(join(tmpdir(), "cohort-outbox-"));
    const env = { DATABASE_URL: `file:${join(folder, "cohort.db")}` };
    const store = await openStore(env.DATABASE_URL);
    const now = new Date("2027-01-04T16:00:00Z");
    const places = ["dm:ana", "dm:ben", "dm:raj"];
    const postings = places.map((conversation) => ({
      to: { platform: "web" as const, tenant: "playground", conversation },
      reply: { text: `a secret word for ${conversation}` },
    }));
    await store.commit({ cause: "c", changes: [], postings, audit: [] }, now);
    const [dead, unsure, sent] = await store.outbox.claim(now, 3, 1000, ["web"]);
    if (!dead || !unsure || !sent) throw new Error("three messages were promised");
    await store.outbox.failed(dead, "channel_gone", { state: "dead" });
    await store.outbox.failed(unsure, "timeout", { state: "ambiguous" });
    await store.outbox.delivered(sent, {}, now);
    await store.close();
    const outbox = (...args: string[]) => runCli(env, "outbox", ...args);

    const list = await outbox("list", "--json");
    expect(JSON.parse(list.out)).toMatchObject({
      messages: [
        { id: dead.id, state: "dead", error: "channel_gone" },
        { id: unsure.id, state: "ambiguous", error: "timeout" },
      ],
    });
    expect(list.out).not.toContain("secret");
    expect((await outbox("list")).out, "and what to do").toContain("if it is there, drop it");
    const shown = await outbox("show", String(dead.id), "--json");
    expect(JSON.parse(shown.out)).toMatchObject({ id: dead.id, state: "dead" });
    expect(shown.out).not.toContain("secret");
    expect((await outbox("show", String(dead.id), "--reveal")).out).toContain("secret");

    expect(await outbox("retry", String(sent.id))).toMatchObject({ status: 1 });
    expect((await outbox("drop", String(sent.id))).out).toContain("was sent already");
    expect(await outbox("retry", String(dead.id))).toMatchObject({ status: 0 });
    expect((await outbox("retry", String(dead.id))).out).toContain("waits already");
    expect(await runCli(env, "tick", "--json")).toMatchObject({
      replies: [{ to: "dm:ana", text: "a secret word for dm:ana" }],
    });
    expect(await outbox("drop", String(unsure.id))).toMatchObject({ status: 0 });
    expect(await outbox("drop", String(unsure.id))).toMatchObject({
      status: 1,
      out: expect.stringContaining(`There is no message ${unsure.id}`),
    });
    expect((await outbox()).out).toContain("Nothing waits");
    rmSync(folder, { recursive: true, force: true });
  });
});
