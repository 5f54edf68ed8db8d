import { expect, it } from "vitest";
import { nameMentioned } from "../../src/core/name-mentioned.ts";
import type { Identity, Person } from "../../src/core/records.ts";

const names: Record<string, string> = { "29:1aB-c_d": "Lee Marsh", U0123: "Pat Lee" };

/** Only what is asked for; the rest of these rows is not looked at. */
const reads = {
  identity: async (_platform: string, _tenant: string, userId: string) =>
    names[userId] ? ({ personId: userId } as Identity) : undefined,
  person: async (id: string) => ({ name: names[id] }) as Person,
};
const named = (text: string) => nameMentioned(reads, { platform: "teams", tenant: "t" }, text);

it.each([
  ["thanks @29:1aB-c_d, and @U0123: well done", "thanks @Lee Marsh, and @Pat Lee: well done"],
  ["@29:other and @29 stay", "@29:other and @29 stay"],
  ["mail lee@29:1aB-c_d.org at 12:30", "mail lee@29:1aB-c_d.org at 12:30"],
])("%s", async (text, expected) => {
  expect(await named(text)).toBe(expected);
});
