import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { loadPrompts } from "../../src/prompts/load.ts";
import { button, createBot } from "../bot.ts";
import { type Bot, withPlan } from "./bench.ts";

let bot: Bot;
afterEach(async () => {
  expect(bot.failures).toEqual([]);
  await bot.close();
});

/** The fifteen steps of the source document (S59-S73), and the tool with which each is done. */
const STEPS: [number, string, string][] = [
  [1, "Agree what you need", "needs-meeting"],
  [2, "Ask the health department", "outreach"],
  [3, "Set the criteria", "criteria"],
  [4, "List possible providers", "providers"],
  [5, "Research the differences", "rating"],
  [6, "Prepare what to share", "provider-questions"],
  [7, "Get approval", "approval"],
  [8, "Name outreach leads", "outreach"],
  [9, "Contact new providers", "outreach"],
  [10, "Share district information", "outreach"],
  [11, "Check they can deliver", "rating"],
  [12, "Draft the MOU", "agreement"],
  [13, "Finalize agreements", "agreement"],
  [14, "Write the operating plan", "operating-plan"],
  [15, "Schedule check-ins", "partner-review"],
];

describe("a step of the plan for community providers", () => {
  it.each(STEPS)("%i, %s, opens %s", async (number, label, tool) => {
    ({ bot } = await withPlan());
    await bot.say("start criteria");
    for (const line of ["skip", "must", ...Array(9).fill("none"), "done", "done", "keep", "yes"])
      await bot.say(line);
    const shown = await bot.say(`plan show ${number}`);
    expect(shown.text).toContain(label);
    const open = button(shown.said[0]?.reply, "Open the tool");
    expect(open.value).toBe(`start ${tool}`);
    const begun = await bot.click(open.id, open.value);
    expect(begun.refused).toBe(false);
    // Tools that are about one provider or partner ask first which one.
    const { type, checklist, tool: about, reason } = begun.data;
    expect([checklist, about, reason]).toContain(tool);
    expect(type).toMatch(/question|which/);
  });
});

describe("dates and words of a plan file", () => {
  it("count days from the day it is launched, and leave the rest to be dated (S58)", async () => {
    ({ bot } = await withPlan({ now: "2027-01-04T16:00:00Z" }));
    const [plan] = await bot.store.reads.openPlans("alder");
    const days = (await bot.store.reads.planSteps(plan?.id ?? "")).map(({ dueOn }) => dueOn);
    expect(days.slice(0, 3)).toEqual(["2027-01-18", "2027-01-18", null]);
    expect(days.slice(3).every((day) => day === null)).toBe(true);
  });

  it("are a facilitator's own, while a plan that was launched keeps its own (S58)", async () => {
    const folder = mkdtempSync(join(tmpdir(), "cohort-plans-"));
    cpSync("prompts", folder, { recursive: true });
    const path = join(folder, "plans/community-partners.yaml");
    const text = readFileSync(path, "utf8");
    const own = text.replace(
      "label: Set the criteria",
      "label: Agree our yardstick\n        within: 30",
    );
    expect(own).not.toBe(text);
    writeFileSync(path, own);
    bot = await createBot({ prompts: loadPrompts(folder) });
    rmSync(folder, { recursive: true });
    const made = await bot.say("plan new community-partners new-partners=no");
    expect(made.text).toContain(
      "3. Agree our yardstick (no owner; due in 30 days, Wed 16 Dec 2026)",
    );
  });
});
