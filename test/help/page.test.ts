import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { renderHome } from "../../adapters/slack/render-home.ts";
import { button, buttonsOf, createBot } from "../bot.ts";

let bot: Awaited<ReturnType<typeof createBot>>;
beforeEach(async () => {
  bot = await createBot();
  for (const line of ["plan new community-partners", "yes", "plan own 1-12 me", "plan own 3 ben"])
    await bot.say(line);
  await bot.say("plan due 1-12 in 2 weeks");
  for (const n of [1, 2, 3, 4, 5, 6])
    await bot.say(`try question="Test ${n}?" prediction="b" measure="c" stop="in 3 weeks"`);
  for (const line of ["gap", "save"]) await bot.say(line);
});
afterEach(async () => {
  expect(bot.failures).toEqual([]);
  await bot.close();
});

const open = async (as: string) => {
  const heard = await bot.open({ as, in: "home" });
  expect(heard.said.map(({ to, privateTo }) => [to, privateTo])).toEqual([[`home:${as}`, as]]);
  return heard.said[0]?.reply;
};
const labels = (reply: Awaited<ReturnType<typeof open>>) =>
  buttonsOf(reply).map(({ label }) => label);

describe("the bot's page", () => {
  it("shows a person's steps, what is unfinished, tests, numbers, tools and settings, to them alone", async () => {
    const reply = await open("ana");
    for (const words of [
      "open steps",
      "due in 14 days",
      "Unfinished",
      "Need gap",
      "Test 1?",
      "Students served",
      "A small test",
      "Quiet hours",
      "Central",
    ])
      expect(reply?.text).toContain(words);
    expect(labels(reply)).toEqual(
      expect.arrayContaining(["Done: step 1", "Snooze: step 1", "Go on: Need gap", "Change"]),
    );
  });

  it("shows a facilitator who is in the cohort, who reported, and when the next digest comes", async () => {
    await bot.say("metric report students served=214 tier2=100 tier3=150");
    await bot.say("digest schedule monthly 1 09:00", { as: "pat" });
    const text = (await open("pat"))?.text ?? "";
    expect(text).toContain("6 districts, 9 people");
    expect(text).toContain("1 of 6 districts");
    expect(text).toContain("1 Dec 2026");
  });

  it("shows observers neither tests nor numbers of the district, nor buttons for them", async () => {
    const reply = await open("olga");
    expect(reply?.text).not.toContain("Test 1?");
    expect(reply?.text).not.toContain("Students served");
    expect(labels(reply).join()).not.toContain("A small test");
  });

  it("shows a stranger how to begin", async () => {
    const reply = await open("stranger");
    expect(reply?.text).toContain('"cohort new"');
    expect(labels(reply)).toEqual(expect.arrayContaining(["Join with a code", "Begin a cohort"]));
  });

  it.each(["ana", "ben", "olga", "pat", "stranger"])(
    "fits a Slack page for %s, and offers no button that turns them away",
    async (as) => {
      const reply = await open(as);
      if (!reply) throw new Error("no page");
      const { blocks } = renderHome(reply, "CUT SHORT");
      expect(blocks.length).toBeLessThanOrEqual(100);
      expect(JSON.stringify(blocks)).not.toContain("CUT SHORT");
      const lasting = buttonsOf(reply).filter(({ id }) => !id.endsWith(":done"));
      for (const { id, value = "" } of lasting)
        expect([id, (await bot.click(id, value, { as })).refused]).toEqual([id, false]);
    },
  );

  it("is shown anew after something was done on it, while the answer comes as a message", async () => {
    const done = button(await open("ana"), "Done: step 1");
    const at = { as: "ana", onPage: true as const, id: "click-1" };
    const heard = await bot.click(done.id, "", at);
    expect(heard.said.map(({ to }) => to)).toEqual(["ana", "home:ana"]);
    expect(labels(heard.said[1]?.reply)).not.toContain("Done: step 1");
    expect((await bot.click(done.id, "", at)).said, "the same click again").toEqual([]);
  });

  it("is a message where there is no page", async () => {
    expect((await bot.open({ as: "ana" })).said).toMatchObject([{ to: "ana", text: /Hello Ana/ }]);
  });
});

describe("the settings' form", () => {
  it("changes zone, quiet hours and time away at once", async () => {
    const { form } = await bot.click(button(await open("ana"), "Change").id);
    expect(form?.fields.map(({ value }) => value)).toEqual(["America/Chicago", "", ""]);
    await bot.submit(form?.id ?? "", {
      zone: "America/Denver",
      quiet: "6pm to 7:30am",
      away: "2026-12-01",
    });
    expect(await bot.store.reads.person("ana")).toMatchObject({
      ...{ zone: "America/Denver", quietFrom: "18:00", quietUntil: "07:30" },
      awayUntil: "2026-12-01",
    });
    const again = await bot.click("settings:form");
    const values = { zone: "America/Denver", quiet: "", away: "" };
    await bot.submit(again.form?.id ?? "", values);
    expect(await bot.store.reads.person("ana")).toMatchObject({ quietFrom: null, awayUntil: null });
  });

  it("says beside each field what it cannot read, and changes nothing", async () => {
    const heard = await bot.submit("settings:change", {
      zone: "Moon",
      quiet: "18:00-18:00",
      away: "2026-11-16",
    });
    expect(Object.keys(heard.form?.errors ?? {})).toEqual(["zone", "quiet", "away"]);
    expect(heard.form?.fields.map(({ value }) => value)).toEqual([
      "Moon",
      "18:00-18:00",
      "2026-11-16",
    ]);
    expect(await bot.store.reads.person("ana")).toMatchObject({ zone: "America/Chicago" });
  });
});
