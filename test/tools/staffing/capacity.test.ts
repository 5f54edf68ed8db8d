import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createBot } from "../../bot.ts";

let bot: Awaited<ReturnType<typeof createBot>>;
beforeEach(async () => {
  bot = await createBot();
});
afterEach(async () => {
  expect(bot.failures).toEqual([]);
  await bot.close();
});

async function sayAll(...lines: string[]) {
  let heard = await bot.say(lines[0] ?? "");
  for (const line of lines.slice(1)) heard = await bot.say(line);
  return heard;
}

const HELD =
  "Teams; a team at each middle school; none at the high school\nTechnology; one system; ";

describe("capacity", () => {
  it("shows all seven headings, coordinators per school, readiness, and what comes first", async () => {
    const { text, data } = await sayAll(
      ...[
        "start capacity",
        HELD,
        "done",
        "12",
        "Elm; me\nOak; Ben Carter\nelm; Ben Carter",
        "done",
      ],
      ...["me", "skip", "1, 3", "1, 4", "Form a team; me; 3/1/2027", "done", "yes"],
    );
    expect(text).toContain("Capacity: something is missing under 1 of 7 headings");
    expect(text).toContain("2 of 12 schools have a coordinator; 10 have none");
    expect(text).toContain("2 of 6 points are in place. Still open: a consent form");
    expect(text).toContain("hiring a coordinator, collecting and looking at data");
    expect(text).toContain(
      "Nobody has said anything yet about: Personnel, Programs, Processes, Data collection, Partnerships",
    );
    expect(data).toMatchObject({ schools: 12, coordinated: 2, ready: ["agreement", "access"] });
    const [plan] = await bot.store.reads.openPlans("alder");
    expect(await bot.store.reads.planSteps(plan?.id ?? "")).toMatchObject([
      { label: "Form a team", dueOn: "2027-03-01", ownerId: expect.any(String) },
    ]);
  });

  it("tells what nobody checked from what is not there", async () => {
    const { text, data } = await sayAll(
      ...[
        "start capacity",
        HELD,
        "done",
        "skip",
        "skip",
        "skip",
        "skip",
        "skip",
        "skip",
        "skip",
        "yes",
      ],
    );
    expect(text).toContain("Which schools have a coordinator is not known");
    expect(text).toContain("Whether you are ready to share data with partners is not known");
    expect(data).toMatchObject({ schools: null, coordinated: null, ready: null });
  });

  it.each([
    [["Teams; a\nTeams; b", "done"], '"Teams" is there twice'],
    [
      [HELD, "done", "1", "Elm; me\nOak; me", "done"],
      "coordinators for 2 schools, but you have one school",
    ],
  ])("refuses what cannot be: %j", async (lines, said) => {
    const heard = await sayAll("start capacity", ...lines);
    expect(heard.text).toContain(said);
  });
});
