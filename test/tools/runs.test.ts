import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Prompts } from "../../src/prompts/load.ts";
import type { Checklist } from "../../src/tools/checklist.ts";
import { button, buttonsOf, createBot, shipped } from "../bot.ts";

/** A checklist such as a facilitator would write: no code belongs to it. */
const visit: Checklist = {
  id: "site-visit",
  title: "Site visit",
  minutes: 4,
  audience: "People of your own district.",
  steps: [
    { id: "school", label: "School", ask: "Which school?", type: "text" },
    { id: "day", label: "Day", ask: "When?", type: "date", future: true },
    {
      ...{ id: "kind", label: "Kind", ask: "What kind of visit?", type: "choice" },
      choices: [
        { value: "first", label: "First visit" },
        { value: "again", label: "Another visit" },
      ],
    },
    { id: "rooms", label: "Rooms", ask: "How many rooms?", type: "count" },
    {
      id: "cost",
      label: "Cost",
      ask: "What does it cost?",
      type: "number",
      unit: "$",
      max: 500,
      optional: true,
    },
  ],
};
const prompts: Prompts = {
  ...shipped,
  checklists: new Map([...shipped.checklists, [visit.id, visit]]),
};

let bot: Awaited<ReturnType<typeof createBot>>;
beforeEach(async () => {
  bot = await createBot({ now: "2026-11-22T15:00:00Z", prompts });
});
afterEach(async () => {
  expect(bot.failures).toEqual([]);
  await bot.close();
});

const start = () => bot.say("start site-visit");
async function sayAll(...texts: string[]) {
  let heard = await start();
  for (const text of texts) heard = await bot.say(text);
  return heard;
}

describe("a guided checklist", () => {
  it("says who can read the answers before the first question, and how far along we are", async () => {
    const heard = await start();
    expect(heard.text.indexOf("Who can read")).toBeLessThan(heard.text.indexOf("Which school?"));
    expect(heard.text).toContain("1 of 5 · about 4 minutes left");
    expect(heard.data).toMatchObject({ type: "question", step: "school", number: 1, of: 5 });
  });

  it("ends in a document that keeps the answers, after they were confirmed", async () => {
    const summary = await sayAll("Elm School", "3/3/2027", "first", "about 12", "$1,200", "$120");
    expect(summary.data.type).toBe("summary");
    expect(summary.text).toContain("2. Day: Wed 3 Mar 2027");
    expect(summary.text).toContain("5. Cost: $120");
    expect(await bot.store.reads.latestDocument("alder", "site-visit")).toBeUndefined();
    const done = await bot.say("yes");
    expect(done.data).toMatchObject({ type: "checklist", checklist: "site-visit" });
    expect(await bot.store.reads.latestDocument("alder", "site-visit")).toMatchObject({
      visibility: "private",
      data: { answers: { rooms: { value: 12 }, day: { value: "2027-03-03" } } },
    });
  });

  it("tells what was wrong and what is allowed, and asks again", async () => {
    const cases: [string, string][] = [
      ["Elm", ""],
      ["yesterday", "has passed"],
      ["whenever", "could not find a date"],
      ["tomorrow", ""],
      ["third", "pick one of these: First visit, Another visit"],
      ["2", ""],
      ["twelve", "digits"],
      ["n/a", "need a number"],
      ["12", ""],
      ["600", "You gave 600. It can be at most 500"],
    ];
    await start();
    for (const [text, wrong] of cases) {
      const heard = await bot.say(text);
      expect(heard.refused, text).toBe(wrong !== "");
      expect(heard.text).toContain(wrong);
      expect(heard.data.type).toBe(wrong === "" ? "question" : "error");
    }
  });

  it("lets an answer be changed from the summary by its number", async () => {
    await sayAll("Elm", "tomorrow", "again", "12", "skip");
    const asked = await bot.say("edit 4");
    expect(asked.text).toContain("Your answer so far: 12");
    const summary = await bot.say("13");
    expect(summary.data.type).toBe("summary");
    expect((await bot.say("edit 9")).text).toContain("from 1 to 5");
    expect((await bot.say("confirm")).data.answers).toMatchObject({ rooms: { value: 13 } });
  });

  it("wants a reason for a skipped question, and keeps it", async () => {
    await sayAll("Elm", "tomorrow", "first");
    expect((await bot.say("skip")).text).toContain("say why");
    const heard = await bot.say("skip we have no plan of the house");
    expect(heard.text).toContain("Rooms: skipped: we have no plan of the house");
  });
});

