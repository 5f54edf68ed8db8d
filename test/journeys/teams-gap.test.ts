import { afterEach, describe, expect, it } from "vitest";
import { TEAMS } from "../../adapters/teams/limits.ts";
import { clip } from "../../adapters/text.ts";
import { createBot } from "../bot.ts";
import { createTeamsBot, type TeamsBot } from "../teams/bot.ts";
import { channelOf } from "../teams/bot-rows.ts";
import { inputsOf } from "../teams/cards.ts";

const LINE = "enrolment=8400 screeners=1120 referrals=610 crisis=74/18 served=1050";
/** What the console and the page say to that line; every way through Teams must say the same. */
const RESULT = "Not yet served: about 617 (88 to 698)";
const VALUES = {
  ...{ enrolment: "8,400", screeners: "1120", referrals: "610" },
  ...{ crisis: "74", "crisis-new": "18", served: "1050" },
};

/** The same numbers for the questions, by what they ask; everything else is skipped. */
const ANSWERS: [string, string][] = [
  ["Is this right?", "confirm"],
  ["How many students does your district have?", "8,400"],
  ["mental health screeners point to?", "1,120"],
  ["referred for mental health help?", "610"],
  ["Of the students referred,", "not collected"],
  ["out of the classroom or the building in a crisis?", "74"],
  ["do today's resources serve?", "1,050"],
];
const HALL = channelOf("alder-team");
const ANA = "29:1ana";

let bot: TeamsBot;
afterEach(async () => {
  expect(bot.failures).toEqual([]);
  await bot.close();
});

/** What the bot says in a person's own conversation, and nobody else hears. */
const alone = (said: { to: string }[]) =>
  expect(new Set(said.map(({ to }) => to))).toEqual(new Set([ANA]));

describe("a need gap in Teams", () => {
  it("is answered word for word as elsewhere", async () => {
    const web = await createBot();
    const { text } = await web.say(`gap ${LINE}`);
    await web.close();
    bot = await createTeamsBot();
    const { status, body, said } = await bot.say(`gap ${LINE}`);
    expect({ status, body }).toEqual({ status: 200, body: undefined });
    expect(said.map((one) => one.method)).toEqual(["send"]);
    alone(said);
    expect(text).toContain(RESULT);
    expect(said[0]?.words).toContain(RESULT);
    expect(said[0]?.text).toBe(clip(text, TEAMS.summary));
  });

  it("is asked one question at a time in the conversation with the bot", async () => {
    bot = await createTeamsBot();
    let { text } = await bot.say("gap");
    const asked: string[] = [];
    while (!text.includes(RESULT)) {
      asked.push(text);
      if (asked.length > 40) throw new Error(text);
      const [, answer] = ANSWERS.find(([about]) => text.includes(about)) ?? [];
      // Which of two equal questions it is, the line above it says.
      const crisis = text.includes("Noted. Crises with removal: 74");
      ({ text } = await bot.say(answer ?? (crisis ? "18" : "skip")));
    }
    expect(asked.length).toBeGreaterThan(9);
    expect(bot.seen()).toHaveLength(asked.length + 1);
  });

  it("takes its answers from buttons as well", async () => {
    bot = await createTeamsBot();
    await bot.say("gap");
    for (const line of ["8,400", "1,120", "610"]) await bot.say(line);
    const { text } = await bot.click("None");
    expect(text).toContain("5 of 19");
    expect((await bot.click("Skip")).text).toContain("6 of 18");
    expect((await bot.click("Back")).text).toContain("5 of 18");
    expect((await bot.click("Save for later")).said.map(({ to }) => to)).toEqual([ANA]);
  });

  it("is filled in section by section, with what is wrong beside its field", async () => {
    bot = await createTeamsBot();
    await bot.say("gap");
    await bot.click("As a form");
    const wrong = await bot.submit({ enrolment: "lots", screeners: "1120", referrals: "610" });
    expect(wrong.state).toBe("complained");
    expect(wrong.errors).toContain("lots");
    const sent = await bot.fill(VALUES);
    expect(sent.state).toBe("closed");
    expect(sent.titles.length).toBeGreaterThan(3);
    expect(sent.text).toContain(RESULT);
    expect(sent.said.map(({ to }) => to)).toEqual([ANA]);
  });

  it("keeps the parts that were sent in when the dialog is closed, and opens again with them", async () => {
    bot = await createTeamsBot();
    await bot.say("gap");
    await bot.click("As a form");
    expect((await bot.submit({ enrolment: "8,400", screeners: "1120" })).state).toBe("next");
    bot.closeDialog();
    await bot.click("As a form");
    const input = inputsOf(bot.dialog().card).find(({ id }) => id === "field:screeners");
    expect(input).toMatchObject({ value: "1120" });
  });

  it("is filled in from beside the box where people write, and shown to nobody else there", async () => {
    bot = await createTeamsBot();
    const opened = await bot.extension("gap", { in: HALL });
    expect(opened.state).toBe("next");
    const sent = await bot.fill(VALUES, { in: HALL });
    expect(sent.state).toBe("closed");
    const shown = `${JSON.stringify(sent.body)} ${sent.text}`;
    expect(shown).toContain(RESULT);
    expect(bot.teams.room(HALL).history).toEqual([]);
  });

  it("is applied once, however often Teams sends it and under whatever id", async () => {
    bot = await createTeamsBot();
    await bot.say('try question="Q" prediction="P" measure="M" stop="in 3 weeks"');
    const { activity } = bot.gestures.message("jot More families call ahead", { user: ANA });
    const before = bot.teams.calls.length;
    const copies = Array.from({ length: 10 }, (_, i) =>
      i < 5
        ? activity
        : { ...activity, id: `${activity.id}${i}`, timestamp: `2026-11-16T15:00:3${i}Z` },
    );
    const answers = await Promise.all(copies.map((copy) => bot.sender.send(copy)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    await bot.settle();
    expect(bot.heardSince(before)).toHaveLength(1);
    const { text } = await bot.say("jots");
    expect(text.match(/More families call ahead/g)).toHaveLength(1);
  });
});
