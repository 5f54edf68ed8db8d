import { afterEach, describe, expect, it } from "vitest";
import { insert } from "../../src/core/change.ts";
import { demoRows } from "../../src/demo/rows.ts";
import { button, buttonsOf, createBot } from "../bot.ts";
import { type Bot, withPlan } from "./bench.ts";

let bot: Bot;
afterEach(async () => {
  expect(bot.failures).toEqual([]);
  await bot.close();
});

describe("starting a plan", () => {
  it("asks whether new partners are sought, and takes a button for an answer", async () => {
    bot = await createBot();
    const asked = await bot.say("plan new community-partners");
    expect(asked.text).toContain("Will you look for new partners?");
    const made = await bot.click(button(asked.said[0]?.reply, "No").id);
    expect(made.data).toMatchObject({ type: "plan", total: 11, done: 0, next: 1 });
    expect(made.text).not.toContain("Outreach to new partners");
    expect(made.text).toContain("legal and procurement");
  });

  it.each([
    ["yes", 15],
    ["no", 11],
  ])("takes a typed %s for an answer", async (answer, total) => {
    bot = await createBot();
    await bot.say("plan new community-partners");
    const made = await bot.say(answer);
    expect(made.data).toMatchObject({ type: "plan", total });
    expect((await bot.say(answer)).refused).toBe(true);
  });

  it("does not take a yes said elsewhere or a day later for an answer", async () => {
    bot = await createBot();
    await bot.say("plan new community-partners");
    expect((await bot.say("yes", { in: "riverbend" })).refused).toBe(true);
    expect((await bot.say("yes", { as: "ben" })).refused).toBe(true);
    bot.set("2026-11-18T15:00:00Z");
    expect((await bot.say("yes")).refused).toBe(true);
  });

  it("has four phases and fifteen steps, each in our words, all ready to be owned and dated", async () => {
    bot = await createBot();
    const made = await bot.command("plan", "new community-partners new-partners=yes owner=me");
    const steps = made.data.steps as { number: number; phase: string; ownerId: string | null }[];
    expect(steps.map(({ number }) => number)).toEqual(Array.from({ length: 15 }, (_, n) => n + 1));
    expect(new Set(steps.map(({ phase }) => phase)).size).toBe(4);
    expect(new Set(steps.map(({ ownerId }) => ownerId)).size).toBe(1);
    expect(steps[0]?.ownerId).toBe(
      (await bot.store.reads.identity("web", "playground", "ana"))?.personId,
    );
  });

  it("makes one plan of two clicks, and of two people who click at once", async () => {
    bot = await createBot();
    const asked = await bot.say("plan new community-partners");
    const yes = button(asked.said[0]?.reply, "Yes").id;
    const both = await Promise.all([bot.click(yes), bot.click(yes, "", { as: "ben" })]);
    expect(both.map(({ status }) => status)).toEqual(["applied", "applied"]);
    const again = await bot.click(yes);
    expect(again.text).toContain("already has this plan");
    expect(await bot.store.reads.openPlans("alder")).toHaveLength(1);
  });

  it("is refused to observers, to people without a district, and for unknown plans", async () => {
    bot = await createBot();
    for (const as of ["olga", "pat", "someone-new"]) {
      const heard = await bot.say("plan new community-partners new-partners=yes", { as });
      expect(heard.refused, as).toBe(true);
    }
    const unknown = await bot.say("plan new partners");
    expect(unknown.text).toContain("community-partners");
    expect((await bot.say("plan new community-partners new-partners=perhaps")).refused).toBe(true);
    expect((await bot.say("plan new community-partners colour=red")).refused).toBe(true);
  });
});

