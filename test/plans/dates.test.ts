import { afterEach, describe, expect, it } from "vitest";
import { button } from "../bot.ts";
import { type Bot, withPlan } from "./bench.ts";

let bot: Bot;
afterEach(async () => {
  expect(bot.failures).toEqual([]);
  await bot.close();
});

const dueOf = async (id: string) => (await bot.store.reads.step(id))?.dueOn;

describe("putting dates on a plan", () => {
  it("echoes the day in full, with the zone, and when its owner is reminded", async () => {
    const made = await withPlan();
    bot = made.bot;
    await bot.say("plan own 3 @ben");
    const heard = await bot.say("plan due 3 next Friday");
    expect(heard.text).toContain("Due Fri 15 Jan 2027 (Central): 3. Set the criteria.");
    expect(heard.text).toContain("Ben Carter hears of step 3 on Fri 8 Jan 2027, 08:00 Eastern.");
    expect(await dueOf(made.idOf(3))).toBe("2027-01-15");
  });

  it("takes many steps at once", async () => {
    const made = await withPlan();
    bot = made.bot;
    const heard = await bot.say("plan due 1-6 in 3 weeks");
    expect(heard.text).toContain("All due Mon 25 Jan 2027 (Central)");
    expect(await dueOf(made.idOf(6))).toBe("2027-01-25");
    expect(await dueOf(made.idOf(7))).toBeNull();
    await bot.say("plan due 7, 9 and 11-12 3/3/2027");
    expect(await Promise.all([7, 8, 9, 10, 11, 12].map((n) => dueOf(made.idOf(n))))).toEqual([
      ...["2027-03-03", null, "2027-03-03", null, "2027-03-03", "2027-03-03"],
    ]);
  });

  it("says of several days which step is heard of first", async () => {
    const made = await withPlan();
    bot = made.bot;
    await bot.say("plan own 1,2 me");
    expect((await bot.say("plan due 1 2027-02-05")).text).toMatch(/You hear of it on .*Central\.$/);
    const id = `plan:${made.plan}:dates`;
    const { form } = await bot.click(id);
    const values = { [made.idOf(1)]: "2027-02-12", [made.idOf(2)]: "2027-02-10" };
    const heard = await bot.submit(form?.id ?? "", values);
    expect(heard.text).toContain("You hear of step 2 first, on Wed 3 Feb 2027");
  });

  it("notes a change only where there is one, so that undo takes back a real one", async () => {
    const made = await withPlan();
    bot = made.bot;
    await bot.say("plan due 3 2027-02-01");
    expect((await bot.say("plan due 3 2027-02-01")).text).toContain("Mon 1 Feb 2027");
    await bot.say("plan undo 3");
    expect(await dueOf(made.idOf(3))).toBeNull();
  });

  it("warns of a day that is past, and says so when it can read none", async () => {
    ({ bot } = await withPlan());
    expect((await bot.say("plan due 3 yesterday")).text).toContain("already past");
    expect((await bot.say("plan due 3 soonish")).text).toContain('"soonish"');
    expect((await bot.say("plan due 3")).refused).toBe(true);
    expect((await bot.say("plan due 3 none")).text).toContain("No date any more: 3.");
  });

  it("works as one form with a field per open step", async () => {
    const made = await withPlan();
    bot = made.bot;
    await bot.say("plan done 1");
    await bot.say("plan due 2 2027-02-01");
    const { form } = await bot.click(`plan:${made.plan}:dates`);
    expect(form?.fields).toHaveLength(14);
    expect(form?.fields[0]).toMatchObject({ type: "date", value: "2027-02-01" });
    const values = {
      [made.idOf(2)]: "",
      [made.idOf(3)]: "2027-03-03",
      [made.idOf(4)]: "next Friday",
    };
    const saved = await bot.submit(form?.id ?? "", { ...values, "no-such-step": "2027-01-01" });
    expect(saved.text).toContain("Wed 3 Mar 2027");
    expect(await Promise.all([2, 3, 4].map((n) => dueOf(made.idOf(n))))).toEqual([
      ...[null, "2027-03-03", "2027-01-15"],
    ]);
  });

  it("says so when the form has no room for every open step", async () => {
    const made = await withPlan();
    bot = made.bot;
    const open = async () => (await bot.click(`plan:${made.plan}:dates`)).form;
    expect((await open())?.intro).not.toContain("first");
    for (let n = 1; n <= 28; n++) await bot.say(`plan add More ${n}`);
    const form = await open();
    expect(form?.fields).toHaveLength(40);
    expect(form?.intro).toContain("the first 40 of 43 open steps");
    expect(form?.intro).toContain("plan due 41 next Friday");
    expect((await bot.say("plan due 41 next Friday")).refused).toBe(false);
  });

  it("keeps one part at a time where the form is shown in parts, and tells of all at the end", async () => {
    const made = await withPlan();
    bot = made.bot;
    await bot.say("plan due 4 2027-02-02");
    bot.set("2027-01-04T16:05:00Z");
    const { form } = await bot.click(`plan:${made.plan}:dates`);
    const id = form?.id ?? "";
    bot.set("2027-01-04T16:10:00Z");
    await bot.say("plan due 4 2027-02-03", { as: "ben" });
    const first = await bot.submit(id, { [made.idOf(1)]: "2027-03-03" }, { section: "" });
    expect(first.form).toMatchObject({ id, fields: { length: 15 } });
    expect(first.said).toEqual([]);
    expect(await dueOf(made.idOf(1))).toBe("2027-03-03");
    const second = await bot.submit(id, { [made.idOf(2)]: "" }, { section: "" });
    expect(second.form?.id).toBe(id);
    expect(second.said).toEqual([]);
    const last = await bot.submit(id, { [made.idOf(3)]: "" });
    expect(last.form).toBeUndefined();
    expect(last.text).toContain("Due Wed 3 Mar 2027 (Central): 1.");
    expect(last.text).not.toContain("2 Feb");
    expect(last.text).not.toContain("3 Feb");
    bot.set("2027-01-04T16:20:00Z");
    const again = await bot.click(`plan:${made.plan}:dates`);
    const none = await bot.submit(again.form?.id ?? "", { [made.idOf(3)]: "" });
    expect(none.text).toBe("Nothing was changed.");
  });

  it("keeps the day a colleague set while the form was open, unless the field was changed too", async () => {
    const made = await withPlan();
    bot = made.bot;
    const id = made.idOf;
    const { form } = await bot.click(`plan:${made.plan}:dates`);
    const values = Object.fromEntries((form?.fields ?? []).map((one) => [one.id, ""]));
    bot.set("2027-01-04T16:10:00Z");
    await bot.say("plan due 3-4 2027-02-01", { as: "ben" });
    bot.set("2027-01-04T16:20:00Z");
    const mine = { ...values, [id(4)]: "2027-02-09", [id(5)]: "2027-02-10" };
    await bot.submit(form?.id ?? "", mine);
    const days = await Promise.all([3, 4, 5].map((n) => bot.store.reads.step(id(n))));
    expect(days.map((step) => step?.dueOn)).toEqual(["2027-02-01", "2027-02-09", "2027-02-10"]);
  });

  it("shows the form again with what could not be read, and keeps nothing until it can", async () => {
    const made = await withPlan();
    bot = made.bot;
    const values = { [made.idOf(3)]: "2027-02-30", [made.idOf(4)]: "2027-03-03" };
    const { form, said } = await bot.submit(`plan:${made.plan}:dates`, values);
    expect(form?.errors?.[made.idOf(3)]).toContain("2027-02-30");
    expect(form?.fields.find(({ id }) => id === made.idOf(4))?.value).toBe("2027-03-03");
    expect(said).toEqual([]);
    expect(await dueOf(made.idOf(4))).toBeNull();
  });

  it("changes one step's date from its button", async () => {
    const made = await withPlan();
    bot = made.bot;
    const { form } = await bot.click(`step:${made.idOf(3)}:date`);
    expect(form?.fields).toHaveLength(1);
    await bot.submit(form?.id ?? "", { [made.idOf(3)]: "2027-03-03" });
    expect(await dueOf(made.idOf(3))).toBe("2027-03-03");
  });

  it("is refused for steps that are done", async () => {
    ({ bot } = await withPlan());
    await bot.say("plan done 3");
    expect((await bot.say("plan due 3 tomorrow")).text).toContain("not open any more");
  });
});