describe("words while a question waits", () => {
  it("takes free text for an answer, save for the words that steer", async () => {
    await start();
    expect((await bot.say("help")).data.type).toBe("help");
    expect((await bot.say("skip the gym, use room 4")).text).toContain(
      "School: skip the gym, use room 4",
    );
    await bot.say("back");
    expect((await bot.say("plan to visit the old building")).text).toContain(
      "Noted. School: plan to",
    );
  });

  it("lets a command pass where its words could not be an answer", async () => {
    await sayAll("Elm");
    expect((await bot.say("my")).data.type).toBe("my");
    expect((await bot.say("tomorrow")).data).toMatchObject({ type: "question", step: "kind" });
  });

  it("begins another tool by its name, where any words or rows would be an answer", async () => {
    await bot.say("start services");
    expect((await bot.say("start goal")).data).toMatchObject({ type: "question", step: "metric" });
    for (const line of ["4", "start goals for readers"]) await bot.say(line);
    await bot.say("start needs-meeting");
    for (const line of ["planning", "Dec 1"]) await bot.say(line);
    expect((await bot.say("start location")).data).toMatchObject({ step: "preferences" });
  });

  it("leaves alone what is addressed to the program", async () => {
    await start();
    for (const text of ["/cohort help", "@Cohort help"])
      expect((await bot.say(text)).data.type).toBe("help");
    expect((await bot.say("Elm")).text).toContain("Noted. School: Elm");
  });

  it("does not take words said in a channel, or by someone else, for answers", async () => {
    await start();
    const other = await bot.say("Elm", { as: "ben" });
    expect(other.data.type).not.toBe("question");
    expect((await bot.overhear("Elm")).said).toEqual([]);
    expect((await bot.say("Elm")).text).toContain("Noted. School: Elm");
  });
});

describe("putting a checklist aside", () => {
  it("saves, keeps other talk away from it, and goes on where it was", async () => {
    await sayAll("Elm", "tomorrow");
    expect((await bot.say("save")).text).toContain('until you say "resume"');
    expect((await bot.say("12")).data.type).toBe("error");
    expect((await bot.say("tools")).text).toContain("2 of 5 answered");
    const heard = await bot.say("resume");
    expect(heard.text).toContain("where you stopped");
    expect(heard.data).toMatchObject({ type: "question", step: "kind" });
  });

  it("saves an open one when another begins, and says so", async () => {
    await sayAll("Elm");
    const gap = await bot.say("/cohort gap");
    expect(gap.text).toContain('I saved "Site visit" where it was');
    await bot.say("/cohort save");
    const which = await bot.say("resume");
    expect(which.data.type).toBe("runs");
    expect(buttonsOf(which.said[0]?.reply)).toHaveLength(2);
    const back = await bot.say("resume site");
    expect(back.data).toMatchObject({ checklist: "site-visit", step: "day" });
  });

  it("goes on with an unfinished one when it is asked for again", async () => {
    await sayAll("Elm", "save");
    const heard = await start();
    expect(heard.data).toMatchObject({ type: "question", step: "day" });
  });

  it("stops at once, and can still be taken up again by its button", async () => {
    const heard = await sayAll("Elm", "stop");
    expect(heard.data).toMatchObject({ type: "run", status: "stopped" });
    expect((await bot.say("tools")).text).not.toContain("unfinished");
    const again = await bot.click(button(heard.said[0]?.reply, "Go on").id);
    expect(again.data).toMatchObject({ type: "question", step: "day" });
  });

  it("moves to the direct conversation when it is begun in a channel", async () => {
    const heard = await bot.say("start site-visit", { in: "riverbend" });
    expect(heard.said.map(({ to, privateTo }) => [to, privateTo])).toEqual([
      ["ana", undefined],
      ["riverbend", "ana"],
    ]);
    expect((await bot.say("Elm")).text).toContain("Noted. School: Elm");
  });
});

