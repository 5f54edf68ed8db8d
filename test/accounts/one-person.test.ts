import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Change, update } from "../../src/core/change.ts";
import { button, createBot } from "../bot.ts";

let bot: Awaited<ReturnType<typeof createBot>>;
beforeEach(async () => {
  bot = await createBot();
});
afterEach(async () => {
  expect(bot.failures).toEqual([]);
  await bot.close();
});

const there = { as: "U1", tenant: "T9", platform: "teams" as const, name: "Dana" };
const stranger = { ...there, as: "U7", name: "Ana M." };
const codeIn = (text: string) => /(?:link|join) ((?:\w{4}-?){4})/.exec(text)?.[1] ?? "";
const newCode = async (as = "ana") => codeIn((await bot.say("link", { as })).text);
/** Types a code, and again once it was said whose it is. */
async function use(code: string, where: typeof there) {
  const asked = await bot.say(`link ${code}`, where);
  return asked.refused ? asked : bot.say(`link ${code} now`, where);
}
const link = async (where = there, as = "ana") => use(await newCode(as), where);
const keep = (...changes: Change[]) =>
  bot.store.commit({ cause: bot.newId(), changes, postings: [], audit: [] }, bot.clock.now());

async function idOf({ tenant, as }: { tenant: string; as: string }) {
  const platform = tenant === "T9" ? "teams" : "web";
  return (await bot.store.reads.identity(platform, tenant, as))?.personId ?? "";
}

/** Dana in Teams: the same district as Ana, and a cohort of her own. */
async function dana() {
  await bot.say("plan new community-partners");
  await bot.say("yes");
  const { text } = await bot.say("invite Alder Falls as member", { as: "pat" });
  await bot.say(`join ${codeIn(text)}`, there);
  for (const line of ["plan own 5 me", "plan due 5 in 3 days", "plan add Call the agencies"])
    await bot.say(line, there);
  await bot.say('try question="Dq" prediction="p" measure="m" stop="in 3 weeks"', there);
  await bot.say("jot #1 more calls", there);
  await bot.say("gap enrolment=8400 screeners=1120 served=105", there);
  await bot.say("gap", there);
  await bot.say("plan skip 6 no budget", there);
  return idOf(there);
}

