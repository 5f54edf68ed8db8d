import { placeName } from "../cohorts/roles.ts";
import { answer } from "../core/answer.ts";
import type { Belongings } from "../core/belongings.ts";
import {
  type Change,
  insert,
  type Outcome,
  type Outgoing,
  remove,
  update,
} from "../core/change.ts";
import type { Call } from "../core/command.ts";
import { UserError } from "../core/errors.ts";
import type { Identity, Membership, Person } from "../core/records.ts";
import type { Reply } from "../core/reply.ts";
import { createKeptCodes, type Found } from "./code-kept.ts";
import type { AccountDeps } from "./deps.ts";
import { apart, merged, shared } from "./memberships.ts";
import { mentionsGiven } from "./mentions.ts";
import { createNameAccounts } from "./name-accounts.ts";
import {
  accountsGiven,
  CARRIED,
  DROPPED,
  given,
  joiningsGiven,
  learned,
  type Moved,
  namesOf as recordsOf,
  setAside,
  settingGiven,
} from "./one-person.ts";

/** Under this name it is kept what moved to a person, newest last. */
export const movedTo = (personId: string) => `linked:${personId}`;

/** Makes one person of two: everything of whoever typed the code goes to whoever made it. */
export function createJoinTwo(deps: AccountDeps) {
  const { store, words } = deps;
  const { reads } = store;
  const codes = createKeptCodes(deps);
  const { nameOf, namesOf } = createNameAccounts(deps);

  /** Throws UserError where the two cannot become one. */
  async function check({ who }: Call, personId: string): Promise<void> {
    if (personId === who.person.id) throw new UserError(words("account.same"), { reason: "same" });
    const mine = await reads.memberships(who.person.id);
    const theirs = await reads.memberships(personId);
    const wrong = apart(mine, theirs);
    if (wrong) {
      const text = words("account.districts", await whomToAsk(wrong));
      throw new UserError(text, { reason: "districts" });
    }
    const both = shared(mine, theirs);
    // Of three that were one, nobody could tell any more what each was.
    if (both && ((await isLinked(who.person.id)) || (await isLinked(personId)))) {
      const text = words("account.several", await whomToAsk(both));
      throw new UserError(text, { reason: "several" });
    }
  }

  const isLinked = async (personId: string) =>
    (await reads.setting(movedTo(personId))) !== undefined;

  async function whomToAsk({ cohortId }: Membership): Promise<{ cohort: string; names: string }> {
    const cohort = await reads.cohort(cohortId);
    const members = await reads.members(cohortId);
    const names = members
      .filter(({ membership }) => membership.role === "facilitator")
      .map(({ person }) => person.name)
      .join(", ");
    return { cohort: cohort?.name ?? "", names };
  }

  async function join(call: Call, { personId }: Found): Promise<Outcome> {
    await check(call, personId);
    const to = await reads.person(personId);
    if (!to) throw new UserError(words("account.gone"), { reason: "gone" });
    const { person: from } = call.who;
    const [mine, theirs] = await Promise.all([reads.belongings(from.id), reads.belongings(to.id)]);
    // Somebody who was never here before is written down with this very message.
    const accounts = mine.identity.length > 0 ? mine.identity : [call.who.identity];
    const both = merged(mine.membership, theirs.membership, to.id);
    const clashing = new Set(both.clashes.flatMap(({ before }) => before.map(({ id }) => id)));
    const goes = { ...mine, membership: mine.membership.filter(({ id }) => !clashing.has(id)) };
    const { version: _, ...person } = from;
    const moved: Moved = {
      ...{ person, accounts: accounts.map(({ id }) => id) },
      ...{ records: recordsOf(goes, from.id), clashes: both.clashes },
    };
    return {
      changes: [
        ...both.changes,
        ...joiningsGiven(mine, theirs, to.id),
        ...accountsGiven(accounts, to.id),
        ...setAside(mine, theirs),
        ...given(mine, from.id, to.id),
        ...(await mentionsGiven(reads, mine, from.id, to.id)),
        ...learned(to, from),
        ...(await settings(from.id, to.id)),
        ...(await remembered(from.id, to.id, moved)),
        ...(await codes.forget(from.id)),
        remove("person", from),
      ],
      outgoing: await told(call, { to, accounts, theirs, now: both.now }),
      audit: [{ action: "account.linked", subject: to.id }],
    };
  }

  async function settings(from: string, to: string): Promise<Change[]> {
    const changes: Change[] = [];
    for (const name of [...CARRIED, ...DROPPED]) {
      const row = await reads.setting(`${name}:${from}`);
      const id = `${name}:${to}`;
      if (row && DROPPED.includes(name)) changes.push(remove("setting", row));
      else if (row) changes.push(...settingGiven(row, id, await reads.setting(id)));
    }
    return changes;
  }

  /** What had come to whoever goes now comes along, and can still leave by itself. */
  async function remembered(from: string, to: string, moved: Moved): Promise<Change[]> {
    const [theirs, old] = await Promise.all([
      reads.setting(movedTo(from)),
      reads.setting(movedTo(to)),
    ]);
    const before = [old, theirs].flatMap((row) => (row?.value ?? []) as Moved[]);
    const id = movedTo(to);
    const value = [...before, moved];
    return [
      ...(theirs ? [remove("setting", theirs)] : []),
      old ? update("setting", old, { value }) : insert("setting", { id, value }),
    ];
  }

  /** Said in every account of both, since whoever it is news to must hear of it. */
  async function told(
    call: Call,
    is: { to: Person; accounts: Identity[]; theirs: Belongings; now: Membership[] },
  ): Promise<Outgoing[]> {
    const { to, accounts, theirs, now } = is;
    const here = call.who.identity;
    const names = await namesOf(theirs.identity);
    const unlink = { id: `account:${here.id}:unlink`, label: words("account.button.unlink") };
    const said = (text: string): Reply => ({
      text,
      blocks: [
        { type: "text", text },
        { type: "actions", actions: [unlink] },
      ],
      data: { type: "linked", account: here.id },
    });
    const places = await Promise.all(now.map(placeOf));
    const done = words("account.done", { name: to.name, accounts: names });
    const notice = said(words("account.was-linked", { account: await nameOf(here) }));
    const others = accounts.filter(({ id }) => id !== here.id);
    return [
      answer(call, said([done, ...places].join(" "))),
      ...theirs.identity.map(({ id }) => ({ to: { personId: to.id, account: id }, reply: notice })),
      ...others.map(({ id, personId }) => ({ to: { personId, account: id }, reply: notice })),
    ];
  }

  async function placeOf({ cohortId, districtId, role }: Membership): Promise<string> {
    const cohort = await reads.cohort(cohortId);
    const district = districtId ? await reads.district(districtId) : undefined;
    const place = placeName(role, district, words);
    return words("account.one-of", { cohort: cohort?.name ?? "", place });
  }

  return { check, join };
}
