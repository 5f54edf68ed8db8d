import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createBot } from "../../bot.ts";
import { keptAnswers, prompts } from "./survey.ts";

let bot: Awaited<ReturnType<typeof createBot>>;
beforeEach(async () => {
  bot = await createBot({ now: "2026-11-23T15:00:00Z", prompts });
});
afterEach(async () => {
  expect(bot.failures).toEqual([]);
  await bot.close();
});

type Where = NonNullable<Parameters<typeof bot.say>[1]>;
const ben = { as: "ben" };
const runOf = async (id: string, from = bot) => (await from.store.reads.unfinishedRuns(id))[0];
const codeIn = (text: string) => /(?:link|join) ((?:\w{4}-?){4})/.exec(text)?.[1] ?? "";

async function join_(where: Where, place = "Alder Falls as member") {
  const { text } = await bot.say(`invite ${place}`, { as: "pat" });
  await bot.say(`join ${codeIn(text)}`, where);
}
async function assigned() {
  for (const text of ["start survey", "Elm", "no", "assign 2 to @ben"]) await bot.say(text);
  return { whole: (await runOf("ana"))?.id ?? "", part: (await runOf("ben"))?.id ?? "" };
}
async function answered(...texts: string[]) {
  const run = await runOf("ben");
  await bot.click(`run:${run?.id}:${run?.step}:resume`, "", ben);
  for (const text of texts) await bot.say(text, ben);
}
const everything = async () =>
  JSON.stringify([await runOf("ana"), await runOf("ben"), await runOf("raj")]);

describe("somebody else's checklist", () => {
  it("cannot be given away, taken, read or answered with made-up ids", async () => {
    const { whole, part } = await assigned();
    await answered("12");
    const before = await everything();
    const strangers: Where[] = [
      { as: "raj" },
      { as: "olga" },
      { as: "pat" },
      { as: "mallory", tenant: "T9", platform: "slack" },
    ];
    for (const where of strangers)
      for (const id of [whole, part, "run-0", "", "../x"]) {
        const tries = [
          await bot.click(`together:${id}:take`, "", where),
          await bot.click(`together:${id}:hand`, "", where),
          await bot.click(`together:${id}:assign:2`, "", where),
          await bot.submit(`together:${id}:hand`, { who: "raj" }, where),
          await bot.submit(`together:${id}:assign:3`, { who: "raj" }, where),
          await bot.click(`nudge:${id}:quiet`, "", where),
          await bot.click(`nudge:${id}:discard`, "", where),
          await bot.click(`run:${id}:rooms:resume`, "", where),
          await bot.submit(`run:${id}`, { rooms: "1" }, where),
        ];
        for (const heard of tries) {
          expect(heard.refused).toBe(true);
          expect(heard.form).toBeUndefined();
          expect(heard.said.map(({ text }) => text).join()).not.toMatch(/Elm|12|Ana|Ben/);
        }
      }
    expect(await everything()).toBe(before);
  });

  it("goes by a form to nobody but colleagues, whatever id is sent", async () => {
    const { whole, part } = await assigned();
    for (const who of ["raj", "olga", "pat", "ana", "", "nobody"]) {
      for (const form of [`together:${whole}:hand`, `together:${whole}:assign:3`]) {
        const heard = await bot.submit(form, { who });
        expect(heard, `${form} ${who}`).toMatchObject({ refused: true });
        expect(heard.said.map(({ to }) => to)).toEqual(["ana"]);
      }
      await bot.submit(`together:${part}:hand`, { who: who === "ana" ? "olga" : who }, ben);
    }
    expect([(await runOf("ana"))?.id, (await runOf("ben"))?.id]).toEqual([whole, part]);
    expect(await runOf("raj")).toBeUndefined();
  });

  it("stays with its owner: whoever has a part can't take others, nor read the whole", async () => {
    const { whole, part } = await assigned();
    for (const heard of [
      await bot.click(`together:${part}:take`, "", ben),
      await bot.click(`together:${whole}:hand`, "", ben),
      await bot.click(`run:${whole}:confirm:resume`, "", ben),
      await bot.click(`run:${whole}:confirm:confirm`, "", ben),
      await bot.submit(`run:${whole}`, { school: "Oak" }, ben),
    ]) {
      expect(heard.refused).toBe(true);
      expect(heard.said.map(({ text }) => text).join()).not.toContain("Elm");
    }
    expect((await runOf("ana"))?.answers).toMatchObject({ school: { value: "Elm" } });
  });

  it("is not found in another cohort by the same words", async () => {
    await assigned();
    const other: Where = { as: "U1", tenant: "T7", platform: "slack", name: "Ulla" };
    await bot.say("cohort new Other", other);
    await bot.say("cohort district Far Hills", other);
    await bot.say("start survey", other);
    for (const said of ["hand to @ben", "hand to Ben Carter", "assign 2 to @ben"]) {
      const heard = await bot.say(said, other);
      expect(heard.refused, said).toBe(true);
      expect(heard.text).not.toContain("Ben Carter has");
    }
    expect(await bot.store.reads.unfinishedRuns("ben")).toHaveLength(1);
  });
});

