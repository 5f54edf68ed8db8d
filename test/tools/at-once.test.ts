import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { createBot } from "../bot.ts";
import { startPostgres } from "../db/postgres-server.ts";

const postgres = await startPostgres();
afterAll(() => postgres.stop());

const ben = { as: "ben" };
/** Up to its summary, with a reader who has to look at it: a step in the plan. */
const GOAL = ["start goal", "1", "1050", "+25 %", "June 30", "none", "skip"];
const STEPS = ["start next-steps"];

describe.each([
  ["SQLite", async () => ":memory:"],
  ["Postgres", () => postgres.emptyDatabase()],
])("two people at the same moment, on %s", (_, fresh) => {
  let bot: Awaited<ReturnType<typeof createBot>>;
  beforeEach(async () => {
    bot = await createBot({ url: await fresh() });
  });
  afterEach(async () => {
    expect(bot.failures).toEqual([]);
    await bot.close();
  });

  type Where = NonNullable<Parameters<typeof bot.say>[1]>;
  async function sayAll(lines: string[], where: Where = {}) {
    for (const line of lines) await bot.say(line, where);
  }
  const documents = (kind: string) => bot.store.reads.documents({ districtId: "alder" }, kind);
  const plans = () => bot.store.reads.openPlans("alder");
  const steps = async () =>
    (await Promise.all((await plans()).map(({ id }) => bot.store.reads.planSteps(id)))).flat();
  const runOf = async (as: string) =>
    (await bot.store.reads.unfinishedRuns(as)).find(({ status }) => status === "open");
  const press = async (as: string, verb = "confirm") => {
    const run = await runOf(as);
    return bot.click(`run:${run?.id}:${run?.step}:${verb}`, "", { as });
  };

  it("who finish the same tool leave one document that counts, and one before it", async () => {
    await sayAll(GOAL);
    await sayAll(GOAL, ben);
    await Promise.all([bot.say("confirm"), bot.say("confirm", ben)]);
    const [first, second, ...more] = await documents("goal");
    expect(more).toEqual([]);
    expect([first?.replacesId, second?.replacesId].filter((id) => id !== null)).toHaveLength(1);
    expect((await bot.say("result goal")).data).toMatchObject({ type: "goal" });
    expect([await runOf("ana"), await runOf("ben")]).toEqual([undefined, undefined]);
  });

  it("who change the same document from two summaries make two versions, one after the other", async () => {
    await sayAll([...GOAL, "confirm"]);
    const [goal] = await documents("goal");
    for (const as of ["ana", "ben"]) await bot.click(`result:${goal?.id}:edit`, "", { as });
    await sayAll(["edit 3", "1400"]);
    await sayAll(["edit 3", "1500"], ben);
    await Promise.all([press("ana"), press("ben")]);
    const all = await documents("goal");
    expect(all).toHaveLength(3);
    expect(new Set(all.map(({ replacesId }) => replacesId)).size).toBe(3);
    expect((await bot.say("result goal")).data).toMatchObject({ type: "goal" });
  });

  it("who finish with no plan yet begin one plan between them, with the steps of both", async () => {
    for (const plan of await plans())
      await bot.store.commit(
        {
          cause: `close-${plan.id}`,
          changes: [
            {
              op: "update",
              kind: "plan",
              id: plan.id,
              version: plan.version,
              set: { status: "closed" },
            },
          ],
          postings: [],
          audit: [],
        },
        bot.clock.now(),
      );
    await sayAll([...STEPS, "Call them; me; 2026-12-01", "done"]);
    await sayAll([...GOAL, "edit 7", "me"], ben);
    await Promise.all([press("ana"), press("ben")]);
    expect(await plans()).toHaveLength(1);
    const all = await steps();
    expect(new Set(all.map(({ number }) => number)).size).toBe(all.length);
    expect(all.map(({ origin }) => origin?.split(/[:#]/)[0])).toEqual(
      expect.arrayContaining(["goal", "next-steps"]),
    );
  });
});
