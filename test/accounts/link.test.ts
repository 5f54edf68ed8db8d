import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { insert } from "../../src/core/change.ts";
import { button, createBot, type Heard } from "../bot.ts";

let bot: Awaited<ReturnType<typeof createBot>>;
beforeEach(async () => {
  bot = await createBot();
});
afterEach(async () => {
  expect(bot.failures).toEqual([]);
  await bot.close();
});

/** Ana leads Birch Valley on the page; this is her Teams account. */
const there = { as: "U1", tenant: "T9", platform: "teams" as const, name: "Ana M." };
const codeIn = (text: string) => /(?:link|join) ((?:\w{4}-?){4})/.exec(text)?.[1] ?? "";
const newCode = async (as = "ana") => codeIn((await bot.say("link", { as })).text);
const personOf = async (tenant: string, userId: string) =>
  (await bot.store.reads.identity(tenant === "T9" ? "teams" : "web", tenant, userId))?.personId ??
  "";

/** Types a code, and again once it was said whose it is. */
async function use(code: string, where: typeof there = there): Promise<Heard> {
  const asked = await bot.say(`link ${code}`, where);
  return asked.refused ? asked : bot.say(`link ${code} now`, where);
}

async function linked(where: typeof there = there): Promise<Heard> {
  const heard = await use(await newCode(), where);
  expect(heard.refused, heard.text).toBe(false);
  return heard;
}

describe("a code to link accounts", () => {
  it("shows whom it joins before anything is changed, and joins at the button", async () => {
    const asked = await bot.say(`link ${await newCode()}`, there);
    expect(asked.text).toContain("Ana");
    expect(await personOf("T9", "U1")).not.toBe(await personOf("playground", "ana"));
    await bot.click(button(asked.said[0]?.reply, "Yes, both are me").id, "", there);
    expect(await personOf("T9", "U1")).toBe(await personOf("playground", "ana"));
  });

  it("joins nobody before they were shown whom, whatever they were told to type", async () => {
    const code = await newCode();
    const asked = await bot.say(`link ${code} now`, there);
    expect(asked.data).toMatchObject({ type: "link-ask" });
    const other = await bot.say(`link ${code} now`, { ...there, as: "U2", name: "Eve" });
    expect(other.data).toMatchObject({ type: "link-ask" });
    const ana = await personOf("playground", "ana");
    expect([await personOf("T9", "U1"), await personOf("T9", "U2")]).not.toContain(ana);
    await bot.say(`link ${code} now`, { ...there, as: "U2", name: "Eve" });
    expect(await personOf("T9", "U2")).toBe(ana);
  });

  it("names Teams' account by the platform alone, where only the organization's id is known", async () => {
    const row = { platform: "teams" as const, tenant: "T9", name: "T9", status: "active" as const };
    const rest = { id: "of-t9", secrets: null, installedAt: new Date() };
    const change = insert("installation", { ...rest, ...row });
    await bot.store.commit({ cause: "t9", changes: [change], postings: [], audit: [] }, new Date());
    expect((await bot.say("accounts", there)).text).toContain("Your account: Teams. ");
  });

  it("is told in both accounts, with a way back, and leaves a trace", async () => {
    const { said } = await linked();
    expect(said.map(({ tenant }) => tenant).sort()).toEqual(["T9", "playground"]);
    for (const one of said)
      expect(button(one.reply, "Unlink it").id).toMatch(/^account:.*:unlink$/);
  });

  it("works once, for its newest, and for fifteen minutes", async () => {
    const first = await newCode();
    const second = await newCode();
    const wrong = await bot.say("link 0000-0000-0000-0000", there);
    const old = await use(first);
    expect((await bot.say(`link ${second}`, there)).refused).toBe(false);
    bot.set("2026-11-16T15:15:00.000Z");
    const late = await bot.say(`link ${second} now`, there);
    expect([old.text, late.text]).toEqual([wrong.text, wrong.text]);
    const third = await newCode();
    bot.set("2026-11-16T15:29:59.999Z");
    expect((await use(third)).data).toMatchObject({ type: "linked" });
    const used = await use(third, { ...there, as: "U2" });
    expect(used.text).toBe(wrong.text);
  });

  it("is neither given nor taken where others read, and ends where they read it", async () => {
    const shown = await bot.say("link", { in: "riverbend" });
    expect(shown.refused).toBe(true);
    expect(codeIn(shown.text)).toBe("");
    const code = await newCode();
    const burnt = await bot.say(`link ${code} now`, { ...there, in: "C-T9" });
    const nonsense = await bot.say("link 0000-0000-0000-0000", { ...there, in: "C-T9" });
    expect(burnt.text).toBe(nonsense.text);
    expect((await use(code)).refused).toBe(true);
    expect(await personOf("T9", "U1")).not.toBe(await personOf("playground", "ana"));
  });

  it("cannot be guessed: after ten that did not work a person has to wait", async () => {
    for (let n = 0; n < 10; n++) await bot.say("link 0000-0000-0000-0000", there);
    const heard = await bot.say(`link ${await newCode()} now`, there);
    expect(heard.text).toContain("please wait");
    bot.set("2026-11-16T16:00:01Z");
    expect((await use(await newCode())).data).toMatchObject({ type: "linked" });
  });

  it("is confirmed by nobody but the account it was typed in", async () => {
    const asked = await bot.say(`link ${await newCode()}`, there);
    const { id } = button(asked.said[0]?.reply, "Yes, both are me");
    const other = await bot.click(id, "", { ...there, as: "U2" });
    expect(other.refused).toBe(true);
    expect((await bot.click(id, "", { as: "ben" })).refused).toBe(true);
    expect((await bot.click(id, "", there)).refused).toBe(false);
  });

  it("is kept by its hash alone", async () => {
    const code = await newCode();
    const rows = JSON.stringify(await bot.store.reads.setting("link-newest:ana"));
    expect(rows).not.toContain(code);
  });

  it("does nothing in the account it was made in", async () => {
    const heard = await bot.say(`link ${await newCode()} now`);
    expect(heard.text).toContain("one person already");
  });
});