describe("a plan's steps", () => {
  it("are counted without the skipped ones, and a reason is asked for skipping", async () => {
    ({ bot } = await withPlan());
    expect((await bot.say("plan skip 2")).refused).toBe(true);
    const skipped = await bot.say("plan skip 2 because we know them all");
    expect(skipped.text).toContain("Reason: we know them all");
    expect(skipped.data).toMatchObject({ done: 0, total: 14 });
    const done = await bot.say("plan done 1");
    expect(done.data).toMatchObject({ type: "step", done: 1, total: 14 });
    expect(done.text).toContain("Next: 3. Set the criteria");
    const shown = await bot.say("plan");
    expect(shown.data).toMatchObject({ done: 1, total: 14, skipped: 1, next: 3 });
    expect(shown.text).toContain(
      "2. Ask the health department (no owner; skipped: we know them all)",
    );
  });

  it("are done once by a double click", async () => {
    const made = await withPlan();
    bot = made.bot;
    const id = `step:${made.idOf(3)}:done`;
    const [first, second] = [await bot.click(id), await bot.click(id)];
    expect(first.text).toContain("Done: 3. Set the criteria.");
    expect(second.text).toContain("already");
    expect(second.data).toMatchObject({ done: 1, steps: [] });
    expect((await bot.store.reads.step(made.idOf(3)))?.history).toHaveLength(1);
    const again = await bot.click(id, "", { id: "same" });
    expect((await bot.click(id, "", { id: "same" })).said).toEqual([]);
    expect(again.status).toBe("applied");
  });

  it("can be taken back one change at a time, and a late Undo takes back nothing newer", async () => {
    const made = await withPlan();
    bot = made.bot;
    await bot.say("plan own 3 @ben");
    const done = await bot.say("plan done 3");
    const undo = button(done.said[0]?.reply, "Undo").id;
    expect((await bot.click(undo)).text).toContain("3. Set the criteria (Ben Carter; no date yet)");
    expect((await bot.click(undo)).refused).toBe(true);
    expect((await bot.say("plan undo 3")).text).toContain("no owner");
    expect((await bot.say("plan undo 3")).text).toContain("nothing to undo");
  });

  it("can be added, at the end", async () => {
    const made = await withPlan({ partners: "no" });
    bot = made.bot;
    const both = await Promise.all([
      bot.say("plan add Invite the school nurses"),
      bot.say("plan add Book the room", { as: "ben" }),
    ]);
    expect(both.every(({ refused }) => !refused)).toBe(true);
    const steps = await bot.store.reads.planSteps(made.plan);
    expect(steps.slice(-2).map(({ number }) => number)).toEqual([12, 13]);
    expect((await bot.say("plan add")).refused).toBe(true);
    expect((await bot.say(`plan add ${"x".repeat(201)}`)).text).toContain("201");
  });

  it("are named by number: what is out of range or unreadable is told with what there is", async () => {
    ({ bot } = await withPlan());
    expect((await bot.say("plan done 16")).text).toContain("steps 1 to 15");
    expect((await bot.say("plan done")).text).toContain("plan done 3");
    expect((await bot.say("plan doen 3")).text).toContain("plan done");
    expect((await bot.say("plan constructor")).refused).toBe(true);
    expect((await bot.say("plan 2 done 3")).text).toContain("plan 1");
    expect((await bot.say("plan 1 done 3")).refused).toBe(false);
    expect((await bot.say("plan show 3", { as: "olga" })).text).toContain("a checklist helps");
  });
});

describe("owners", () => {
  it.each(["me", "", "@ana", "Ana Lopez", "ana"])("are found by %j", async (who) => {
    ({ bot } = await withPlan());
    expect((await bot.say(`plan own 1-3 ${who}`)).text).toContain("Yours now: 1. Agree");
  });

  it("are told of a step given to them in their quiet hours when those end", async () => {
    ({ bot } = await withPlan());
    await bot.say("quiet 08:00-17:00", { as: "ben" });
    const heard = await bot.say("plan own 2,3 @ben");
    expect(heard.said.map(({ to }) => to)).not.toContain("ben");
    const [told] = await bot.tick("2027-01-04T22:00:00Z");
    expect(told).toMatchObject({ to: "ben", text: expect.stringContaining("gave you 2 steps") });
  });

  it("are told once when someone else gives them a step", async () => {
    ({ bot } = await withPlan());
    const heard = await bot.say("plan own 1,2 to Ben Carter");
    expect(heard.said.map(({ to }) => to).sort()).toEqual(["ana", "ben"]);
    expect(heard.said.find(({ to }) => to === "ben")?.text).toContain("Ana Lopez gave you 2 steps");
    const again = await bot.say("plan own 1,2 @ben");
    expect(again.said).toHaveLength(1);
    expect(again.text).toContain("Ben Carter owns this already: 1. Agree");
  });

  it("come from the plan's own district; who can be named is listed", async () => {
    ({ bot } = await withPlan());
    const raj = await bot.say("plan own 1 @raj");
    expect(raj.refused).toBe(true);
    expect(raj.text).toContain("Ana Lopez, Ben Carter, Olga Ivanova");
    expect((await bot.say("plan own 1 Nobody")).data).toMatchObject({ reason: "unknown" });
  });

  it("take every free step with one click", async () => {
    const made = await withPlan();
    bot = made.bot;
    await bot.say("plan own 1 @ben");
    await bot.click(`plan:${made.plan}:mine`);
    expect((await bot.say("my")).text).toContain("You own 14 open steps");
    expect((await bot.say("my", { as: "ben" })).text).toContain("You own 1 open step");
  });
});