describe("two accounts that are linked", () => {
  it("are one person, to whom everything of both belongs", async () => {
    const gone = await dana();
    const before = await bot.store.reads.belongings(gone);
    expect(before.step.length).toBeGreaterThan(1);
    for (const kind of ["run", "document", "experiment", "joining"] as const)
      expect(before[kind].length, kind).toBeGreaterThan(0);
    const ana = await idOf({ tenant: "playground", as: "ana" });
    const heard = await link();
    expect(heard.said[0]?.text).toContain('In Riverbend Cohort you are now "District lead, Alder');
    expect(await idOf(there)).toBe(ana);
    expect(await bot.store.reads.person(gone)).toBeUndefined();
    const left = Object.entries(await bot.store.reads.belongings(gone));
    expect(left.filter(([, rows]) => rows.length > 0)).toEqual([]);
    const now = await bot.store.reads.belongings(ana);
    const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);
    for (const kind of ["run", "document", "experiment", "step", "joining"] as const)
      expect(ids(now[kind]), kind).toEqual(expect.arrayContaining(ids(before[kind])));
    expect(JSON.stringify([now.step, now.experiment])).not.toContain(gone);
    expect(now.membership).toHaveLength(1);
    expect(now.membership[0]).toMatchObject({ role: "lead", districtId: "alder" });
    expect(now.identity.map(({ primary }) => primary).sort()).toEqual([false, false, true]);
  });

  it("see one list of what is theirs to do, and the open checklist goes on where it was", async () => {
    await dana();
    await link();
    const [here, far] = [await bot.say("my"), await bot.say("my", there)];
    expect(far.data).toEqual(here.data);
    expect((far.data.steps as { number: number }[]).map(({ number }) => number)).toContain(5);
    expect((await bot.say("gap", there)).text).toContain("We go on with");
  });

  it("part again with what each brought, and what came since stays", async () => {
    const gone = await dana();
    const before = await bot.store.reads.belongings(gone);
    const { said } = await link();
    await bot.say("plan own 9 me", there);
    await bot.click(button(said[0]?.reply, "Unlink it").id, "", there);
    expect(await idOf(there)).toBe(gone);
    const after = await bot.store.reads.belongings(gone);
    const mine = (rows: { id: string }[]) => rows.map(({ id }) => id);
    for (const kind of ["run", "document", "plan", "membership", "identity"] as const)
      expect(mine(after[kind]), kind).toEqual(mine(before[kind]));
    expect(after.membership[0]).toMatchObject({ role: "member", districtId: "alder" });
    const [ana] = (await bot.store.reads.belongings("ana")).membership;
    expect(ana).toMatchObject({ role: "lead", districtId: "alder" });
    expect(after.identity[0]?.primary).toBe(true);
    const owned = await bot.store.reads.stepsOwned("ana");
    expect(owned.map(({ number }) => number)).toContain(9);
  });

  it("get nothing back by parting that a facilitator took from them since", async () => {
    await dana();
    await link();
    await bot.say("cohort remove Ana Lopez now", { as: "pat" });
    await bot.say("unlink", there);
    expect(await bot.store.reads.memberships(await idOf(there))).toEqual([]);
    expect(await bot.store.reads.memberships("ana")).toEqual([]);
  });

  it("get back no more by parting than a facilitator has left them", async () => {
    await dana();
    await link();
    await bot.say("cohort role Ana Lopez observer now", { as: "pat" });
    await bot.say("unlink", there);
    expect(await bot.store.reads.memberships(await idOf(there))).toEqual([]);
    expect(await bot.store.reads.memberships("ana")).toMatchObject([{ role: "observer" }]);
  });

  it("may both have come in with the same code", async () => {
    const { text } = await bot.say("invite Alder Falls as member", { as: "pat" });
    const again = { ...there, as: "U2", name: "Dana too" };
    for (const where of [there, again]) await bot.say(`join ${codeIn(text)}`, where);
    const code = codeIn((await bot.say("link", there)).text);
    expect((await use(code, again)).data).toMatchObject({ type: "linked" });
    const { joining, membership } = await bot.store.reads.belongings(await idOf(there));
    expect([joining.length, membership.length]).toEqual([1, 1]);
  });

  it("may be told more of somebody by the very message that links them", async () => {
    await bot.say("help", { ...there, name: "U1" });
    expect((await link(there)).refused).toBe(false);
    expect(await idOf(there)).toBe("ana");
  });

  it("are changed by their own person alone, whatever others send", async () => {
    await link(stranger);
    const before = await bot.store.reads.identities("ana");
    await link({ ...there, as: "U5", name: "Ben" }, "ben");
    for (const { id } of before)
      for (const what of ["unlink", "reminders", "join"])
        expect((await bot.click(`account:${id}:${what}`, "", { as: "ben" })).refused).toBe(true);
    expect(await bot.store.reads.identities("ana")).toEqual(before);
  });

  it("of different districts in one cohort stay two, and hear whom to ask", async () => {
    const { text } = await bot.say("invite Cedar as member", { as: "pat" });
    await bot.say(`join ${codeIn(text)}`, there);
    const heard = await link();
    expect(heard.refused).toBe(true);
    expect(heard.text).toContain("Pat");
    expect(await idOf(there)).not.toBe("ana");
  });

  it("leave nothing behind of somebody who was never here before", async () => {
    expect((await link(stranger)).refused).toBe(false);
    const all = await bot.store.reads.identities("ana");
    expect(all.map(({ platform }) => platform).sort()).toEqual(["console", "teams", "web"]);
    expect((await bot.say("accounts", stranger)).text).toMatch(/Teams/);
  });

  it("are linked once where two processes do it at the same moment", async () => {
    await dana();
    const code = await newCode();
    const eve = { ...there, as: "U8", name: "Eve" };
    for (const where of [eve, there]) await bot.say(`link ${code}`, where);
    const both = await Promise.all([
      bot.say(`link ${code} now`, there),
      bot.say(`link ${code} now`, there),
    ]);
    expect(both.filter(({ refused }) => !refused)).toHaveLength(1);
    expect((await use(code, eve)).refused).toBe(true);
    expect(await bot.store.reads.identities("ana")).toHaveLength(3);
  });

  it("are linked also while a question waits that any words could answer", async () => {
    await dana();
    await bot.say("try", there);
    const asked = await bot.say(`link ${await newCode()}`, there);
    expect(asked.data).toMatchObject({ type: "link-ask" });
  });

  it("leave nothing behind of what is begun in one of them at the same moment", async () => {
    const gone = await dana();
    const code = await newCode();
    await bot.say(`link ${code}`, there);
    const lines = [`link ${code} now`, "try", "plan add Ask the board", "plan own 7 me", "link"];
    await Promise.all(lines.map((line) => bot.say(line, there)));
    expect(await idOf(there)).toBe("ana");
    const left = Object.entries(await bot.store.reads.belongings(gone));
    expect(left.filter(([, rows]) => rows.length > 0)).toEqual([]);
    expect(await bot.store.reads.person(gone)).toBeUndefined();
  });

  it("of three, each leave by themselves", async () => {
    await link(stranger);
    const third = { ...there, as: "U9", name: "Ana 3" };
    await link(third);
    expect((await bot.say("unlink")).refused).toBe(true);
    await bot.say("unlink", stranger);
    expect(await idOf(third)).toBe("ana");
    expect(await idOf(stranger)).not.toBe("ana");
    await bot.say("unlink");
    expect(await idOf(third)).not.toBe("ana");
    expect((await bot.say("unlink")).text).toContain("nothing to unlink");
  });
});

