import { describe, expect, it } from "vitest";
import type { Call } from "../../src/core/command.ts";
import { createTasks } from "../../src/plans/tasks.ts";
import { createBot, shipped } from "../bot.ts";

/** The demo district's own people, and a hand to put tasks into its plan as a finished tool does. */
async function atRiverbend() {
  const bot = await createBot({ now: "2026-11-16T15:00:00Z" });
  const { reads } = bot.store;
  const identity = await reads.identity("web", "playground", "ana");
  const person = identity && (await reads.person(identity.personId));
  const [membership] = person ? await reads.memberships(person.id) : [];
  const district = await reads.district(membership?.districtId ?? "");
  if (!identity || !person || !district) throw new Error("the demo has changed");
  const who = { identity, person, district };
  let ids = 0;
  const newId = () => `task-${String(++ids).padStart(27, "0")}`;
  const put = createTasks({ ...shipped, store: bot.store, newId, rules: shipped.reminders });
  let causes = 0;
  const keep = async (tasks: Parameters<typeof put>[2], origin = "goal") => {
    // Of a call, tasks need only who asks and when.
    const call = { who, now: bot.clock.now() } as unknown as Call;
    const planned = await put(call, district, tasks, origin);
    const { changes } = planned;
    const work = { cause: `tasks-${++causes}`, changes, postings: [], audit: [] };
    await bot.store.commit(work, bot.clock.now());
    return planned;
  };
  const steps = async () => {
    const plans = await reads.openPlans(district.id);
    return (await Promise.all(plans.map(({ id }) => reads.planSteps(id)))).flat();
  };
  const ben = await reads.identity("web", "playground", "ben");
  return { bot, keep, steps, plans: () => reads.openPlans(district.id), ana: person, ben };
}

const CALL_THEM = { key: "call", label: "Call the health department", dueOn: "2026-12-01" };