describe("my", () => {
  it("lists what I own, overdue first, and says so", async () => {
    ({ bot } = await withPlan());
    await bot.say("plan own 1-3 me");
    await bot.say("plan due 1 2027-02-01");
    await bot.say("plan due 2 2027-01-10");
    bot.set("2027-01-12T16:00:00Z");
    const heard = await bot.say("my");
    expect(heard.text.split("\n")).toEqual([
      "You own 3 open steps, 1 overdue",
      "2. Ask the health department: 2 days overdue, it was due Sun 10 Jan 2027",
      "1. Agree what you need: due in 20 days, Mon 1 Feb 2027",
      "3. Set the criteria: no date yet",
    ]);
    expect(heard.data).toMatchObject({
      type: "my",
      steps: [{ number: 2, daysLeft: -2, overdue: true }, {}, {}],
    });
    expect((await bot.say("my", { as: "raj" })).data).toEqual({ type: "my", steps: [] });
  });
});

describe("snooze", () => {
  it("offers one day, three days, or next Monday", async () => {
    const made = await withPlan();
    bot = made.bot;
    await bot.say("plan own 3 me");
    const asked = await bot.click(`step:${made.idOf(3)}:snooze`);
    const until: string[] = [];
    for (const label of ["1 day", "3 days", "Next Monday"]) {
      await bot.click(button(asked.said[0]?.reply, label).id);
      until.push((await bot.store.reads.step(made.idOf(3)))?.snoozedUntil ?? "");
    }
    expect(until).toEqual(["2027-01-05", "2027-01-07", "2027-01-11"]);
  });

  it.each([
    ["3 days", "Thu 7 Jan 2027, 08:00 Central"],
    ["until next Monday", "Mon 11 Jan 2027, 08:00 Central"],
    ["a week", "Mon 11 Jan 2027, 08:00 Central"],
    ["2d", "Wed 6 Jan 2027, 08:00 Central"],
  ])("takes %j typed", async (when, told) => {
    ({ bot } = await withPlan());
    await bot.say("plan own 3 me");
    expect((await bot.say(`snooze 3 ${when}`)).text).toContain(told);
    expect((await bot.say(`plan snooze 3 ${when}`)).text).toContain(told);
  });

  it("warns when it ends after the step is due, and is nobody's but the owner's", async () => {
    const made = await withPlan();
    bot = made.bot;
    await bot.say("plan own 3 me");
    await bot.say("plan due 3 tomorrow");
    expect((await bot.say("snooze 3 3 days")).text).toContain("after it is due");
    expect((await bot.say("snooze 3 3 days", { as: "ben" })).data).toMatchObject({
      reason: "not-owner",
    });
    expect((await bot.say("snooze 3 yesterday")).refused).toBe(true);
    expect((await bot.say("snooze 3 whenever")).refused).toBe(true);
    expect((await bot.say("snooze 77 3 days")).refused).toBe(true);
    expect((await bot.say("snooze")).refused).toBe(true);
  });
});