describe("accounts that are linked again, and in a row", () => {
  const far = { ...there, as: "U8", name: "Carla" };

  it("set one of two checklists aside that are open in the same place", async () => {
    await dana();
    await link();
    await bot.say("try", there);
    await bot.say("unlink", there);
    await bot.say("gap", there);
    expect((await link()).data).toMatchObject({ type: "linked" });
    const { run } = await bot.store.reads.belongings("ana");
    const places = run.filter(({ status }) => status === "open").map(({ place }) => place);
    expect(new Set(places).size).toBe(places.length);
  });

  it("part in the order in which they came, and in the other, to what each was", async () => {
    for (const first of [there, far]) {
      await bot.close();
      bot = await createBot();
      const gone = await dana();
      await bot.say("help", far);
      const middle = await idOf(far);
      await use(codeIn((await bot.say("link", far)).text), there);
      await use(codeIn((await bot.say("link", stranger)).text), far);
      const one = await idOf(stranger);
      expect([await idOf(there), await idOf(far)]).toEqual([one, one]);
      await bot.say("unlink", first);
      await bot.say("unlink", first === far ? there : far);
      expect([await idOf(there), await idOf(far)]).toEqual([gone, middle]);
      const roles = async (id: string) =>
        (await bot.store.reads.memberships(id)).map(({ role }) => role);
      expect([await roles(gone), await roles(middle), await roles(one)]).toEqual([
        ["member"],
        [],
        [],
      ]);
    }
  });

  it("part where each of three was in the cohort, whoever leaves first", async () => {
    for (const first of [there, far]) {
      await bot.close();
      bot = await createBot();
      const gone = await dana();
      const { text } = await bot.say("invite Alder Falls as observer", { as: "pat" });
      await bot.say(`join ${codeIn(text)}`, far);
      const middle = await idOf(far);
      await use(codeIn((await bot.say("link", far)).text), there);
      await use(codeIn((await bot.say("link", stranger)).text), far);
      await bot.say("unlink", first);
      await bot.say("unlink", first === far ? there : far);
      expect([await idOf(there), await idOf(far)]).toEqual([gone, middle]);
      const roles = async (id: string) =>
        (await bot.store.reads.memberships(id)).map(({ role }) => role);
      expect([await roles(gone), await roles(middle)]).toEqual([["member"], ["observer"]]);
      expect(await roles(await idOf(stranger))).toEqual([]);
    }
  });

  it("are no more than two that are in one cohort, since three could not be told apart again", async () => {
    await dana();
    const { text } = await bot.say("invite Alder Falls as observer", { as: "pat" });
    await bot.say(`join ${codeIn(text)}`, far);
    await link();
    for (const heard of [
      await link(far),
      await use(codeIn((await bot.say("link", far)).text), there),
    ]) {
      expect(heard.data).toMatchObject({ reason: "several" });
      expect(heard.text).toContain("Pat");
    }
    expect((await link(stranger)).data).toMatchObject({ type: "linked" });
  });

  it("part also in the message that tells of another conversation with them", async () => {
    const gone = await dana();
    await link();
    const [account] = (await bot.store.reads.identities("ana")).filter(
      ({ platform }) => platform === "teams",
    );
    if (!account) throw new Error("no account");
    await keep(update("identity", account, { direct: { ...account.direct, conversation: "old" } }));
    expect((await bot.say("unlink", there)).refused).toBe(false);
    expect(await idOf(there)).toBe(gone);
  });
});

describe("reminders", () => {
  it("come once, to the primary account, which can be changed", async () => {
    await bot.say("plan new community-partners");
    await bot.say("yes");
    await bot.say("plan own 3 me");
    const [step] = await bot.store.reads.stepsOwned("ana");
    if (!step) throw new Error("Ana owns nothing");
    await link(stranger);
    const due = async (at: string) => {
      const now = await bot.store.reads.step(step.id);
      if (now) await keep(update("step", now, { remindAt: new Date(at), heardOn: null }));
      const said = await bot.tick(at);
      return said.filter(({ cause }) => cause.includes("reminder:ana")).map((one) => one.tenant);
    };
    expect(await due("2026-11-17T16:00:00Z")).toEqual(["playground"]);
    await bot.say("reminders here", stranger);
    expect(await due("2026-11-18T16:00:00Z")).toEqual(["T9"]);
  });
});

describe("somebody's first message", () => {
  it("may change what it has just written down of them", async () => {
    const far = { ...there, as: "U6" };
    const heard = await bot.say("settings zone=America/Denver", far);
    expect(heard.refused).toBe(false);
    expect((await bot.store.reads.person(await idOf(far)))?.zone).toBe("America/Denver");
  });
});