describe("somebody who leaves", () => {
  it("leaves what they answered of a part with its owner, who can finish", async () => {
    const { part } = await assigned();
    await answered("12");
    await bot.say("cohort remove ben", { as: "pat" });
    await bot.say("cohort remove ben now", { as: "pat" });
    expect((await bot.store.reads.run(part))?.status).toBe("stopped");
    expect((await runOf("ana"))?.answers).toMatchObject({ rooms: { value: 12, suggested: true } });
    const late = await bot.click(`run:${part}:floors:resume`, "", ben);
    expect(late.refused).toBe(true);
    for (const text of ["30", "keep", "2"]) await bot.say(text);
    await bot.say("confirm");
    expect(await keptAnswers(bot.store)).toMatchObject({ rooms: { value: 12 } });
  });

  it("takes the parts of their own checklist with them", async () => {
    await join_({ as: "cho", name: "Cho Kim" });
    for (const text of ["start survey", "Elm", "no", "assign 2 to @ben"])
      await bot.say(text, { as: "cho" });
    const part = await runOf("ben");
    await bot.say("cohort remove cho", { as: "pat" });
    await bot.say("cohort remove cho now", { as: "pat" });
    expect((await bot.store.reads.run(part?.id ?? ""))?.status).toBe("stopped");
    const late = await bot.click(`run:${part?.id}:rooms:resume`, "", ben);
    expect(late.text).toContain("That part is not with you any more");
  });
});

describe("accounts that become one person", () => {
  it("bring their parts along, and answer them on either platform", async () => {
    const cho: Where = { as: "U5", tenant: "T5", platform: "teams", name: "Cho Kim" };
    await join_(cho);
    for (const text of ["start survey", "Elm", "no", "assign 2 to Cho Kim"]) await bot.say(text);
    const code = codeIn((await bot.say("link", ben)).text);
    await bot.say(`link ${code}`, cho);
    await bot.say(`link ${code} now`, cho);
    const part = await runOf("ben");
    expect(part).toMatchObject({ status: "saved" });
    expect((await bot.say("parts")).text).toContain(
      "2. Building: Ben Carter: nothing answered yet",
    );

    const there = await bot.click(`run:${part?.id}:rooms:resume`, "", cho);
    expect(there.said.at(-1)).toMatchObject({ tenant: "T5" });
    await bot.say("12", cho);
    expect((await bot.say("resume", ben)).data).toMatchObject({ step: "floors" });
    expect((await bot.say("3", cho)).data.type).not.toBe("summary");
    await bot.say("3", ben);
    const done = await bot.say("confirm", ben);
    expect(done.said.map(({ to }) => to)).toEqual(["ben", "ana"]);
  });
});

describe("several at once", () => {
  it("lose nothing and double nothing, with every delivery twice", async () => {
    const people: Where[] = [
      ben,
      { as: "cho", name: "Cho Kim" },
      { as: "U5", tenant: "T5", platform: "teams", name: "Dan Oak" },
    ];
    for (const where of people.slice(1)) await join_(where);
    await bot.say("start survey");
    for (const said of ["1 to @ben", "2 to Cho", "3 to Dan Oak"]) await bot.say(`assign ${said}`);
    const [whole] = await bot.store.reads.unfinishedRuns("ana");
    const parts = await bot.store.reads.partsOf(whole?.id ?? "");
    const texts = [["Elm", "no"], ["12", "2"], ["30"]];
    await Promise.all(
      people.map(async (where, at) => {
        const part = parts[at];
        const twice = async (act: (id: string) => Promise<unknown>, id: string) => {
          await Promise.all([act(id), act(id)]);
        };
        const press = `run:${part?.id}:${part?.step}:resume`;
        await twice((id) => bot.click(press, "", { ...where, id }), `p${at}`);
        for (const [n, text] of (texts[at] ?? []).entries())
          await twice((id) => bot.say(text, { ...where, id }), `a${at}-${n}`);
        await twice((id) => bot.say("confirm", { ...where, id }), `c${at}`);
      }),
    );
    const told = bot.said.filter(({ to, text }) => to === "ana" && text.includes("finished"));
    expect(told).toHaveLength(3);
    expect((await bot.say("resume")).data.type).toBe("summary");
    const done = await bot.say("confirm");
    expect(await keptAnswers(bot.store)).toMatchObject({
      ...{ school: { value: "Elm", by: { name: "Ben Carter" } }, rooms: { value: 12 } },
      ...{ floors: { value: 2, by: { name: "Cho Kim" } }, staff: { value: 30 } },
    });
    expect(done.text).toContain("Dan Oak (Staff)");
  });

  it("go on after the program was stopped in the middle", async () => {
    const folder = mkdtempSync(join(tmpdir(), "parts-"));
    const url = `file:${join(folder, "cohort.db")}`;
    try {
      const first = await createBot({ now: "2026-11-23T15:00:00Z", prompts, url, ids: "one" });
      for (const text of ["start survey", "Elm", "no", "assign 2 to @ben"]) await first.say(text);
      const part = await runOf("ben", first);
      await first.click(`run:${part?.id}:rooms:resume`, "", ben);
      await first.say("12", ben);
      await first.close();
      const next = await createBot({ now: "2026-11-23T16:00:00Z", prompts, url, ids: "two" });
      expect((await next.say("2", { ...ben, id: "n1" })).data.type).toBe("summary");
      expect((await next.say("confirm", { ...ben, id: "n2" })).said).toHaveLength(2);
      await next.say("30", { id: "n3" });
      await next.say("confirm", { id: "n4" });
      expect(await keptAnswers(next.store)).toMatchObject({
        rooms: { value: 12 },
      });
      expect(next.failures).toEqual([]);
      await next.close();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
