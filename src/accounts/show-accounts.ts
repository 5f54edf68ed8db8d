import { answer } from "../core/answer.ts";
import { type Outcome, update } from "../core/change.ts";
import type { Call } from "../core/command.ts";
import { UserError } from "../core/errors.ts";
import type { Identity } from "../core/records.ts";
import type { Action, Block } from "../core/reply.ts";
import type { AccountDeps } from "./deps.ts";
import { createNameAccounts } from "./name-accounts.ts";

/** `accounts`: which accounts are one person's, and in which of them reminders come. */
export function createShowAccounts({ store: { reads }, words }: AccountDeps) {
  const { nameOf, namesOf } = createNameAccounts({ store: { reads }, words });

  /** Somebody who was never here before has the account they are writing from. */
  async function accountsOf({ who }: Call): Promise<Identity[]> {
    const kept = await reads.identities(who.person.id);
    return kept.length > 0 ? kept : [who.identity];
  }

  const primaryOf = (accounts: Identity[]) => accounts.find((one) => one.primary) ?? accounts[0];

  async function list(call: Call): Promise<Outcome> {
    const accounts = await accountsOf(call);
    const primary = primaryOf(accounts) ?? call.who.identity;
    const text = words("account.list", {
      ...{ count: accounts.length, accounts: await namesOf(accounts) },
      primary: await nameOf(primary),
    });
    const how = accounts.length > 1 ? words("account.how") : words("account.how-link");
    const actions = await buttons(call, accounts, primary);
    const blocks: Block[] = [
      { type: "text", text },
      { type: "text", text: how },
      ...(actions.length > 0 ? [{ type: "actions" as const, actions }] : []),
    ];
    const facts = accounts.map(({ id, platform, primary: first }) => ({
      ...{ id, platform, primary: first, here: id === call.who.identity.id },
    }));
    const data = { type: "accounts", accounts: facts };
    return { outgoing: [answer(call, { text: `${text}\n${how}`, blocks, data })] };
  }

  async function buttons(call: Call, accounts: Identity[], primary: Identity): Promise<Action[]> {
    if (accounts.length < 2) return [];
    const here = call.who.identity.id;
    const names = await Promise.all(accounts.map(nameOf));
    return [
      ...(primary.id === here
        ? []
        : [{ id: `account:${here}:reminders`, label: words("account.button.reminders") }]),
      ...accounts.map(({ id }, at) => ({
        id: `account:${id}:unlink`,
        label: words("account.button.unlink-one", { account: names[at] ?? "" }),
      })),
    ];
  }

  /** From now on what the bot says by itself comes to this account. */
  async function remindersHere(call: Call, accountId: string): Promise<Outcome> {
    const accounts = await accountsOf(call);
    const chosen = accounts.find(({ id }) => id === accountId);
    if (!chosen) throw new UserError(words("account.gone"), { reason: "gone" });
    const moved = accounts.filter((one) => one.primary !== (one.id === accountId));
    const text = words("account.reminders-here", { account: await nameOf(chosen) });
    return {
      changes: moved.map((one) => update("identity", one, { primary: one.id === accountId })),
      outgoing: [answer(call, { text, data: { type: "accounts-primary", account: accountId } })],
      audit: moved.length > 0 ? [{ action: "account.primary", subject: accountId }] : [],
    };
  }

  return { list, remindersHere };
}
