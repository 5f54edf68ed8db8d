import { answer, say } from "../core/answer.ts";
import { type Change, insert, type Outcome, remove, update } from "../core/change.ts";
import type { Call } from "../core/command.ts";
import { UserError } from "../core/errors.ts";
import type { Identity, Setting } from "../core/records.ts";
import type { AccountDeps } from "./deps.ts";
import { movedTo } from "./join-two.ts";
import { parted } from "./memberships.ts";
import { createNameAccounts } from "./name-accounts.ts";
import { among, given, type Moved } from "./one-person.ts";
import { type Remaining, remaining } from "./remaining.ts";

/**
 * Makes two people again of one that `link` made: the accounts that came with a link leave, with what came
 * with them and is still there. What was done since stays.
 */
export function createPart({ store: { reads }, words }: AccountDeps) {
  const { namesOf } = createNameAccounts({ store: { reads }, words });

  /** The link that brought this account; where there was only one, either account ends it. */
  function linkOf(accountId: string, row: Setting | undefined): Moved | undefined {
    const all = (row?.value ?? []) as Moved[];
    const found = all.find(({ accounts }) => accounts.includes(accountId)) ?? all[0];
    const several = all.length > 1 && !found?.accounts.includes(accountId);
    if (several) throw new UserError(words("account.which"), { reason: "which" });
    return found;
  }

  async function part(call: Call, accountId: string): Promise<Outcome> {
    const { person } = call.who;
    const accounts = await reads.identities(person.id);
    if (!accounts.some(({ id }) => id === accountId))
      throw new UserError(words("account.gone"), { reason: "gone" });
    const row = await reads.setting(movedTo(person.id));
    const link = linkOf(accountId, row);
    if (!row || !link) return say(call, words("account.only"));
    const leaving = accounts.filter(({ id }) => link.accounts.includes(id));
    const staying = accounts.filter(({ id }) => !link.accounts.includes(id));
    const all = await reads.belongings(person.id);
    const back = among(all, link.records);
    const { id, ...was } = link.person;
    const rest = remaining(row.value as Moved[], link);
    return {
      changes: [
        // What was kept as JSON has its day as text.
        insert("person", { ...was, id, createdAt: new Date(was.createdAt) }),
        ...leaving.map((one, at) => update("identity", one, { personId: id, primary: at === 0 })),
        ...primaryAgain(staying),
        ...back.membership.map((one) => update("membership", one, { personId: id })),
        ...parted(all.membership, link.clashes, { leaver: id, stayer: person.id }),
        ...given(back, person.id, id),
        ...left(row, id, rest),
      ],
      outgoing: await told(call, leaving, staying),
      audit: [{ action: "account.unlinked", subject: id }],
    };
  }

  const primaryAgain = (staying: Identity[]): Change[] => {
    const [first] = staying;
    if (!first || staying.some(({ primary }) => primary)) return [];
    return [update("identity", first, { primary: true })];
  };

  const left = (row: Setting, id: string, { go, stay }: Remaining): Change[] => [
    ...(go.length > 0 ? [insert("setting", { id: movedTo(id), value: go })] : []),
    stay.length > 0 ? update("setting", row, { value: stay }) : remove("setting", row),
  ];

  async function told(call: Call, leaving: Identity[], staying: Identity[]) {
    const { person, identity } = call.who;
    const text = words("account.parted", {
      ...{ leaving: await namesOf(leaving), staying: await namesOf(staying) },
    });
    const reply = { text, data: { type: "unlinked", accounts: leaving.map(({ id }) => id) } };
    const others = [...leaving, ...staying].filter(({ id }) => id !== identity.id);
    return [
      answer(call, reply),
      ...others.map(({ id }) => ({ to: { personId: person.id, account: id }, reply })),
    ];
  }

  return part;
}
