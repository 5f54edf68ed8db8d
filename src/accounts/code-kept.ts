import { hashOfCode } from "../cohorts/code.ts";
import { type Change, insert, remove, update } from "../core/change.ts";
import type { Identity, Setting } from "../core/records.ts";
import type { AccountDeps } from "./deps.ts";

const GOOD_MS = 15 * 60_000;

/** A code that joins another account to a person's; the code itself is not kept. */
interface Linking {
  personId: string;
  /** The account it was made in. */
  account: string;
  until: number;
  /** The account in which it was typed, and that was asked whether it is sure. */
  typedBy: string | null;
}

/** One that still works. */
export interface Found extends Linking {
  row: Setting;
}

const idOf = (hash: string) => `link-code:${hash}`;
const newestOf = (personId: string) => `link-newest:${personId}`;

/** Where codes that link accounts are kept: by their hash, the newest of each person alone. */
export function createKeptCodes({ store: { reads } }: Pick<AccountDeps, "store">) {
  /** Takes away whatever code a person has, so that none of them works any more. */
  async function forget(personId: string): Promise<Change[]> {
    const newest = await reads.setting(newestOf(personId));
    const hash = newest?.value as string | undefined;
    const row = hash === undefined ? undefined : await reads.setting(idOf(hash));
    return [newest, row].filter((one) => one !== undefined).map((one) => remove("setting", one));
  }

  async function keep({ id, personId }: Identity, code: string, now: Date): Promise<Change[]> {
    const hash = hashOfCode(code) ?? "";
    const until = now.getTime() + GOOD_MS;
    const value: Linking = { personId, account: id, until, typedBy: null };
    return [
      ...(await forget(personId)),
      insert("setting", { id: newestOf(personId), value: hash }),
      insert("setting", { id: idOf(hash), value }),
    ];
  }

  /** A code that still works, while the account it was made in is still that person's. */
  async function find(hash: string | undefined, now: Date): Promise<Found | undefined> {
    const row = hash ? await reads.setting(idOf(hash)) : undefined;
    const linking = row?.value as Linking | undefined;
    if (!row || !linking || linking.until <= now.getTime()) return undefined;
    const accounts = await reads.identities(linking.personId);
    return accounts.some(({ id }) => id === linking.account) ? { ...linking, row } : undefined;
  }

  function typed({ row, personId, account, until }: Found, by: string): Change {
    const value: Linking = { personId, account, until, typedBy: by };
    return update("setting", row, { value });
  }

  return { forget, keep, find, typed };
}
