import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Run } from "../../../src/core/records.ts";
import type { Checklist } from "../../../src/tools/checklist.ts";
import { button, buttonsOf, createBot, type Heard, shipped } from "../../bot.ts";

const meeting: Checklist = {
  ...{ id: "meeting-notes", title: "Meeting", minutes: 3, audience: "You." },
  steps: [
    { id: "topic", label: "Topic", ask: "What about?", type: "text" },
    {
      ...{ id: "next", label: "Next steps", ask: "What comes next?", type: "table" },
      ...{ max: 60, min: 2 },
      columns: [
        { id: "task", label: "Task", ask: "What is to be done?", type: "text", example: "Call" },
        { id: "owner", label: "Owner", ask: "Who does it?", type: "person", example: "Ana" },
        { id: "due", label: "Due", type: "date", optional: true, example: "next Friday" },
        {
          ...{ id: "size", label: "Size", type: "choice", optional: true, example: "Small" },
          choices: [
            { value: "s", label: "Small" },
            { value: "l", label: "Large" },
          ],
        },
      ],
    },
    { id: "more", label: "More", ask: "Anything else?", type: "text", optional: true },
  ],
};
const prompts = {
  ...shipped,
  checklists: new Map([...shipped.checklists, [meeting.id, meeting]]),
};

let bot: Awaited<ReturnType<typeof createBot>>;
beforeEach(async () => {
  bot = await createBot({ prompts });
  await bot.say("start meeting-notes");
});
afterEach(async () => {
  expect(bot.failures).toEqual([]);
  await bot.close();
});

async function sayAll(...texts: string[]): Promise<Heard> {
  let heard = await bot.say("Care");
  for (const text of texts) {
    heard = await bot.say(text);
    expect(heard.said).toHaveLength(1);
  }
  return heard;
}
async function press(heard: Heard, label: string | RegExp) {
  const { id, value } = button(heard.said.at(-1)?.reply, label);
  return bot.click(id, value);
}
async function run(): Promise<Run> {
  const ana = await bot.store.reads.unfinishedRuns("ana");
  const found = ana[0];
  if (!found) throw new Error("no run");
  return found;
}
async function tasks(): Promise<unknown[]> {
  const { answers } = (await run()) as unknown as {
    answers: { next?: { value?: { rows: { task: string; owner?: { name: string } }[] } } };
  };
  const rows = answers.next?.value?.rows ?? [];
  return rows.map(({ task, owner }) => `${task}: ${owner?.name ?? "-"}`);
}
const labels = ({ said }: Heard) => buttonsOf(said.at(-1)?.reply).map(({ label }) => label);

