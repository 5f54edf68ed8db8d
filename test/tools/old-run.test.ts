import { expect, it } from "vitest";
import { insert } from "../../src/core/change.ts";
import { createBot } from "../bot.ts";

it("goes on with a run that an earlier version kept, to its end", async () => {
  const bot = await createBot({ now: "2026-11-23T15:00:00Z" });
  const choices = [
    { value: "first", label: "First visit" },
    { value: "again", label: "Another visit" },
  ];
  const definition = {
    ...{ id: "site-visit", title: "Site visit", minutes: 4, audience: "Your own district." },
    steps: [
      { id: "school", label: "School", ask: "Which school?", type: "text", none: "skip" },
      { id: "kind", label: "Kind", ask: "What kind?", type: "choice", choices },
      {
        ...{ id: "cost", label: "Cost", ask: "What does it cost?", type: "number" },
        ...{ unit: "$", min: 0, max: 500, when: { step: "kind", is: "first" } },
      },
      { id: "day", label: "Day", ask: "When?", type: "date", future: true, optional: true },
    ],
  };
  const row = {
    ...{ id: "old", personId: "ana", cohortId: "demo", districtId: "alder" },
    ...{ checklist: "site-visit", definition, answers: { school: { value: "Elm" } } },
    ...{ step: "kind", place: "web/playground/dm:ana/", status: "open" as const },
    ...{ parentId: null, remindAt: null, startedAt: bot.clock.now(), touchedAt: bot.clock.now() },
  };
  await bot.store.commit(
    { cause: "old", changes: [insert("run", row)], postings: [], audit: [] },
    bot.clock.now(),
  );
  expect(await bot.tick("2026-12-20T15:00:00Z"), "it was never to be asked about").toEqual([]);
  expect((await bot.say("first")).text).toContain("What does it cost?");
  expect((await bot.say("$120")).text).toContain("Noted. Cost: $120");
  expect((await bot.say("skip")).data.type).toBe("summary");
  expect((await bot.say("parts")).text).toContain("This one has no parts");
  await bot.say("confirm");
  const [document] = await bot.store.reads.documents({ districtId: "alder" });
  expect(document?.data).toMatchObject({
    answers: { kind: { value: "first" }, cost: { value: 120 } },
  });
  expect(bot.failures).toEqual([]);
  await bot.close();
});
