import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { button, buttonsOf, createBot } from "../bot.ts";

let bot: Awaited<ReturnType<typeof createBot>>;
beforeEach(async () => {
  bot = await createBot();
});
afterEach(async () => {
  expect(bot.failures).toEqual([]);
  await bot.close();
});

/** Somebody in a workspace where the bot was only just installed. */
const nia = { as: "U1", tenant: "T1", platform: "slack" as const };
const omar = { as: "U1", tenant: "T2", platform: "teams" as const };

async function personOf({ as, tenant, platform }: typeof nia | typeof omar) {
  const account = await bot.store.reads.identity(platform, tenant, as);
  return account?.personId ?? "";
}
const membershipsOf = async (who: typeof nia | typeof omar) =>
  bot.store.reads.memberships(await personOf(who));
const cohortOf = async (who: typeof nia | typeof omar) => {
  const [membership] = await membershipsOf(who);
  return bot.store.reads.cohort(membership?.cohortId ?? "");
};

describe("in a workspace where the bot is new", () => {
  it("says how to begin, with a button for each way", async () => {
    for (const words of ["cohort", "home", "help"]) {
      const heard = await bot.say(words, nia);
      expect(heard.refused).toBe(false);
      expect(heard.text).toContain('"cohort new"');
      expect(heard.text).toContain('"join"');
    }
    const heard = await bot.say("cohort", nia);
    const form = await bot.click(button(heard.said[0]?.reply, "Begin a cohort").id, "", nia);
    expect(form.form).toMatchObject({ id: "cohort:new" });
  });

  it("lets anybody who is in no cohort begin one, as its facilitator", async () => {
    const heard = await bot.say("cohort new Lakes Cohort", nia);
    expect(heard.text).toContain("You started Lakes Cohort");
    expect(heard.text).toContain("cohort district");
    expect(await cohortOf(nia)).toMatchObject({ name: "Lakes Cohort", threshold: 10, zone: "UTC" });
    expect(await membershipsOf(nia)).toMatchObject([{ role: "facilitator", districtId: null }]);
    await bot.say("cohort zone America/Denver", nia);
    expect(await cohortOf(nia)).toMatchObject({ zone: "America/Denver" });
  });

  it("begins one cohort however often and however fast it is asked to", async () => {
    await Promise.all(["A", "B", "C"].map((name) => bot.say(`cohort new ${name}`, nia)));
    expect(await membershipsOf(nia)).toHaveLength(1);
    expect(await bot.store.reads.cohorts()).toHaveLength(2);
    expect(await bot.say("cohort new D", nia)).toMatchObject({ refused: true });
    expect(await bot.say("cohort new Mine", { as: "ana" })).toMatchObject({ refused: true });
  });

  it("takes the name from a form, and says beside the field what is wrong with it", async () => {
    const wrong = await bot.submit("cohort:new", { name: " " }, nia);
    expect(wrong).toMatchObject({ refused: true, form: { id: "cohort:new" } });
    expect(wrong.form?.errors?.name).toContain('needs a name, like "Riverbend Cohort"');
    await bot.submit("cohort:new", { name: "Lakes" }, nia);
    expect(await cohortOf(nia)).toMatchObject({ name: "Lakes" });
  });
});