describe("what a document asks to be done", () => {
  it("begins a plan where there is none, and goes into the one there is afterwards", async () => {
    const { keep, steps, plans } = await atRiverbend();
    const before = (await plans()).length;
    await keep([CALL_THEM]);
    await keep([{ key: "ask", label: "Ask families" }], "approach");
    expect(await plans()).toHaveLength(Math.max(before, 1));
    const labels = (await steps()).map(({ label }) => label);
    expect(labels).toContain("Call the health department");
    expect(labels).toContain("Ask families");
  });

  it("is reminded of like any step", async () => {
    const { keep, steps, ana } = await atRiverbend();
    await keep([{ ...CALL_THEM, owner: { name: ana.name, id: ana.id } }]);
    const step = (await steps()).find(({ label }) => label === CALL_THEM.label);
    expect(step).toMatchObject({ dueOn: "2026-12-01", ownerId: ana.id, state: "open" });
    expect(step?.remindAt).toBeInstanceOf(Date);
  });

  it("moves the same step when the document has another date, and takes out what it dropped", async () => {
    const { keep, steps } = await atRiverbend();
    await keep([CALL_THEM, { key: "ask", label: "Ask families" }]);
    const count = (await steps()).length;
    const { said } = await keep([{ ...CALL_THEM, dueOn: "2027-01-15" }]);
    const after = await steps();
    expect(after).toHaveLength(count);
    expect(after.find(({ label }) => label === CALL_THEM.label)?.dueOn).toBe("2027-01-15");
    expect(after.find(({ label }) => label === "Ask families")?.state).toBe("skipped");
    expect(said).toContain("1 changed, 1 taken out");
  });

  it("changes the words along with the day, so that no step names a day that is over", async () => {
    const { keep, steps } = await atRiverbend();
    const ends = (day: string, dueOn: string) => ({
      key: "ends",
      label: `It ends on ${day}`,
      dueOn,
    });
    await keep([ends("Sat 30 Jun 2029", "2029-04-01")]);
    await keep([ends("Sun 30 Jun 2030", "2030-04-01")]);
    const labels = (await steps()).map(({ label, dueOn }) => `${dueOn} ${label}`);
    expect(labels).toEqual(["2030-04-01 It ends on Sun 30 Jun 2030"]);
    const { said } = await keep([
      { ...ends("the end of June", "2030-04-01"), detail: "Both agree." },
    ]);
    expect(said).toContain("1 changed");
    expect((await steps())[0]).toMatchObject({
      ...{ label: "It ends on the end of June", detail: "Both agree.", dueOn: "2030-04-01" },
    });
  });

  it("brings back what was taken out before, where the document asks for it again", async () => {
    const { keep, steps } = await atRiverbend();
    await keep([CALL_THEM]);
    await keep([]);
    await keep([{ ...CALL_THEM, dueOn: "2026-12-20" }]);
    expect(await steps()).toMatchObject([{ state: "open", reason: null, dueOn: "2026-12-20" }]);
  });

  it("adds it once more where it is done and asked for in other words, or after its day", async () => {
    const { bot, keep, steps } = await atRiverbend();
    const ends = { key: "ends", label: "It ends in 2029", dueOn: "2026-11-20" };
    await keep([ends, CALL_THEM]);
    await bot.say("plan done 1");
    await bot.say("plan done 2");
    await keep([{ ...ends, label: "It ends in 2031" }, CALL_THEM]);
    const open = async () => (await steps()).filter(({ state }) => state === "open");
    expect((await open()).map(({ label }) => label)).toEqual(["It ends in 2031"]);
    bot.set("2026-12-10T15:00:00Z");
    await keep([{ ...CALL_THEM, dueOn: "2027-12-01" }]);
    expect((await open()).map(({ label }) => label)).toEqual([CALL_THEM.label]);
  });

  it("leaves alone what is done, and says nothing when nothing changed", async () => {
    const { bot, keep, steps } = await atRiverbend();
    await keep([CALL_THEM]);
    const step = (await steps()).find(({ label }) => label === CALL_THEM.label);
    await bot.say(`plan done ${step?.number}`);
    const { said, changes } = await keep([{ ...CALL_THEM, dueOn: "2027-02-01" }]);
    expect(changes).toEqual([]);
    expect(said).toBeUndefined();
    expect((await steps()).find(({ id }) => id === step?.id)?.dueOn).toBe("2026-12-01");
  });

  it("tells an owner who did not ask, and names one who is not in the roster", async () => {
    const { keep, steps, ben } = await atRiverbend();
    const owner = { name: "Ben Carter", id: ben?.personId ?? "" };
    const { outgoing } = await keep([
      { ...CALL_THEM, owner },
      { key: "print", label: "Print the form", owner: { name: "Pat Doe" } },
    ]);
    expect(outgoing.map(({ to }) => to)).toEqual([{ personId: ben?.personId }]);
    expect(outgoing[0]?.reply.text).toContain("Call the health department");
    const printed = (await steps()).find(({ label }) => label === "Print the form");
    expect(printed).toMatchObject({ ownerId: null, detail: expect.stringContaining("Pat Doe") });
  });

  it("offers to mark the plan's own step for that tool as done", async () => {
    const { bot, keep } = await atRiverbend();
    await bot.say("plan new community-partners new-partners=yes");
    const { actions } = await keep([], "criteria");
    expect(actions.map(({ label }) => label)).toEqual(["Done: step 3"]);
  });

  it("offers the next step about the same partner, and none that it has just put ahead", async () => {
    const { keep } = await atRiverbend();
    const check = (day: string) => ({ key: day, label: "Check in", dueOn: day, tool: "review" });
    await keep([check("2027-02-01"), check("2027-01-01")], "operating-plan:Oak");
    await keep([check("2026-12-01")], "operating-plan:Elm");
    await keep([check("2028-01-01")], "review:Oak");
    const { actions } = await keep([check("2029-01-01")], "review:Oak");
    expect(actions.map(({ label }) => label)).toEqual(["Done: step 2"]);
  });
});