describe("a table in conversation", () => {
  it("says how to add, with an example made of its columns, and how many rows there may be", async () => {
    const heard = await sayAll();
    expect(heard.text).toContain("semicolons between: Task; Owner; Due; Size");
    expect(heard.text).toContain("For example: Call; Ana; next Friday; Small");
    expect(heard.text).toContain("At least 2, at most 60 rows.");
    expect(labels(heard)).toEqual([
      "Add a row",
      "Back",
      "Skip",
      "Save for later",
      "Stop",
      "As a form",
    ]);
  });

  it("takes a whole row that is typed once more where one cell of it is asked for", async () => {
    const again = await sayAll("Call; ana; someday", "Call; ana; 3/3/2027; large");
    expect(again.text).toContain("1: Task Call, Owner Ana Lopez, Due Wed 3 Mar 2027, Size Large");
    expect(await tasks()).toEqual(["Call: Ana Lopez"]);
    await bot.say("Call; ben; someday");
    const bad = await bot.say("Call; ben; never; large");
    expect(bad.text).toContain("I could not find a date");
    const other = await bot.say("Meet; ana; 3/3/2027");
    expect(other.text).toContain("So far: Task: Call · Owner: Ben Carter");
    expect(await tasks()).toEqual(["Call: Ana Lopez", "Call: Ben Carter", "Meet: Ana Lopez"]);
  });

  it("keeps good lines, and asks only the bad cells again by row, column and reason", async () => {
    const heard = await sayAll("Call; ana; tomorrow\nWrite; ben; someday; small\nMeet; ; 3/3/2027");
    expect(heard.text).toContain("Row 2, Due: “someday”. I could not find a date");
    expect(heard.text).toContain("So far: Task: Write · Owner: Ben Carter · Size: Small");
    const next = await bot.say("next friday");
    expect(next.text).toContain("Who does it?");
    expect(next.text).toContain("Row 3 · 2 of 4");
    const shown = await bot.say("ana");
    expect(shown.text).toContain(
      "2: Task Write, Owner Ben Carter, Due Fri 27 Nov 2026, Size Small",
    );
    expect(shown.text).toContain("3: Task Meet, Owner Ana Lopez, Due Wed 3 Mar 2027");
    expect(labels(shown).slice(0, 4)).toEqual(["Add a row", "Done", "Change", "Remove"]);
  });

  it("asks one cell after another, with buttons, back and skip in the row", async () => {
    let heard = await press(await sayAll("Call; ana"), "Add a row");
    expect(heard.text).toContain("Row 2 · 1 of 4");
    await bot.say("Write");
    heard = await bot.say("back");
    expect(heard.text).toContain("What is to be done?");
    await bot.say("Write to them");
    heard = await bot.say("skip");
    expect(heard.text).toContain("Owner is needed in every row");
    heard = await press(heard, "Ana Lopez");
    heard = await press(heard, "Skip");
    heard = await press(heard, "Large");
    expect(heard.text).toContain("2: Task Write to them, Owner Ana Lopez, Size Large");
  });

  it("changes and removes rows, and asks before one is gone", async () => {
    await sayAll("Call; ana\nWrite; ben\nMeet; ana");
    expect((await bot.say("change 2 due next Friday")).text).toContain("Due Fri 27 Nov 2026");
    expect((await bot.say("change 2 due whenever")).text).toContain("Row 2, Due: “whenever”.");
    let heard = await press(await bot.say("change"), "Row 3");
    heard = await press(heard, "Owner");
    await bot.say("ben");
    expect(await tasks()).toEqual(["Call: Ana Lopez", "Write: Ben Carter", "Meet: Ben Carter"]);
    heard = await bot.say("remove 2");
    expect(heard.text).toContain("Should row 2 go?");
    await press(heard, "No, keep it");
    expect(await tasks()).toHaveLength(3);
    heard = await bot.say("remove 2");
    await press(heard, "Yes, remove it");
    expect(await tasks()).toEqual(["Call: Ana Lopez", "Meet: Ben Carter"]);
    expect((await bot.say("remove 3")).text).toContain("There are rows 1 to 2.");
  });

  it("does not end with too few rows, nor with one that is not complete", async () => {
    expect((await sayAll("Call; ana", "done")).text).toContain("At least 2 are needed");
    await bot.say("Write");
    await bot.say("back");
    await bot.say("back");
    const heard = await bot.say("done");
    expect(heard.text).toContain("Row 2 is not complete yet.");
    expect(heard.text).toContain("Who does it?");
    await bot.say("ben");
    expect((await bot.say("done")).text).toContain("Noted. Next steps: 2 rows");
  });

  it("takes no click twice, nor one that comes late", async () => {
    const first = await press(await sayAll("Call; ana"), "Add a row");
    await bot.say("Write");
    const late = await press(first, "Save for later");
    expect(late.text).toContain("Saved");
    const again = await bot.say("resume");
    expect(again.text).toContain("Who does it?");
    await press(again, "Ana Lopez");
    const twice = await press(again, "Ana Lopez");
    expect(twice).toMatchObject({ refused: true });
    await bot.say("skip");
    await bot.say("skip");
    expect(await tasks()).toEqual(["Call: Ana Lopez", "Write: Ana Lopez"]);
    const gone = await bot.say("remove 2");
    expect(gone.text).not.toContain("You can also say");
    const yes = button(gone.said.at(-1)?.reply, "Yes, remove it");
    await bot.click(yes.id, yes.value, { id: "same" });
    await bot.click(yes.id, yes.value, { id: "same" });
    expect((await bot.click(yes.id, yes.value)).refused).toBe(true);
    expect(await tasks()).toEqual(["Call: Ana Lopez"]);
  });

  it("keeps a row half filled in over saving and over the form, which asks for the rest of it", async () => {
    await sayAll("Call; ana", "Write");
    await bot.say("save");
    expect((await bot.say("resume")).text).toContain("So far: Task: Write");
    const { form } = await press(await bot.say("resume"), "As a form");
    const values = Object.fromEntries(
      (form?.fields ?? []).map(({ id, value = "" }) => [id, value]),
    );
    expect(values.next).toBe("Call; Ana Lopez; ; \nWrite; ; ; ");
    const refused = await bot.submit(form?.id ?? "", values);
    expect(refused.form?.errors?.next).toBe("Row 2, Owner. An answer is needed here.");
    expect(await tasks()).toEqual(["Call: Ana Lopez", "Write: -"]);
    await bot.say("ben");
    expect(await tasks()).toEqual(["Call: Ana Lopez", "Write: Ben Carter"]);
  });

  it("shows a long table shortened, and comes back to it with its rows from the summary", async () => {
    const lines = Array.from({ length: 47 }, (_, at) => `Task number ${at + 1}; ana`);
    const heard = await sayAll(lines.join("\n"));
    expect(heard.text).toContain("And 37 more before these.");
    expect(heard.text).toContain("47: Task Task number 47");
    const more = await bot.say(Array(14).fill("One more; ana").join("\n"));
    expect(more.text).toContain("There is room for 60");
    await bot.say("done");
    const summary = await bot.say("skip");
    expect(summary.text).toContain("2. Next steps: 47 rows\nRow 1: Task number 1; Ana Lopez");
    expect(summary.text).toContain("And 37 more.");
    await bot.say("edit 2");
    await bot.say("The last; ben");
    await bot.say("done");
    expect((await bot.say("edit 2")).text).toContain("48: Task The last, Owner Ben Carter");
  });

  it("hears commands only where they cannot be rows", async () => {
    await sayAll();
    expect((await bot.say("help")).data.type).toBe("help");
    await bot.say("plan the visit; ana");
    expect(await tasks()).toEqual(["plan the visit: Ana Lopez"]);
  });
});
