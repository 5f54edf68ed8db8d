import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { insert, update } from "../../src/core/change.ts";
import { buttonsOf, createBot } from "../bot.ts";

let bot: Awaited<ReturnType<typeof createBot>>;
beforeEach(async () => {
  bot = await createBot();
});
afterEach(async () => {
  expect(bot.failures).toEqual([]);
  await bot.close();
});

const raj = { as: "raj" };

/** A brief of Alder Falls, shared with the cohort unless told otherwise. */
async function brief(tried: string, learned: string, shared = true) {
  await bot.say('try question="a" prediction="b" measure="c" stop="in 3 weeks"');
  const { form } = await bot.say("brief form");
  const values = { tried, predicted: "b", happened: "c", learned };
  await bot.submit(form?.id ?? "", { ...values, decision: "adapt", changes: "e" });
  if (!shared) return;
  await bot.say("share now");
  await bot.say("share consulted");
}

const titles = (data: Record<string, unknown>) =>
  (data.entries as { title: string }[]).map(({ title }) => title.replace("What We Learned: ", ""));

describe("the playbook", () => {
  beforeEach(async () => {
    await brief("A walk-in hour on Mondays", "Families came without calling");
    bot.set("2026-11-16T16:00:00Z");
    await brief("Texts the day before intake", "Fewer intakes were missed");
    bot.set("2026-11-16T17:00:00Z");
    await brief("Interview days with two people", "Hiring took a week less", false);
  });

  it("finds shared briefs by what they say, the nearest first, with a button to read each", async () => {
    const heard = await bot.say("playbook missed intakes", raj);
    expect(titles(heard.data)[0]).toBe("Texts the day before intake");
    expect(heard.text).toContain("Fewer intakes were missed");
    expect(heard.text).toContain("Alder Falls");
    const [read] = buttonsOf(heard.said[0]?.reply);
    expect((await bot.click(read?.id ?? "", "", raj)).text).toContain("Fewer intakes");
    expect(titles((await bot.say("playbook monday familes", raj)).data)[0]).toContain("walk-in");
  });

  it("shows the newest when no words are given", async () => {
    const heard = await bot.say("playbook", raj);
    expect(titles(heard.data)[0]).toBe("Texts the day before intake");
  });

  it("says so when nothing fits, and what can be done", async () => {
    const heard = await bot.say("playbook zzzz", raj);
    expect(heard.data.entries).toEqual([]);
    expect(heard.text).toContain('No shared brief speaks of "zzzz"');
  });

  it("holds nothing that was not shared, and nothing of another cohort", async () => {
    for (const line of ["playbook hiring interview", "playbook"])
      expect(JSON.stringify(await bot.say(line))).not.toContain("Interview days");
    const far = { as: "U1", tenant: "T9", platform: "teams" as const };
    await bot.say("cohort new Elsewhere", far);
    const heard = await bot.say("playbook intake", far);
    expect(heard.data.entries).toEqual([]);
    expect(heard.text).not.toContain("Texts");
    const stranger = await bot.say("playbook intake", { ...far, as: "U2" });
    expect(stranger.refused).toBe(true);
  });

  it("shows in a cohort's channel that cohort's alone", async () => {
    const far = { as: "ana", in: "C9" };
    await bot.say("cohort new Second", { ...raj, tenant: "T9", platform: "teams" });
    const other = await bot.store.reads.cohorts();
    const second = other.find(({ name }) => name === "Second");
    const account = await bot.store.reads.identity("teams", "T9", "raj");
    if (!second || !account) throw new Error("no second cohort");
    const channel = {
      cohortId: second.id,
      districtId: null,
      name: "x",
      purpose: "cohort",
    } as const;
    const membership = { cohortId: second.id, districtId: null, personId: "ana", role: "observer" };
    await bot.store.commit(
      {
        ...{ cause: "x", postings: [], audit: [] },
        changes: [
          insert("channel", {
            ...{ id: "C9", ...channel },
            ...{ platform: "web", tenant: "playground", conversation: "C9" },
          }),
          insert("membership", {
            ...{
              id: "zzz",
              ...membership,
              role: "observer",
              authority: [],
              leadershipAccess: false,
            },
          }),
        ],
      },
      bot.clock.now(),
    );
    expect((await bot.say("playbook intake", far)).data.entries).toEqual([]);
    expect((await bot.say("playbook intake")).data.entries).not.toEqual([]);
    expect((await bot.say("playbook intake", { ...far, as: "ben" })).data.entries).toEqual([]);
    expect((await bot.say("playbook intake", { as: "ben" })).data.entries).not.toEqual([]);
  });

  it("names no district that shares without its name", async () => {
    const consent = await bot.store.reads.consent("alder", "brief");
    if (!consent) throw new Error("no consent");
    const set = async (level: "cohort-anonymous" | "private", now: typeof consent) =>
      bot.store.commit(
        {
          ...{ cause: level, postings: [], audit: [] },
          changes: [update("consent", now, { level })],
        },
        bot.clock.now(),
      );
    await set("cohort-anonymous", consent);
    const heard = await bot.say("playbook intake", raj);
    expect(heard.text).toContain("Fewer intakes");
    expect(heard.text).not.toMatch(/Alder|Ana/);
    await set("private", { ...consent, version: consent.version + 1 });
    expect((await bot.say("playbook intake", raj)).text).not.toContain("Fewer intakes");
  });

  it("shows its author, and nobody else, a button to change it under its card", async () => {
    const card = bot.said.find(({ to, under }) => to === "riverbend" && !under);
    expect(card?.reply.own?.people).toEqual(["ana"]);
    let looks = 0;
    const look = async (userId: string) => {
      const direct = {
        platform: "web" as const,
        tenant: "playground",
        conversation: `dm:${userId}`,
      };
      const from = { platform: "web" as const, tenant: "playground", userId, name: "", direct };
      return bot.app.engine.receive({
        ...{ id: `own-${++looks}`, sentAt: bot.clock.now(), from, at: direct },
        ...{ type: "looked", name: "brief", args: card?.reply.own?.args ?? "" },
      });
    };
    const { view } = await look("ana");
    expect(buttonsOf(view).map(({ id }) => id.split(":")[2])).toEqual(["read", "edit"]);
    expect(view?.text).toBe(card?.text);
    for (const other of ["ben", "olga", "raj", "pat", "nobody"])
      expect((await look(other)).refused, other).toBe(true);
  });

  it("is looked at without leaving a trace", async () => {
    const from = { platform: "web", tenant: "playground", userId: "raj", name: "Raj" } as const;
    const at = { platform: "web", tenant: "playground", conversation: "dm:raj" } as const;
    const before = bot.said.length;
    const received = await bot.app.engine.receive({
      ...{ id: "look-1", sentAt: bot.clock.now(), from: { ...from, direct: at }, at },
      ...{ type: "looked", name: "playbook", args: "intake" },
    });
    expect(titles(received.view?.data ?? {})[0]).toBe("Texts the day before intake");
    await bot.app.courier();
    expect(bot.said.length).toBe(before);
  });
});
