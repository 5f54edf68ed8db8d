import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { rowKeys } from "../../../src/tools/document/row-keys.ts";
import { button, createBot } from "../../bot.ts";
import { toThem } from "./answer-all.ts";

let bot: Awaited<ReturnType<typeof createBot>>;
beforeEach(async () => {
  bot = await createBot();
});
afterEach(async () => {
  expect(bot.failures).toEqual([]);
  await bot.close();
});

const rows = (...lines: string[]) => lines.join("\n");

async function finish(text: string) {
  const { form } = await bot.say("start next-steps form");
  return toThem(await bot.submit(form?.id ?? "", { steps: text }));
}

describe("start next-steps", () => {
  it("suggests to tell the stakeholders first, with a day two weeks on", async () => {
    const { form } = await bot.say("start next-steps form");
    const [field] = form?.fields ?? [];
    expect(field?.value).toContain("Tell everyone with a key stake");
    expect(field?.value).toContain("2026-11-30");
  });

  it("makes every row a step of the plan with its owner and day, and moves it when it changes", async () => {
    const done = await finish(
      rows("Call the health department; Ben Carter; 12/10/2026", "Book a room; Ana; 12/1/2026"),
    );
    expect(done.text).toContain("2 next steps, the first by Tue 1 Dec 2026");
    expect((await bot.say("my", { as: "ben" })).text).toContain("Call the health department");
    const edit = await bot.say("result next-steps");
    const asked = await bot.click(button(edit.said.at(-1)?.reply, "Change it").id);
    expect(asked.data.type).toBe("summary");
    const { form } = await bot.say("form");
    await bot.submit(form?.id ?? "", {
      steps: rows("Call the health department; Ana; 12/17/2026", "Book a room; Ana; 12/1/2026"),
    });
    expect((await bot.say("my", { as: "ben" })).text).not.toContain("Call the health department");
    const plan = await bot.say("plan");
    expect(plan.text.match(/Call the health department/g)).toHaveLength(1);
    expect(plan.text).toContain("17 Dec");
  });

  it("refuses a day that has passed, naming the row", async () => {
    const late = await finish("Book a room; Ana; 3/1/2024");
    expect(late.refused).toBe(true);
    expect(late.form?.errors?.steps).toContain('"Book a room" is for Fri 1 Mar 2024');
  });
});

describe("the key of a row", () => {
  it("is its own, and stays when other rows come and go", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { maxLength: 12 }), (labels) => {
        const keys = rowKeys(labels);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
    expect(rowKeys(["Call Ben", "Book a room"])[1]).toBe(rowKeys(["Book a room"])[0]);
    expect(rowKeys(["Call Ben", "call ben!"])).toEqual(["call-ben", "call-ben-2"]);
  });
});
