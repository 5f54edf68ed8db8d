import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { codeFrom, hashOfCode } from "../../src/cohorts/code.ts";
import { newId } from "../../src/new-id.ts";
import { button, createBot } from "../bot.ts";

let bot: Awaited<ReturnType<typeof createBot>>;
beforeEach(async () => {
  bot = await createBot();
});
afterEach(async () => {
  expect(bot.failures).toEqual([]);
  await bot.close();
});

const pat = { as: "pat" };
const far = (as: string) => ({ as, tenant: "T9", platform: "teams" as const });
const codeIn = (text: string) => /join ((?:\w{4}-?){4})/.exec(text)?.[1] ?? "";
const invite = async (words: string, as = pat) => codeIn((await bot.say(words, as)).text);

async function memberOf(as: string) {
  const account = await bot.store.reads.identity("teams", "T9", as);
  const [first] = await bot.store.reads.memberships(account?.personId ?? "");
  return first;
}

describe("a code", () => {
  it("has 80 bits, and is read however it is typed", () => {
    const codes = Array.from({ length: 200 }, () => codeFrom(newId()));
    expect(new Set(codes).size).toBe(200);
    for (const code of codes) {
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
      const typed = code
        .toLowerCase()
        .replaceAll("-", " ")
        .replaceAll("0", "o")
        .replaceAll("1", "l");
      expect(hashOfCode(typed)).toBe(hashOfCode(code));
    }
    expect(hashOfCode("7K3M-9QXW")).toBeUndefined();
  });

  it("makes people of any workspace what it says, and tells them where they are", async () => {
    const code = await invite("invite Birch Valley as lead");
    const heard = await bot.say(`join ${code.toLowerCase()}`, far("U1"));
    expect(heard.text).toContain("Riverbend Cohort");
    expect(heard.text).toContain("District lead, Birch Valley");
    expect(await memberOf("U1")).toMatchObject({
      ...{ cohortId: "demo", districtId: "birch", role: "lead", leadershipAccess: true },
    });
    expect((await bot.say("cohort", far("U1"))).text).toContain("Birch Valley");
  });

  it("that is used up still tells whoever used it that they are in", async () => {
    const code = await invite("invite Birch as lead");
    await bot.say(`join ${code}`, far("U1"));
    const again = await bot.say(`join ${code}`, far("U1"));
    expect(again.text).toMatch(/does not work.*You are in Riverbend Cohort already\.$/s);
    expect((await bot.say(`join ${code}`, far("U2"))).text).not.toContain("Riverbend");
  });

  it("is for one person where it makes a lead, even when two use it at once", async () => {
    const code = await invite("invite Birch as lead");
    const heard = await Promise.all(["U1", "U2"].map((as) => bot.say(`join ${code}`, far(as))));
    expect(heard.filter(({ refused }) => refused)).toHaveLength(1);
    expect([await memberOf("U1"), await memberOf("U2")].filter(Boolean)).toHaveLength(1);
  });

  it("is for a whole team where it makes members, who may all join in one moment", async () => {
    const code = await invite("invite Birch");
    const team = Array.from({ length: 20 }, (_, n) => `U${n}`);
    await Promise.all(team.map((as) => bot.say(`join ${code}`, far(as))));
    for (const as of team) expect(await memberOf(as)).toMatchObject({ role: "member" });
    expect((await bot.say("invites", pat)).text).toContain("used by 20 of 25");
    const more = Array.from({ length: 6 }, (_, n) => `V${n}`);
    for (const as of more) await bot.say(`join ${code}`, far(as));
    expect(await Promise.all(more.map(memberOf))).toMatchObject([{}, {}, {}, {}, {}, undefined]);
  });

  it("lets in no more than it is for, however many try in one moment", async () => {
    const code = await invite("invite Birch");
    const crowd = Array.from({ length: 40 }, (_, n) => `U${n}`);
    await Promise.all(crowd.map((as) => bot.say(`join ${code}`, far(as))));
    expect((await Promise.all(crowd.map(memberOf))).filter(Boolean)).toHaveLength(25);
    expect((await bot.say("invites", pat)).text).toContain("No invitation is open");
  });

  it("is gone for those who join while it is taken back", async () => {
    const made = await bot.say("invite Birch", pat);
    const revoke = button(made.said[0]?.reply, "Take it back").id;
    const code = codeIn(made.text);
    const crowd = Array.from({ length: 10 }, (_, n) => `U${n}`);
    const joining = crowd.map((as) => bot.say(`join ${code}`, far(as)));
    await Promise.all([bot.click(revoke, "", pat), ...joining]);
    expect(await bot.store.reads.invitations("demo")).toEqual([]);
  });

  it("does not let anybody back in who was taken out", async () => {
    const code = await invite("invite Birch");
    await bot.say(`join ${code}`, { ...far("U1"), name: "Una" });
    await bot.say("cohort remove Una now", pat);
    const heard = await bot.say(`join ${code}`, far("U1"));
    expect(heard).toMatchObject({ refused: true, data: { reason: "no-such-code" } });
    expect(await memberOf("U1")).toBeUndefined();
    expect((await bot.say(`join ${await invite("invite Alder")}`, far("U1"))).refused).toBe(false);
  });

  it("does nothing the second time, and is not used up by it", async () => {
    const code = await invite("invite Birch");
    for (const _ of [1, 2]) await bot.say(`join ${code}`, far("U1"));
    expect((await bot.say(`join ${code}`, far("U1"))).text).toContain("already");
    const [made] = await bot.store.reads.invitations("demo");
    expect(await bot.store.reads.joinings(made?.id ?? "")).toHaveLength(1);
  });

  it("sounds alike whether it is wrong, expired, used up, taken back, or of somebody who may not invite any more", async () => {
    const used = await invite("invite Birch as lead");
    await bot.say(`join ${used}`, far("U0"));
    const taken = await bot.say("invite Birch", pat);
    await bot.click(button(taken.said[0]?.reply, "Take it back").id, "", pat);
    const demoted = await invite("invite", { as: "ana" });
    await bot.say("cohort role ana member now", pat);
    const old = await invite("invite Birch");
    const codes = ["7K3M-9QXW-A2BC-D4EF", "x", used, codeIn(taken.text), demoted];
    const join = (code: string) => bot.say(`join ${code}`, far("U1"));
    const heard = await Promise.all(codes.map(join));
    bot.set("2026-11-30T15:00:01Z");
    heard.push(await join(old));
    expect(new Set(heard.map(({ text, data }) => text + JSON.stringify(data))).size).toBe(1);
    expect(heard.every(({ refused }) => refused)).toBe(true);
  });

  it("can be tried ten times an hour, and then not even a right one works", async () => {
    const code = await invite("invite Birch");
    for (let n = 0; n < 10; n++) await bot.say("join 7K3M-9QXW-A2BC-D4EF", far("U1"));
    expect((await bot.say(`join ${code}`, far("U1"))).data).toMatchObject({ reason: "slow-down" });
    expect((await bot.say(`join ${code}`, far("U2"))).refused).toBe(false);
    bot.set("2026-11-16T16:00:01Z");
    expect((await bot.say(`join ${code}`, far("U1"))).refused).toBe(false);
  });

  it("is kept as its hash alone", async () => {
    const code = await invite("invite Birch");
    const kept = JSON.stringify(await bot.store.reads.invitations("demo"));
    expect(kept).toContain(hashOfCode(code));
    expect(kept).not.toContain(code);
    const heard = await bot.say("invites", pat);
    expect(heard.text).not.toContain(code);
    expect(JSON.stringify(heard.data)).not.toContain(code);
  });

  it("is taken from a form, which says beside the field when it does not work", async () => {
    const wrong = await bot.submit("cohort:join", { code: "nope" }, far("U1"));
    expect(wrong.form?.errors?.code).toContain("does not work");
    await bot.submit("cohort:join", { code: await invite("invite Birch") }, far("U1"));
    expect(await memberOf("U1")).toMatchObject({ districtId: "birch" });
  });
});

