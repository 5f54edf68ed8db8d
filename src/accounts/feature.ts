import { say } from "../core/answer.ts";
import type { Command, Feature, Responder } from "../core/command.ts";
import { UserError } from "../core/errors.ts";
import type { AccountDeps } from "./deps.ts";
import { createLink } from "./link.ts";
import { createPart } from "./part.ts";
import { createShowAccounts } from "./show-accounts.ts";

/** One person with accounts on several platforms: joining them, parting them, and where reminders go. */
export function createAccountsFeature(deps: AccountDeps): Feature {
  const { words } = deps;
  const link = createLink(deps);
  const part = createPart(deps);
  const accounts = createShowAccounts(deps);

  const unlink: Command = {
    name: "unlink",
    run: (call) => part(call, call.who.identity.id),
  };
  const reminders: Command = {
    name: "reminders",
    verbs: ["here"],
    async run(call, args) {
      if (!/^here$/i.test(args)) throw new UserError(words("account.reminders-how"));
      return accounts.remindersHere(call, call.who.identity.id);
    },
  };
  const responder: Responder = {
    prefix: "account",
    async action(call, [id = "", what]) {
      if (id === "keep") return say(call, words("account.kept"));
      if (what === "join") return link.confirmed(call, id);
      if (what === "unlink") return part(call, id);
      if (what === "reminders") return accounts.remindersHere(call, id);
      throw new UserError(words("account.gone"), { reason: "gone" });
    },
  };
  const list: Command = { name: "accounts", run: accounts.list };
  return { commands: [link.command, unlink, list, reminders], responders: [responder] };
}
