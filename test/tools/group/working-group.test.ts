import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { missingIn } from "../../../src/tools/group/working-group/coverage.ts";
import { button, createBot } from "../../bot.ts";
import { toThem } from "../needs/answer-all.ts";

let bot: Awaited<ReturnType<typeof createBot>>;
beforeEach(async () => {
  bot = await createBot();
});
afterEach(async () => {
  expect(bot.failures).toEqual([]);
  await bot.close();
});

const SMALL = {
  types: "Elementary, High",
  members:
    "Head of student support; Ana Lopez; All types; Lead\nSchool counselor; Ben Carter, Joe Fox; High; Speak for counselors",
  "knows-services": "Ana Lopez",
  "knows-partners": "Ben Carter",
  program: "Ana Lopez",
  invite: "yes",
};

async function send(values: Record<string, string>) {
  const { form } = await bot.say("start working-group form");
  return bot.submit(form?.id ?? "", values);
}

describe("people asked for, where there are none", () => {
  it.each(["nobody", "No one yet.", "none", "we don't know", "TBD"])(
    "takes %j for nobody, so that a voice that is missing is not counted as there",
    async (said) => {
      const made = await send({ ...SMALL, families: said });
      const shown = made.said.map(({ text }) => text).join("\n");
      expect(shown).toContain("Working group: 3 people");
      expect(shown).toContain("somebody who stands for families");
    },
  );

  it("goes on without them in the conversation, and leaves them out of a list of names", async () => {
    for (const line of ["start working-group", "Elementary", "Principal; Joe Fox, nobody", "done"])
      await bot.say(line);
    expect((await bot.say("nobody")).text).toContain("Knows services and gaps: skipped");
    expect((await bot.say("edit 2")).text).not.toContain("nobody");
  });
});

describe("what a group lacks", () => {
  const ana = { name: "Ana Lopez", id: "ana" };
  const whole = {
    types: ["elementary", "high"],
    members: [
      { position: "counselor", people: [ana], schools: "all-types", duties: null },
      { position: "family", people: [ana], schools: null, duties: null },
      { position: "finance", people: [ana], schools: null, duties: null },
    ],
    tags: {
      "knows-services": [ana],
      "knows-legal": [ana],
      "knows-partners": [ana],
      program: [ana],
      leadership: [ana],
    },
  };

  it("is nothing when every voice and every type of school is there", () => {
    expect(missingIn(whole)).toEqual([]);
  });

  it.each([
    ["program", { program: [] }],
    ["leadership", { leadership: [] }],
    ["services", { "knows-services": [] }],
    ["partners", { "knows-partners": [] }],
  ])("names %s when nobody was named for it", (missing, none) => {
    expect(missingIn({ ...whole, tags: { ...whole.tags, ...none } })).toEqual([missing]);
  });

  it("names legal and procurement apart, since one position fills one of them", () => {
    const tags = { ...whole.tags, "knows-legal": [] };
    expect(missingIn({ ...whole, tags })).toEqual(["legal", "procurement"]);
    const legal = { position: "legal", people: [ana], schools: null, duties: null };
    expect(missingIn({ ...whole, tags, members: [...whole.members, legal] })).toEqual([
      "procurement",
    ]);
  });

  it("counts a position only with somebody in it, and a school only with somebody who knows it", () => {
    const members = whole.members.map((one) => ({ ...one, people: [] }));
    expect(missingIn({ ...whole, members })).toEqual([
      "finance",
      "families",
      "staff",
      "elementary",
      "high",
    ]);
  });

  it("never grows when somebody joins", () => {
    const position = fc.constantFrom(
      "counselor",
      "family",
      "finance",
      "legal",
      "other",
      "unheard-of",
    );
    const schools = fc.constantFrom("elementary", "high", "all-types", null);
    const row = fc.record({
      position,
      schools,
      people: fc.constant<(typeof ana)[]>([ana]),
      duties: fc.constant(null),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 6 }), row, (members, one) => {
        const group = { types: ["elementary", "high"], members, tags: {} };
        const before = missingIn(group);
        for (const still of missingIn({ ...group, members: [...members, one] }))
          expect(before).toContain(still);
      }),
    );
  });
});

