import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createBot } from "../bot.ts";

let bot: Awaited<ReturnType<typeof createBot>>;
beforeEach(async () => {
  bot = await createBot();
});
afterEach(() => bot.close());

const codeIn = (text: string) => /(?:link|join) ((?:\w{4}-?){4})/.exec(text)?.[1] ?? "";
const accounts = ["A", "B", "C", "D"].map((name) => ({
  ...{ as: `U-${name}`, tenant: "T9", platform: "teams" as const, name },
}));
type Account = (typeof accounts)[number];

/** The same numbers each time, so that what failed fails again. */
function dice(seed: number) {
  let state = seed;
  return (sides: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * sides);
  };
}

const idOf = async ({ as }: Account) =>
  (await bot.store.reads.identity("teams", "T9", as))?.personId ?? "";

async function joinSome(throwDice: (sides: number) => number) {
  for (const account of accounts) {
    await bot.say("help", account);
    const role = ["member", "observer", "lead", undefined][throwDice(4)];
    if (!role) continue;
    const { text } = await bot.say(`invite Alder Falls as ${role}`, { as: "pat" });
    await bot.say(`join ${codeIn(text)}`, account);
  }
}

const rolesOf = async () => {
  const found: Record<string, string[]> = {};
  for (const account of accounts) {
    const all = await bot.store.reads.memberships(await idOf(account));
    found[account.name] = all.map(({ role }) => role);
  }
  return found;
};

describe("accounts that are linked and parted in any order", () => {
  it.each([4, 14, 18, 20])("never fail, and end as what each was (throws %i)", async (seed) => {
    const throwDice = dice(seed);
    await joinSome(throwDice);
    const before = await rolesOf();
    for (let n = 0; n < 20; n++) {
      const one = accounts[throwDice(4)] as Account;
      const other = accounts[throwDice(4)] as Account;
      if (throwDice(2) === 0) await bot.say("unlink", one);
      else {
        const code = codeIn((await bot.say("link", one)).text);
        for (const words of [`link ${code}`, `link ${code} now`]) await bot.say(words, other);
      }
      expect(bot.failures).toEqual([]);
    }
    for (const account of [...accounts, ...accounts, ...accounts]) await bot.say("unlink", account);
    expect(bot.failures).toEqual([]);
    expect(await rolesOf()).toEqual(before);
    expect(new Set(await Promise.all(accounts.map(idOf))).size).toBe(accounts.length);
  });
});