describe("a new cohort", () => {
  beforeEach(async () => {
    await bot.say("cohort new Lakes", nia);
    await bot.say('cohort district "Oak Park" state=IL locale=Rural enrolment=1,200', nia);
  });
  const districts = async () => bot.store.reads.districts((await cohortOf(nia))?.id ?? "");

  it("gets its districts from the facilitator, each name once", async () => {
    const profile = { state: "IL", locale: "rural", enrolment: 1200 };
    expect(await districts()).toMatchObject([{ name: "Oak Park", profile }]);
    await Promise.all(["elm", "Elm", "ELM"].map((n) => bot.say(`cohort district ${n}`, nia)));
    expect(await districts()).toHaveLength(2);
    expect((await bot.say("cohort district oak park", nia)).refused).toBe(true);
    expect((await bot.say("cohort", nia)).text).toContain("Oak Park: 0 people");
    expect((await bot.say("cohort district", nia)).text).toContain('like "Birch Valley"');
    expect((await bot.say("cohort district X locale=moon", nia)).text).toContain("urban");
    const opened = await bot.click("cohort:form:district", "", nia);
    const id = opened.form?.id ?? "";
    const wrong = await bot.submit(id, { name: "Fir", enrolment: "twelve" }, nia);
    expect(wrong.form?.errors?.enrolment).toContain("number of students");
    await bot.submit(id, { name: "Fir", state: "", locale: "urban", enrolment: "12" }, nia);
    expect(await districts()).toHaveLength(3);
  });

  it.each(["enrolment", "enrollment", "students"])("takes a district's %s", async (key) => {
    await bot.say(`cohort district Fir ${key}=1,200`, nia);
    expect((await districts())[1]).toMatchObject({ name: "Fir", profile: { enrolment: 1200 } });
  });

  it("gets no district from anybody else", async () => {
    const theirs = await bot.click("cohort:form:district", "", nia);
    expect((await bot.say("cohort district Mine")).refused).toBe(true);
    const heard = await bot.submit(theirs.form?.id ?? "", { name: "Mine" });
    expect(heard).toMatchObject({ refused: true, data: { reason: "gone" } });
    expect(await districts()).toHaveLength(1);
  });

  it("gets its channel where the facilitator says so, and speaks there at once", async () => {
    const here = { ...nia, in: "C9", placeName: "lakes-all" };
    const heard = await bot.say("cohort here", here);
    expect(heard.said).toMatchObject([{ to: "C9", privateTo: "U1" }, { to: "C9" }]);
    expect(heard.said[1]?.privateTo).toBeUndefined();
    const id = (await cohortOf(nia))?.id ?? "";
    expect(await bot.store.reads.channels(id)).toMatchObject([
      { conversation: "C9", name: "lakes-all", purpose: "cohort", tenant: "T1", districtId: null },
    ]);
    expect((await bot.say("cohort here", here)).text).toContain("of Lakes already");
    expect((await bot.say("cohort here", nia)).text).toContain("in the channel you mean");
  });

  it("moves to another channel only after a yes, and keeps the digest's schedule", async () => {
    await bot.say("cohort here", { ...nia, in: "C9" });
    await bot.say("digest schedule monthly 1 09:00", nia);
    const id = (await cohortOf(nia))?.id ?? "";
    const other = { ...nia, in: "C10" };
    const asked = await bot.say("cohort here", other);
    expect(await bot.store.reads.channels(id)).toMatchObject([{ conversation: "C9" }]);
    const yes = button(asked.said[0]?.reply, "Use this channel").id;
    // Where nothing can be shown to one person in a channel, the question is read elsewhere.
    const elsewhere = await bot.click(yes, "", nia);
    expect(elsewhere.text).toContain('"@Cohort cohort here now"');
    expect(await bot.store.reads.channels(id)).toMatchObject([{ conversation: "C9" }]);
    await Promise.all([bot.click(yes, "", other), bot.click(yes, "", other)]);
    const [channel, ...more] = await bot.store.reads.channels(id);
    expect([channel?.conversation, more.length]).toEqual(["C10", 0]);
    expect((await bot.store.reads.digest(id))?.channelId).toBe(channel?.id);
    const hellos = bot.said.filter(({ to, privateTo }) => to === "C10" && !privateTo);
    expect(hellos).toHaveLength(1);
  });

  it("leaves another cohort's channel alone, and binds a district's own", async () => {
    expect((await bot.say("cohort here", { in: "riverbend", as: "pat" })).text).toContain(
      "of Riverbend Cohort already",
    );
    expect((await bot.say("cohort here", { in: "other", as: "ana" })).refused).toBe(true);
    await bot.say("cohort here for Alder", { in: "other", as: "ana" });
    const sure = bot.said.at(-1);
    await bot.click(button(sure?.reply, "Use this channel").id, "", { in: "other", as: "ana" });
    const at = { platform: "web" as const, tenant: "playground", conversation: "other" };
    expect(await bot.store.reads.channelAt(at)).toMatchObject({ districtId: "alder" });
    expect((await bot.say("cohort here for Birch", { in: "x", as: "ana" })).refused).toBe(true);
    await bot.say("cohort here", { ...nia, in: "C9" });
    await bot.say("cohort new Other", omar);
    expect((await bot.say("cohort here", { ...omar, in: "C9" })).refused).toBe(false);
    const stolen = { ...omar, tenant: "T1", platform: "slack" as const, as: "U2", in: "C9" };
    await bot.say("cohort new Third", { ...stolen, in: "dm" });
    expect((await bot.say("cohort here now", stolen)).text).toContain("another cohort");
  });
});