describe("who may change a plan", () => {
  it("observers read it and change nothing, but can finish what they own", async () => {
    const made = await withPlan();
    bot = made.bot;
    const as = "olga";
    expect((await bot.say("plan", { as })).data).toMatchObject({ type: "plan", total: 15 });
    for (const text of [
      "plan done 3",
      "plan due 3 tomorrow",
      "plan add x",
      "plan own 3 me",
      "plan undo 3",
    ])
      expect((await bot.say(text, { as })).data, text).toMatchObject({ reason: "observer" });
    for (const id of [
      `step:${made.idOf(3)}:done`,
      `plan:${made.plan}:mine`,
      `plan:${made.plan}:dates`,
    ])
      expect((await bot.click(id, "", { as })).refused, id).toBe(true);
    await bot.say("plan own 3 @olga");
    expect((await bot.click(`step:${made.idOf(3)}:done`, "", { as })).refused).toBe(false);
  });

  it("another district's ids are answered like ids that do not exist", async () => {
    const made = await withPlan();
    bot = made.bot;
    const as = "raj";
    const nothing = await bot.click("step:no-such-step:done", "", { as });
    for (const what of ["done", "snooze", "snooze:1", "date", "undo", "own", "nonsense"]) {
      const heard = await bot.click(`step:${made.idOf(3)}:${what}`, "", { as });
      expect([heard.refused, heard.text, heard.form]).toEqual([true, nothing.text, undefined]);
    }
    for (const what of ["show", "dates", "mine", "export"])
      expect((await bot.click(`plan:${made.plan}:${what}`, "", { as })).text).toBe(nothing.text);
    const values = { [made.idOf(3)]: "2027-03-03" };
    expect((await bot.submit(`plan:${made.plan}:dates`, values, { as })).text).toBe(nothing.text);
    expect((await bot.submit(`step:${made.idOf(3)}:date`, values, { as })).text).toBe(nothing.text);
    expect((await bot.store.reads.step(made.idOf(3)))?.version).toBe(1);
  });

  it("a form cannot smuggle in another district's step", async () => {
    const made = await withPlan();
    bot = made.bot;
    const theirs = await bot.say("plan new community-partners new-partners=no", { as: "raj" });
    const values = { [made.idOf(3)]: "2027-03-03" };
    await bot.submit(`plan:${theirs.data.plan}:dates`, values, { as: "raj" });
    expect((await bot.store.reads.step(made.idOf(3)))?.dueOn).toBeNull();
  });
});

it("asks which of two people of one name is to own a step, and takes the handle or the whole name", async () => {
  ({ bot } = await withPlan());
  const now = bot.clock.now();
  const [person, , membership] = demoRows(now)
    .flatMap((change) => (change.op === "insert" ? [change] : []))
    .filter(({ row }) => row.id === "ben" || row.id === "web-ben" || row.id === "in-ben");
  if (person?.kind !== "person" || membership?.kind !== "membership") throw new Error("no Ben");
  const changes = [
    insert("person", { ...person.row, id: "ben2", name: "Ben Adams" }),
    insert("membership", { ...membership.row, id: "in-ben2", personId: "ben2" }),
  ];
  await bot.store.commit({ cause: "ben2", changes, postings: [], audit: [] }, now);
  const asked = await bot.say("plan own 3 Ben");
  expect(asked.refused).toBe(true);
  expect(asked.text).toContain('Several people here are called "Ben": ');
  expect((await bot.say("plan own 3 @ben")).said[0]?.text).toContain("Ben Carter owns");
  expect((await bot.say("plan own 3 ben adams")).said[0]?.text).toContain("Ben Adams owns");
});

describe("plain words about many or few", () => {
  it("name up to four steps, and count the others by their numbers", async () => {
    ({ bot } = await withPlan());
    expect((await bot.say("plan own 1-2 me")).text).toContain(
      "1. Agree what you need; 2. Ask the health department.",
    );
    expect((await bot.say("plan own 1-6, 9, 14-15 me")).text).toContain("9 steps (1–6, 9, 14–15)");
  });

  it("take a range that is typed backwards for the same range", async () => {
    ({ bot } = await withPlan());
    const heard = await bot.say("plan due 9-7 2027-02-26");
    const steps = heard.data.steps as { number: number }[];
    expect(steps.map(({ number }) => number)).toEqual([7, 8, 9]);
  });

  it("snooze one step at a time, and never only the first of several", async () => {
    ({ bot } = await withPlan());
    await bot.say("plan own all me");
    for (const said of ["snooze 1-3 3 days", "snooze 1, 2 3 days", "snooze all 3 days"]) {
      const heard = await bot.say(said);
      expect([heard.refused, heard.text]).toEqual([true, expect.stringContaining("one step at a")]);
    }
  });

  it("tell of one plan in the singular", async () => {
    ({ bot } = await withPlan());
    expect((await bot.say("plan 2 done 4")).text).toContain("There is only one plan: 1. Work");
  });

  it("offer an observer nothing that would be refused", async () => {
    ({ bot } = await withPlan());
    const seen = async (text: string) =>
      buttonsOf((await bot.say(text, { as: "olga" })).said[0]?.reply).map(({ label }) => label);
    expect(await seen("plan")).toEqual(["Export"]);
    expect(await seen("plan show 3")).toEqual([]);
    await bot.say("plan own 3 @olga");
    expect(await seen("plan show 3")).toEqual(["Open the tool", "Done", "Snooze", "Change date"]);
  });
});

it("is exported as Markdown in which nothing typed becomes markup", async () => {
  const made = await withPlan();
  bot = made.bot;
  await bot.say("plan add Call *Dr. _Who_* [here](http://x)");
  await bot.say("plan done 1");
  const { text } = await bot.say("plan export");
  expect(text).toContain(
    "# Work with community providers\n\n## Roadmap and strategy\n\n- [x] **1. Agree what you need**",
  );
  expect(text).toContain("- [ ] **16. Call \\*Dr. \\_Who\\_\\* \\[here\\](http://x)**");
});
