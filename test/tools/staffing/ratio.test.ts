import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createBot } from "../../bot.ts";

let bot: Awaited<ReturnType<typeof createBot>>;
beforeEach(async () => {
  bot = await createBot();
});
afterEach(() => bot.close());

const rolesOf = (data: Record<string, unknown>) =>
  Object.fromEntries((data.roles as { role: string }[]).map((one) => [one.role, one]));

describe("ratio", () => {
  it("holds the country's counselors against the recommendation", async () => {
    const heard = await bot.say("ratio students=49356945 counselors=118902");
    expect(heard.text).toContain("415 students per counselor");
    expect(heard.text).toContain("197,427.78");
    expect(heard.text).toContain("78,525.78");
    expect(heard.data).toMatchObject({ type: "staffing", students: 49356945 });
    const roles = rolesOf(heard.data);
    expect(roles.counselor).toMatchObject({
      ...{ ratio: 415.1, ratioRounded: 415, needed: 197427.78, gap: 78525.78, surplus: 0 },
      ...{ coveragePct: 60.2, overPct: 66, status: "gap" },
    });
    expect(await bot.store.reads.latestDocument("alder", "staffing")).toMatchObject({
      id: heard.data.document,
      visibility: "private",
    });
  });

  it("tells what was not reported from no staff", async () => {
    const heard = await bot.say("ratio students=365 counselors=0 psychologists=n/a");
    const roles = rolesOf(heard.data);
    expect(roles.counselor).toMatchObject({ status: "no_staff", ratio: null, gap: 1.46, fte: 0 });
    for (const role of ["psychologist", "social-worker"])
      expect(roles[role]).toMatchObject({ status: "not_reported", fte: null, gap: null });
    expect(roles).not.toHaveProperty("nurse");
    expect(heard.text).toContain("Counselors: no staff");
    expect(heard.text).toContain("Social workers: not reported");
    expect(heard.text).not.toMatch(/Infinity|NaN/);
  });

  it("tells machines numbers and ids, and leaves who recommends what to the text", async () => {
    const { data } = await bot.say("ratio students=3000 nurses=2");
    expect(JSON.stringify(data)).not.toMatch(/[a-z]+ [a-z]+/i);
  });

  it("shows nurses only with the caveat, by the old formula where needs are given", async () => {
    const heard = await bot.say("ratio students=3000 nurses=4 daily=180 complex=25 continuous=1");
    expect(rolesOf(heard.data).nurse).toMatchObject({ needed: 5.725, gap: 1.725, fte: 4 });
    expect(heard.text).toContain("no longer sets a ratio");
    const plain = await bot.say("ratio students=3000 nurses=4");
    expect(rolesOf(plain.data).nurse).toMatchObject({ needed: 4, status: "meets" });
    expect(plain.text).toContain("no longer sets a ratio");
  });

  it("takes a district's own standard, and its profile's enrolment", async () => {
    const heard = await bot.say("ratio counselors=12@300");
    expect(heard.data.students).toBe(8400);
    expect(rolesOf(heard.data).counselor).toMatchObject({ benchmark: 300, own: true, needed: 28 });
    expect(heard.text).toContain("your standard is 300 or fewer. Needed: 28 FTE");
    const just = await bot.say("ratio students=100 counselors=1@100");
    expect(just.text).toContain(
      "which meets your standard of 100. Needed: 1 FTE; you have just that.",
    );
    expect(just.text).not.toContain("American School Counselor");
  });

  it.each([
    ["", "in one line"],
    ["students=0 counselors=3", "above zero"],
    ["students=-5", "below zero"],
    ["students=100 counselors=-3", "could not read"],
    ["students=100 counselors=3@0", "standard"],
    ["students=100 counsellors=3", 'Did you mean "counselors"?'],
    ["students=100 counselors=3 counselors=4", "twice"],
    ["100 counselors=3", "could not place"],
    ["students=100 daily=90 complex=20", "more than your 100 students"],
  ])("refuses %j kindly", async (line, said) => {
    const heard = await bot.say(`ratio ${line}`);
    expect(heard.refused).toBe(true);
    expect(heard.data.type).toBe("error");
    expect(heard.text).toContain(said);
    expect(bot.failures).toEqual([]);
  });
});
