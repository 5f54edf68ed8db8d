import { afterEach, beforeEach, expect, it } from "vitest";
import { createBothBot } from "../both.ts";

let bot: Awaited<ReturnType<typeof createBothBot>>;
beforeEach(async () => {
  bot = await createBothBot();
});
afterEach(async () => {
  expect(bot.failures).toEqual([]);
  await bot.close();
}, 60_000);

const codeIn = (text: string) => /(?:link|join) ((?:[0-9A-Z]{4}-?){4})/.exec(text)?.[1] ?? "";

type Say = (text: string) => Promise<{ text: string }>;
const inSlack =
  (as: string): Say =>
  (text) =>
    bot.slack.dm(text, { as });
const inTeams =
  (as: string): Say =>
  (text) =>
    bot.teams.say(text, { as });

async function all(say: Say, lines: string[]) {
  let heard = { text: "" };
  for (const line of lines) heard = await say(line);
  return heard;
}

/** Two must-haves and a nice-to-have. */
const CRITERIA = [
  ...["start criteria", "skip", "must have", "must have", "nice to have"],
  ...Array.from({ length: 7 }, () => "leave it out"),
  ...["skip", "skip", "yes"],
];
const rate = (...points: string[]) => [
  "start rating Riverbend",
  ...points.flatMap((point) => (point === "no evidence" ? [point] : [point, "What they told us"])),
];

it("five people of one district rate one provider on Slack and on Teams, and the comparison is right on both", async () => {
  for (const as of ["eli", "dee", "fay"]) {
    const { text } = await bot.slack.dm("invite as member", { as: "ana" });
    await bot.teams.say(`join ${codeIn(text)}`, { as });
  }
  await all(inSlack("ana"), CRITERIA);
  await all(inSlack("ana"), [...rate("agree", "strongly agree", "agree"), "meets", "yes"]);
  await all(inSlack("ben"), [
    ...rate("strongly disagree", "agree", "agree"),
    "does not meet",
    "yes",
  ]);
  await all(inTeams("eli"), [...rate("agree", "agree", "no evidence"), "meets", "skip", "yes"]);
  await all(inTeams("dee"), [...rate("no evidence", "agree", "disagree"), "meets", "skip", "yes"]);
  const last = await all(inTeams("fay"), [
    ...rate("strongly agree", "agree", "agree"),
    "exceeds",
    "yes",
  ]);
  expect(last.text).toContain("Riverbend: exceeds what we need");

  const slack = await bot.slack.dm("compare Riverbend", { as: "ben" });
  const teams = await bot.teams.say("compare Riverbend", { as: "eli" });
  for (const { text } of [slack, teams]) {
    expect(text).toContain("Riverbend: 5 raters, 2 disagreements");
    expect(text).toMatch(/3 raters it meets what we need: Ana Lopez, Eli\b.*, Dee/);
    expect(text).toMatch(
      /Strongly disagree: Ben Carter · Agree: Ana Lopez, Eli.* · Strongly agree: Fay/,
    );
    expect(text).toMatch(/Disagree: Dee.* · Agree: Ana Lopez, Ben Carter, Fay/);
  }
  const every = await bot.teams.say("compare", { as: "fay" });
  // Ana, Eli and Fay reach both must-haves, Ben and Dee one; one thing is unknown to Dee.
  for (const words of ["1–2 of 2", "0–1 of 2", "0–1 of 1"]) expect(every.text).toContain(words);
  expect(every.text).toContain("exceeds 1, meets 3, does not meet 1");

  const outside = await bot.slack.dm("compare Riverbend", { as: "raj" });
  expect(outside.text).not.toContain("Ana Lopez");
}, 180_000);
