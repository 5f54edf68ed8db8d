import { codeFrom, hashOfCode } from "../cohorts/code.ts";
import { createTries } from "../cohorts/tries.ts";
import { answer, isDirect, refuse } from "../core/answer.ts";
import { type Outcome, remove } from "../core/change.ts";
import type { Call, Command } from "../core/command.ts";
import { UserError } from "../core/errors.ts";
import type { Block } from "../core/reply.ts";
import { createKeptCodes, type Found } from "./code-kept.ts";
import type { AccountDeps } from "./deps.ts";
import { createJoinTwo } from "./join-two.ts";
import { createNameAccounts } from "./name-accounts.ts";

/**
 * `link`: a code that makes two accounts one person. It counts only in somebody's own conversation, and
 * only after they were shown whom it joins them with.
 */
export function createLink(deps: AccountDeps) {
  const { store, words, newId } = deps;
  const { reads } = store;
  const codes = createKeptCodes(deps);
  const triesOf = createTries(deps, "link-tries");
  const joinTwo = createJoinTwo(deps);
  const { namesOf } = createNameAccounts(deps);

  async function make(call: Call): Promise<Outcome> {
    if (!isDirect(call)) throw new UserError(words("account.alone"), { reason: "not-alone" });
    const code = codeFrom(newId());
    const text = words("account.code", { code });
    const terms = words("account.terms");
    const blocks: Block[] = [text, terms].map((one) => ({ type: "text", text: one }));
    const reply = { text: [text, terms].join("\n"), blocks, data: { type: "link-code" } };
    return {
      changes: await codes.keep(call.who.identity, code, call.now),
      outgoing: [answer(call, reply)],
      audit: [{ action: "account.code", subject: call.who.identity.id }],
    };
  }

  /** A code that others may have read is worth nothing any more, which sounds the same for any words. */
  async function seenByOthers(call: Call, said: string): Promise<Outcome> {
    const found = await codes.find(hashOfCode(said), call.now);
    const changes = found ? [remove("setting", found.row)] : [];
    const data = { type: "error", reason: "not-alone" };
    return { ...refuse(call, { text: words("account.burnt"), data }), changes };
  }

  async function use(call: Call, said: string, sure: boolean): Promise<Outcome> {
    const tries = await triesOf(call);
    const found = await codes.find(hashOfCode(said), call.now);
    if (!found) {
      const data = { type: "error", reason: "no-such-code" };
      return {
        ...refuse(call, { text: words("account.wrong"), data }),
        changes: [tries.another()],
      };
    }
    // "now" is for whoever was asked: somebody who is talked into typing a code must see whose it is.
    if (sure && found.typedBy === call.who.identity.id) return joined(call, found);
    const asked = await ask(call, found);
    return { ...asked, changes: [...tries.over(), ...(asked.changes ?? [])] };
  }

  /** Whose accounts they become one with, before anything is changed. */
  async function ask(call: Call, found: Found): Promise<Outcome> {
    await joinTwo.check(call, found.personId);
    const person = await reads.person(found.personId);
    const accounts = await namesOf(await reads.identities(found.personId));
    const text = words("account.sure", { name: person?.name ?? "", accounts });
    const blocks: Block[] = [
      { type: "notice", level: "warning", text },
      {
        type: "actions",
        actions: [
          {
            id: `account:${hashIn(found)}:join`,
            label: words("account.button.join"),
            style: "primary",
          },
          { id: "account:keep", label: words("account.button.keep") },
        ],
      },
    ];
    const data = { type: "link-ask", person: found.personId };
    return {
      changes: [codes.typed(found, call.who.identity.id)],
      outgoing: [answer(call, { text: `${text}\n${words("account.sure-typed")}`, blocks, data })],
    };
  }

  const hashIn = ({ row }: Found) => row.id.slice(row.id.indexOf(":") + 1);

  async function joined(call: Call, found: Found): Promise<Outcome> {
    const outcome = await joinTwo.join(call, found);
    return {
      ...outcome,
      changes: [...(await codes.forget(found.personId)), ...(outcome.changes ?? [])],
    };
  }

  /** The button, for the account in which the code was typed. */
  async function confirmed(call: Call, hash: string): Promise<Outcome> {
    const found = await codes.find(hash, call.now);
    if (!found || found.typedBy !== call.who.identity.id)
      throw new UserError(words("account.gone"), { reason: "gone" });
    return joined(call, found);
  }

  const command: Command = {
    name: "link",
    async run(call, args) {
      const said = args.replace(/(?:^|\s+)now$/i, "");
      if (said === "") return make(call);
      return isDirect(call) ? use(call, said, said !== args) : seenByOthers(call, said);
    },
  };
  return { command, confirmed };
}
