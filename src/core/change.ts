import type { Address } from "./address.ts";
import type { Form } from "./form.ts";
import type { Kind, Records } from "./records.ts";
import type { Reply } from "./reply.ts";

/** A row before the store has given it a version. */
export type New<K extends Kind> = Omit<Records[K], "version">;

type Patch<K extends Kind> = Partial<Omit<Records[K], "id" | "version">>;

type Insert<K extends Kind> = { op: "insert"; kind: K; row: New<K> };
type Update<K extends Kind> = { op: "update"; kind: K; id: string; version: number; set: Patch<K> };
type Remove<K extends Kind> = { op: "remove"; kind: K; id: string; version: number };

/** One row to write. Updates and removals name the version they were based on. */
export type Change<K extends Kind = Kind> = { [P in K]: Insert<P> | Update<P> | Remove<P> }[K];

/**
 * To one person wherever they can be reached, or at one of their accounts (the id of an identity), or
 * into a conversation.
 */
export type Target =
  | { personId: string; account?: string }
  | { address: Address; privateTo?: string };

/** Proof that a shared message went through the privacy gate; made only in src/privacy. */
export interface Released {
  readonly released: true;
}

/** A message promised. It is stored with the changes that led to it. */
export interface Outgoing {
  to: Target;
  reply: Reply;
  /** A stable name, so that a later message can replace this one or hang under it. */
  key?: string;
  /** The key of the message this one overwrites in place. */
  replaces?: string;
  /** The key of the message in whose thread this one belongs. */
  under?: string;
  /** Not before this instant. */
  after?: Date;
  /** Without it, nothing is said where several people can read it. */
  released?: Released;
}

/** What a handler decides. Nothing has happened yet when it returns. */
export interface Outcome {
  changes?: Change[];
  outgoing?: Outgoing[];
  /** Opened at once, without the outbox: it needs the live click. */
  form?: Form;
  /** What somebody who only looked is shown. */
  view?: Reply;
  /** The bot said no; the reply says why. Scripts get exit status 1. */
  refused?: boolean;
  /** Who did what, without content. */
  audit?: { action: string; subject: string }[];
}

/** An outgoing message whose place is known. */
export interface Posting extends Omit<Outgoing, "to" | "released"> {
  to: Address;
  privateTo?: string;
  /** Kept back for a moment, because the answer to its own request may carry it. */
  reserved?: true;
}

/** All that one cause leads to. It is kept whole or not at all. */
export interface Work {
  /** The event, or the moment, that led to this. The same cause is never applied twice. */
  cause: string;
  changes: Change[];
  postings: Posting[];
  audit: { personId: string | null; action: string; subject: string }[];
}

export const insert = <K extends Kind>(kind: K, row: New<K>): Change<K> => ({
  op: "insert",
  kind,
  row,
});

export const update = <K extends Kind>(kind: K, old: Records[K], set: Patch<K>): Change<K> => ({
  op: "update",
  kind,
  id: old.id,
  version: old.version,
  set,
});

export const remove = <K extends Kind>(kind: K, old: Records[K]): Change<K> => ({
  op: "remove",
  kind,
  id: old.id,
  version: old.version,
});