describe("start working-group", () => {
  it("ends in the table, in what is missing, and in a step with an owner for each of it", async () => {
    const done = toThem(await send({ ...SMALL, invite: "no" }));
    expect(done.text).toContain("Working group: 3 people; 5 voices are missing");
    expect(done.text).toContain("somebody who decides on money");
    expect(done.text).toContain("somebody who stands for families");
    expect(done.text).not.toContain("from an elementary school");
    expect(done.data).toMatchObject({
      missing: ["finance", "families", "legal", "procurement", "leadership"],
    });
    expect(done.text).toContain("Knows services and gaps: Ana Lopez");
    const mine = await bot.say("my");
    expect(mine.text).toContain("Add to the working group: somebody who stands for families");
    expect(mine.text).toContain("legal and procurement consulted");
  });

  it.each([
    ["knows-services", "Knows services and gaps"],
    ["knows-legal", "Knows legal and procurement"],
    ["knows-partners", "Knows possible partners"],
  ])("keeps who is named for %s (S53-S55)", async (step, label) => {
    const done = toThem(await send({ ...SMALL, [step]: "Ben Carter", invite: "no" }));
    expect(done.text).toContain(`${label}: Ben Carter`);
  });

  it("does not ask who stands for families when a family member is there", async () => {
    await bot.say("start working-group");
    await bot.say("Elementary");
    await bot.say("Family member; Pat Roe\nFinance; Ben Carter");
    const asked: unknown[] = [];
    let { data, text } = await bot.say("done");
    while (data.type === "question" && asked.length < 20) {
      asked.push(data.step);
      ({ data, text } = await bot.say("skip"));
      if (data.step === "invite") ({ data, text } = await bot.say("no"));
    }
    expect(data.type, text).toBe("summary");
    expect(asked).toContain("program");
    expect(asked).not.toContain("families");
    expect(asked).not.toContain("finance");
  });

  it("asks those in the roster once, keeps what they say, and shows it", async () => {
    const done = await send(SMALL);
    const toBen = done.said.filter(({ to }) => to === "ben").map(({ reply }) => reply);
    const asked = toBen.find(({ data }) => data?.type === "group-invitation");
    expect(asked?.text).toContain(
      "Ana Lopez would like you in the working group of Alder Falls as: School counselor",
    );
    expect(asked?.text).toContain("Speak for counselors");
    expect(toThem(done).text).toContain("Ben Carter: no answer yet");
    expect(toThem(done).text).toContain("Joe Fox: We are forming a working group in Alder Falls");

    const yes = await bot.click(button(asked, "Accept").id, "", { as: "ben" });
    expect(toThem(yes, "ben").text).toContain("Ana Lopez knows that you accept");
    expect(toThem(yes).text).toContain(
      "Ben Carter accepts a role in the working group: School counselor",
    );
    expect((await bot.say("result working-group")).text).toContain("Ben Carter: accepted");

    const again = await send(SMALL);
    expect(again.said.filter(({ reply }) => reply.data?.type === "group-invitation")).toEqual([]);
    expect(toThem(again).text).toContain("Ben Carter: accepted");

    await bot.click(button(asked, "Not me").id, "", { as: "ben" });
    const shown = await bot.say("result working-group");
    expect(shown.text).toContain("Find somebody else for: School counselor");

    const moved = await send({ ...SMALL, members: `${SMALL.members}\nFinance; Ben Carter` });
    expect(
      moved.said.some(({ to, text }) => to === "ben" && text.includes("School counselor, Finance")),
    ).toBe(true);
  });

  it("lets nobody answer an invitation that was not theirs", async () => {
    const done = await send(SMALL);
    const reply = done.said.find((one) => one.reply.data?.type === "group-invitation")?.reply;
    const heard = await bot.click(button(reply, "Accept").id, "", { as: "raj" });
    expect(heard.refused).toBe(true);
    expect((await bot.click("group:nothing:yes", "", { as: "ben" })).refused).toBe(true);
    expect((await bot.say("result working-group")).text).toContain("Ben Carter: no answer yet");
  });
});