describe("who may invite", () => {
  it("is a lead for their own district only, and never to facilitate", async () => {
    const ana = { as: "ana" };
    const heard = await bot.say("invite", ana);
    expect(heard.text).toContain("Member, Alder Falls");
    for (const words of ["invite Birch", "invite as facilitator", "invite Birch as lead"])
      expect((await bot.say(words, ana)).refused).toBe(true);
    for (const as of ["ben", "olga", "stranger"])
      expect((await bot.say("invite", { as })).refused).toBe(true);
  });

  it("asks a facilitator which district, where there are several", async () => {
    const asked = await bot.say("invite as lead", pat);
    const { id, value = "" } = button(asked.said[0]?.reply, "Cedar Point");
    expect((await bot.click(id, value, pat)).text).toContain("District lead, Cedar Point");
    expect((await bot.say("invite as facilitator", pat)).text).toContain("Facilitator");
    expect((await bot.say("invite Nowhere", pat)).refused).toBe(true);
  });

  it("lets leads take back what is their district's, and nothing else", async () => {
    const theirs = await bot.say("invite Birch", pat);
    const id = button(theirs.said[0]?.reply, "Take it back").id;
    expect((await bot.click(id, "", { as: "ana" })).data).toMatchObject({ reason: "gone" });
    expect((await bot.say("invites", { as: "ana" })).data).toMatchObject({ invitations: [] });
    await bot.say("invite", { as: "ana" });
    expect((await bot.say("invites", pat)).data.invitations).toHaveLength(2);
    await bot.say("invites revoke 1", { as: "ana" });
    expect(await bot.store.reads.invitations("demo")).toHaveLength(1);
    await bot.click(id, "", pat);
    expect((await bot.click(id, "", pat)).data).toMatchObject({ reason: "gone" });
  });
});