describe("a channel that is in use", () => {
  const hall = { in: "riverbend" };
  const channelOf = async (conversation: string) =>
    bot.store.reads.channelAt({ platform: "web", tenant: "playground", conversation });

  it("is not taken from the cohort or another district by a lead", async () => {
    const before = await channelOf("riverbend");
    for (const line of ["cohort here for Alder", "cohort here for Alder now"])
      expect((await bot.say(line, { ...hall, as: "ana" })).refused).toBe(true);
    await bot.click("cohort:here:demo:alder", "", { ...hall, as: "ana" });
    expect(await channelOf("riverbend")).toEqual(before);
    await bot.say("cohort here for Birch now", { in: "birch-room", as: "pat" });
    await bot.say("cohort here for Alder now", { in: "birch-room", as: "ana" });
    expect(await channelOf("birch-room")).toMatchObject({ districtId: "birch" });
  });

  it("becomes a district's when a facilitator says so, though the digest is scheduled for it", async () => {
    await bot.say("digest schedule monthly 1 09:00", { as: "pat" });
    await bot.say("cohort here for Alder now", { in: "alder-room", as: "pat" });
    await bot.say("cohort here for Alder now", { ...hall, as: "pat" });
    expect(await channelOf("riverbend")).toMatchObject({ districtId: "alder" });
    const all = await bot.store.reads.channels("demo");
    expect(all.filter(({ districtId }) => districtId === "alder")).toHaveLength(1);
    const told = await bot.tick("2026-12-01T16:00:00Z");
    const word = told.filter(({ to }) => to === "pat").map(({ reply }) => reply.text);
    expect(word.join()).toContain("no shared channel");
    expect(told.filter(({ to }) => to === "riverbend")).toEqual([]);
  });

  it("is asked about in words that mean the same place when they are followed", async () => {
    const asked = await bot.say("cohort here for Alder", { ...hall, as: "pat" });
    expect(asked.text).toContain('the same again with "now"');
  });
});

