import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { agendaOf, readTime, showTime } from "../../../src/tools/needs/meeting/clock.ts";
import { button, buttonsOf, createBot } from "../../bot.ts";
import { answerAll, toThem } from "./answer-all.ts";

let bot: Awaited<ReturnType<typeof createBot>>;
beforeEach(async () => {
  bot = await createBot();
});
afterEach(async () => {
  expect(bot.failures).toEqual([]);
  await bot.close();
});

const PLAN = {
  stage: "planning",
  date: "12/10/2026",
  start: "3:30 pm",
  length: "90",
  place: "Room 12",
  leader: "Ana Lopez",
  attendees: "Ana Lopez, Ben Carter, Pat Roe",
  voices: "Administrators, School staff",
  prework: "Referrals of last year; Ben Carter",
  invite: "yes",
};

async function send(values: Record<string, string>) {
  const { form } = await bot.say("start needs-meeting form");
  return bot.submit(form?.id ?? "", values);
}

describe("a time of day", () => {
  it.each([
    ["3:30 pm", 930],
    ["15:30", 930],
    ["9am", 540],
    ["12 am", 0],
    ["12pm", 720],
    ["25:00", undefined],
    ["13 pm", undefined],
    ["soon", undefined],
  ])("reads %j", (said, minutes) => {
    expect(readTime(said)).toBe(minutes);
  });

  it("comes back as it was shown", () => {
    fc.assert(fc.property(fc.nat(1439), (n) => readTime(showTime(n)) === n));
  });

  it("gives every part some time, and uses all of it", () => {
    fc.assert(
      fc.property(fc.integer({ min: 30, max: 300 }), (length) => {
        const parts = agendaOf(length);
        expect(parts.at(-1)?.to).toBe(length);
        for (const [at, { from, to }] of parts.entries()) {
          expect(to).toBeGreaterThan(from);
          expect(from).toBe(parts[at - 1]?.to ?? 0);
        }
      }),
    );
  });
});

describe("before the meeting", () => {
  it("makes an agenda with times, tasks due before it, and says who is not at the table", async () => {
    const done = toThem(await send(PLAN));
    expect(done.text).toContain("Needs meeting on Thu 10 Dec 2026, 3:30 pm");
    expect(done.text).toContain("3:30 pm – 4:05 pm: Part Needs and largest gaps");
    expect(done.text).toContain("4:45 pm – 5:00 pm: Part Next steps");
    expect(done.text).toContain("Nobody stands for: families, students, community staff");
    const bens = await bot.say("my", { as: "ben" });
    expect(bens.text).toContain("Before the needs meeting: Referrals of last year");
    expect(bens.text).toContain("8 Dec 2026");
    const plan = await bot.say("plan");
    expect(plan.text).toContain("somebody who stands for: families, students, community staff");
    expect(plan.text).toContain("Check with everyone who took on something");
  });

  it("sends the agenda once to those in the roster, with what they should have ready", async () => {
    const isInvitation = (one: { reply: { data?: { type: string } } }) =>
      one.reply.data?.type === "meeting-invitation";
    const sent = (await send(PLAN)).said.filter(isInvitation);
    expect(sent.map(({ to }) => to)).toEqual(["ben"]);
    expect(sent[0]?.text).toContain("Ana Lopez invites you to the needs meeting of Alder Falls");
    expect(sent[0]?.text).toContain("Please have ready: Referrals of last year");
    expect((await send(PLAN)).said.filter(isInvitation)).toEqual([]);
    expect((await send({ ...PLAN, start: "4 pm" })).said.filter(isInvitation)).toHaveLength(1);
  });

  it("suggests the working group's people, and to find the data first", async () => {
    const members = "Head of student support; Ana Lopez\nFinance; Ben Carter";
    const group = await bot.say("start working-group form");
    await bot.submit(group.form?.id ?? "", { types: "High", members, invite: "no" });
    const { form } = await bot.say("start needs-meeting form");
    const value = (id: string) => form?.fields.find((one) => one.id === id)?.value;
    expect(value("attendees")).toContain("Ben Carter");
    expect(value("prework")).toContain("Find the data that shows students' needs");
  });

  it.each([
    [{ date: "3/1/2024" }, "date", "has passed"],
    [{ start: "after lunch" }, "start", 'could not read "after lunch"'],
    [{ prework: "Data; Ben Carter; 12/20/2026" }, "prework", "after the meeting"],
  ])("refuses %j kindly", async (wrong, field, why) => {
    const heard = await send({ ...PLAN, ...wrong });
    expect(heard.form?.errors?.[field]).toContain(why);
  });
});

describe("in the meeting and after it", () => {
  it("walks through gap, goal, location and next steps, and shows which are done", async () => {
    const before = toThem(await send(PLAN));
    const walk = ["gap", "start goal", "start location", "start next-steps"];
    const reply = before.said.find(({ to }) => to === "ana")?.reply;
    const values = buttonsOf(reply).map(({ value }) => value);
    for (const begin of walk) expect(values).toContain(begin);
    await bot.say("gap enrolment=8400 referrals=610 served=200");
    const shown = await bot.say("result needs-meeting");
    const steps = shown.said.at(-1)?.reply.blocks?.find((block) => block.type === "steps");
    expect(steps).toMatchObject({
      steps: [{ state: "done" }, { state: "now" }, { state: "next" }, { state: "next" }],
    });
    const goal = button(shown.said.at(-1)?.reply, "Set the goal");
    expect((await bot.click(goal.id, goal.value)).data.checklist).toBe("goal");
  });

  it("keeps who was there, the largest gaps, and which groups, places and needs are not served", async () => {
    await send(PLAN);
    bot.set("2026-12-10T23:00:00Z");
    const { heard, asked } = await answerAll(bot, "start needs-meeting", {
      stage: "held",
      date: "keep",
      attendees: "keep",
      voices: "keep",
      attended: "Ana Lopez, Ben Carter",
      gaps: "Nobody sees middle school students in a crisis",
      groups: "Middle school students, English learners",
      sites: "Elm Middle",
      needs: "Crisis and risk of suicide",
      "unserved-note": "The east side most of all",
    });
    expect(asked).not.toContain("prework");
    expect(heard.text).toContain("2 of 3 invited were there");
    expect(heard.text).toContain("Largest gaps: Nobody sees middle school students in a crisis");
    expect(heard.text).toContain(
      "Groups not served well enough: middle school students, English learners",
    );
    expect(heard.text).toContain("Places not served well enough: Elm Middle");
    expect(heard.text).toContain("Needs not served well enough: crisis and risk of suicide");
    expect(heard.data.unserved).toMatchObject({
      groups: ["middle", "english-learners"],
      needs: ["crisis"],
    });
    expect((await bot.say("my", { as: "ben" })).text).toContain("Referrals of last year");
  });
});
