import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readZone } from "../../../src/tools/onboarding/read-zone.ts";
import { button, createBot } from "../../bot.ts";

let bot: Awaited<ReturnType<typeof createBot>>;
beforeEach(async () => {
  bot = await createBot();
});
afterEach(async () => {
  expect(bot.failures).toEqual([]);
  await bot.close();
});

async function sayAll(as: string, ...lines: string[]) {
  let heard = await bot.say(lines[0] ?? "", { as });
  for (const line of lines.slice(1)) heard = await bot.say(line, { as });
  return heard;
}
const setUpDistrict = () =>
  sayAll(
    ...(["ana", "start onboarding-district", "12", "Elm, Oak", "4", "Central time", "me"] as const),
    ...["Ben Carter", "yes", "keep", "yes"],
  );
const setUpMember = (as: string, ...answers: string[]) =>
  sayAll(as, "start onboarding-member", ...answers, "yes");

describe("setting up a district", () => {
  it("fills the profile that later tools begin from", async () => {
    const { text } = await setUpDistrict();
    expect(await bot.store.reads.district("alder")).toMatchObject({
      profile: {
        ...{ locale: "urban", state: "IL", enrolment: 8400, schools: 12, sites: ["Elm", "Oak"] },
        ...{ tiers: 4, zone: "America/Chicago" },
      },
    });
    expect(text).toContain("Nothing is shared by itself");
    expect(text).toContain("Decides on money: Ben Carter");
    const asked = await bot.say("start tier-roles");
    expect(asked.text).toContain("Tier 4");
  });

  it("puts the first tasks into the plan, each with its tool", async () => {
    await setUpDistrict();
    const [plan] = await bot.store.reads.openPlans("alder");
    expect(await bot.store.reads.planSteps(plan?.id ?? "")).toMatchObject([
      { label: "Form the working group", dueOn: "2026-11-23", tool: "working-group" },
      { dueOn: "2026-11-30", tool: "need-gap" },
      { dueOn: "2026-12-07", tool: "staffing" },
    ]);
  });

  it("keeps what was known where an answer is skipped, and says what is open", async () => {
    const { text } = await sayAll(
      ...([
        "ana",
        "start onboarding-district",
        "skip",
        "skip",
        "skip",
        "skip",
        "skip",
        "skip",
      ] as const),
      ...["yes", "keep", "yes"],
    );
    expect(await bot.store.reads.district("alder")).toMatchObject({ profile: { enrolment: 8400 } });
    expect(text).toContain("6 answers are still open");
    expect(text).toContain("Name somebody who decides on the program");
  });

  it.each([
    [["12", "skip", "9"], "from 1 to 6"],
    [["12", "skip", "3", "lunch"], 'time zone "lunch"'],
  ])("asks again for what cannot be: %j", async (lines, said) => {
    const heard = await sayAll("ana", "start onboarding-district", ...lines);
    expect(heard.refused).toBe(true);
    expect(heard.text).toContain(said);
  });

  it("is for people of a district", async () => {
    const heard = await bot.say("start onboarding-district", { as: "pat" });
    expect(heard.refused).toBe(true);
    expect(heard.text).toContain("not in a district");
  });
});

describe("setting up one's own account", () => {
  it("settles when one is written to, and offers the first steps", async () => {
    const done = await setUpMember("ana", "Director", "Pacific", "6pm to 7am", "1, 2");
    expect(done.text).toContain("Time zone: Pacific (America/Los_Angeles)");
    expect(button(done.said.at(-1)?.reply, "Estimate the need").value).toBe("start need-gap");
    const { person } = { person: await bot.store.reads.person("ana") };
    expect(person).toMatchObject({
      ...{ zone: "America/Los_Angeles", quietFrom: "18:00", quietUntil: "07:00" },
    });
  });

  it("calls the zone as people do, and speaks of quiet hours only where there are some", async () => {
    await bot.say("start onboarding-member");
    expect((await bot.say("skip")).text).toContain("Your answer so far: Central\n");
    for (const line of ["keep", "skip", "skip"]) await bot.say(line);
    const done = await bot.say("confirm");
    expect(done.text).toContain("Time zone: Central (America/Chicago)");
    expect(done.text).toContain("in your own morning. ");
  });

  it("is everybody's own: nobody's is replaced by another's", async () => {
    await setUpMember("ana", "skip", "keep", "skip", "skip");
    await setUpMember("ben", "skip", "keep", "skip", "skip");
    const all = await bot.store.reads.documents({ districtId: "alder" }, "onboarding-member");
    expect(all.map(({ replacesId }) => replacesId)).toEqual([null, null]);
  });

  it.each([
    [["skip", "the moon"], 'time zone "the moon"'],
    [["skip", "keep", "at night"], '"at night" as quiet hours'],
  ])("asks again for what it cannot read: %j", async (lines, said) => {
    expect((await sayAll("ana", "start onboarding-member", ...lines)).text).toContain(said);
  });
});

describe("progress", () => {
  it("is counts for the facilitator, of every district, and nothing that was said", async () => {
    await setUpDistrict();
    await setUpMember("ana", "Director of everything", "keep", "skip", "skip");
    const { text, data } = await bot.say("onboarding", { as: "pat" });
    expect(text).toContain(
      "Alder Falls: Profile 6 of 6, District set up yes, Members set up 1 of 2",
    );
    expect(text).toContain(
      "Birch Valley: Profile 3 of 6, District set up not yet, Members set up 0 of 1",
    );
    expect(text).not.toMatch(/Director|Elm,/);
    expect(data.districts).toHaveLength(6);
  });

  it("shows others their own district alone, with what to do", async () => {
    const heard = await bot.say("onboarding");
    expect(heard.data.districts).toMatchObject([
      { district: "alder", done: false, begun: 0, members: 2 },
    ]);
    expect(button(heard.said.at(-1)?.reply, "Set up the district").value).toBe(
      "start onboarding-district",
    );
    expect((await bot.say("onboarding", { as: "olga" })).refused).toBe(true);
  });
});

it.each([
  ["Central", "America/Chicago"],
  ["eastern standard time", "America/New_York"],
  ["PT", "America/Los_Angeles"],
  ["Asia/Kolkata", "Asia/Kolkata"],
  ["noon", undefined],
])("reads a time zone as people say it: %s", (said, zone) => {
  expect(readZone(said)).toBe(zone);
});