describe("who is in it", () => {
  it("shows everybody to a facilitator, and their own district to the others", async () => {
    const all = await bot.say("cohort members", { as: "pat" });
    const own = await bot.say("cohort members", { as: "ben" });
    expect(all.text).toContain("Raj Patel");
    expect(own.text).toContain("Ana Lopez");
    expect(own.text).not.toContain("Raj Patel");
  });

  it("changes a role after a yes, once, and tells the person", async () => {
    const asked = await bot.say("cohort role Ben Carter lead", { as: "pat" });
    const yes = button(asked.said[0]?.reply, "Change it").id;
    const roleOfBen = async () => (await bot.store.reads.memberships("ben"))[0]?.role;
    expect(await roleOfBen()).toBe("member");
    expect((await bot.click(yes, "", { as: "ben" })).refused).toBe(true);
    const heard = await bot.click(yes, "", { as: "pat" });
    expect(heard.said.map(({ to }) => to)).toEqual(["pat", "ben"]);
    expect((await bot.click(yes, "", { as: "pat" })).text).toContain("Nothing was changed");
    expect(await roleOfBen()).toBe("lead");
    expect((await bot.say("cohort role nobody lead", { as: "pat" })).refused).toBe(true);
    expect((await bot.say("cohort role ben queen", { as: "pat" })).refused).toBe(true);
  });

  it("asks again when they were changed since the button was shown", async () => {
    const asked = await bot.say("cohort remove Ben Carter", { as: "pat" });
    await bot.say("cohort role Ben Carter lead now", { as: "pat" });
    const late = await bot.click(button(asked.said[0]?.reply, "Take them out").id, "", {
      as: "pat",
    });
    expect(await bot.store.reads.memberships("ben")).toMatchObject([{ role: "lead" }]);
    await bot.click(button(late.said[0]?.reply, "Take them out").id, "", { as: "pat" });
    expect(await bot.store.reads.memberships("ben")).toEqual([]);
  });

  it("takes somebody out with their steps set free, and tells them nothing more of the plan", async () => {
    for (const line of ["plan new community-partners", "yes", "plan own 3 ben"])
      await bot.say(line);
    await bot.say("plan due 3 in 3 days");
    const asked = await bot.say("cohort remove @ben", { as: "pat" });
    const yes = button(asked.said[0]?.reply, "Take them out").id;
    await Promise.all([1, 2].map(() => bot.click(yes, "", { as: "pat" })));
    expect(await bot.store.reads.memberships("ben")).toEqual([]);
    expect(await bot.store.reads.stepsOwned("ben")).toEqual([]);
    expect((await bot.say("my", { as: "ben" })).data).toMatchObject({ steps: [] });
    const later = await bot.tick("2026-11-18T16:00:00Z");
    expect(later.map(({ to }) => to)).toEqual(["ana"]);
  });

  it("ends what they had unfinished: it holds words of their district", async () => {
    for (const line of ["gap", "save"]) await bot.say(line, { as: "ben" });
    await bot.say("cohort remove ben now", { as: "pat" });
    expect(await bot.store.reads.unfinishedRuns("ben")).toEqual([]);
    const heard = await bot.say("resume", { as: "ben" });
    expect(heard).toMatchObject({ refused: true, data: { reason: "left" } });
  });

  it("tells the lead of steps whose owner and whose plan's beginner have gone", async () => {
    for (const line of ["plan new community-partners", "yes", "plan own 3 me"])
      await bot.say(line, { as: "ben" });
    await bot.say("plan due 3 in 3 days");
    await bot.say("cohort remove ben now", { as: "pat" });
    expect((await bot.tick("2026-11-18T16:00:00Z")).map(({ to }) => to)).toEqual(["ana"]);
  });

  it("takes a mention for the asker's own workspace, where another's has the same user id", async () => {
    const code = /join ((?:\w{4}-?){4})/.exec((await bot.say("invite")).text)?.[1];
    await bot.say(`join ${code}`, { ...nia, as: "ben", name: "Nia Far" });
    await bot.say("plan new community-partners");
    await bot.say("yes");
    await bot.say("plan own 3 @ben");
    expect(await bot.store.reads.stepsOwned("ben")).toHaveLength(1);
    await bot.say("cohort remove <@ben> now", { as: "pat" });
    expect((await bot.say("plan own 3 <@ben>")).refused).toBe(true);
    expect((await bot.say("plan own 3 Nia")).refused).toBe(false);
  });

  it("never loses its last facilitator, even when two take each other out", async () => {
    for (const line of ["cohort remove me now", "cohort role me observer for Alder now"])
      expect((await bot.say(line, { as: "pat" })).data).toMatchObject({
        reason: "last-facilitator",
      });
    await bot.say("cohort role ana facilitator now", { as: "pat" });
    await Promise.all([
      bot.say("cohort remove ana now", { as: "pat" }),
      bot.say("cohort remove pat now", { as: "ana" }),
    ]);
    const left = (await bot.store.reads.members("demo")).filter(
      ({ membership }) => membership.role === "facilitator",
    );
    expect(left).toHaveLength(1);
  });

  it("offers nobody a button that turns them away", async () => {
    for (const as of ["ana", "ben", "olga", "pat"]) {
      const heard = await bot.say("cohort", { as });
      for (const { id, value = "" } of buttonsOf(heard.said[0]?.reply))
        expect([as, id, (await bot.click(id, value, { as })).refused]).toEqual([as, id, false]);
    }
  });
});