describe("clicks", () => {
  it("answer the question they were shown with, once", async () => {
    const asked = await sayAll("Elm", "tomorrow");
    const first = button(asked.said[0]?.reply, "First visit");
    expect((await bot.click(first.id, first.value)).text).toContain("Kind: First visit");
    const again = button(asked.said[0]?.reply, "Another visit");
    const late = await bot.click(again.id, again.value);
    expect(late.refused).toBe(true);
    expect(late.text).toContain(
      'I already have an answer for Kind: "First visit". To change it, say "edit 3"',
    );
    await bot.say("4");
    const change = await bot.click(button(late.said[0]?.reply, "Edit").id);
    expect(change.data).toMatchObject({ type: "question", step: "kind" });
  });

  it("go back only once for a double click", async () => {
    const asked = await sayAll("Elm", "tomorrow");
    const back = button(asked.said[0]?.reply, "Back");
    expect((await bot.click(back.id)).data).toMatchObject({ step: "day" });
    expect((await bot.click(back.id)).refused).toBe(true);
  });

  it("are refused to anyone but the person who is asked", async () => {
    const asked = await sayAll("Elm", "tomorrow");
    const first = button(asked.said[0]?.reply, "First visit");
    expect((await bot.click(first.id, first.value, { as: "ben" })).text).toContain("somebody else");
  });

  it("do nothing to what is finished", async () => {
    const summary = await sayAll("Elm", "tomorrow", "first", "12", "skip");
    const confirm = button(summary.said[0]?.reply, "Confirm");
    expect((await bot.click(confirm.id)).data.type).toBe("checklist");
    const twice = await bot.click(confirm.id);
    expect(twice.refused).toBe(true);
    expect(twice.text).toContain("finished already");
  });
});

describe("repeats and races", () => {
  it("answers a repeated delivery once", async () => {
    await start();
    await bot.say("Elm", { id: "web:same" });
    expect((await bot.say("Elm", { id: "web:same" })).status).toBe("duplicate");
    expect((await bot.say("tomorrow")).data).toMatchObject({ step: "kind" });
  });

  it("turns away a typed answer that lost a race, and never re-aims it", async () => {
    await sayAll("Elm", "tomorrow", "first");
    const both = await Promise.all([
      bot.say("12", { id: "web:a" }),
      bot.say("13", { id: "web:b" }),
    ]);
    expect(both.filter(({ refused }) => refused)).toHaveLength(1);
    const summary = await bot.say("skip");
    expect(summary.text).toMatch(/4\. Rooms: 1[23]\n5\. Cost: skipped/);
  });

  it("lets one of two clicks at once count", async () => {
    const asked = await sayAll("Elm", "tomorrow");
    const [first, second] = buttonsOf(asked.said[0]?.reply);
    const both = await Promise.all([
      bot.click(first?.id ?? "", first?.value, { id: "web:c" }),
      bot.click(second?.id ?? "", second?.value, { id: "web:d" }),
    ]);
    expect(both.filter(({ refused }) => refused)).toHaveLength(1);
  });

  it("goes on with its own copy when the file was changed meanwhile", async () => {
    await sayAll("Elm", "tomorrow");
    const kind = visit.steps[2];
    visit.steps[2] = { id: "kind", label: "New", ask: "Something new?", type: "text" };
    expect((await bot.say("back")).data).toMatchObject({ step: "day" });
    expect((await bot.say("tomorrow")).text).toContain("What kind of visit?");
    if (kind) visit.steps[2] = kind;
  });
});
