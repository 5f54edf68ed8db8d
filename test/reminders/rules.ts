import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { remindersShape } from "../../src/prompts/plan-shape.ts";
import type { Remindable, Terms } from "../../src/reminders/next-moment.ts";

/** The rules as shipped. */
export const RULES = remindersShape.parse(parse(readFileSync("prompts/reminders.yaml", "utf8")));

export const terms = (zone: string, set: Partial<Terms> = {}): Terms => ({
  ...{ zone, quietFrom: null, quietUntil: null, awayUntil: null },
  ...set,
});

export const dueOn = (day: string | null, set: Partial<Remindable> = {}): Remindable => ({
  ...{ state: "open", dueOn: day, snoozedUntil: null, heardOn: null },
  ...set,
});
