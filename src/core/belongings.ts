import type { Records } from "./records.ts";

/** The kinds whose rows say whose they are by a person's id. */
type Owned =
  | "identity"
  | "membership"
  | "invitation"
  | "joining"
  | "run"
  | "document"
  | "plan"
  | "experiment"
  | "brief"
  | "observation"
  | "consent"
  | "step";

/**
 * Every row that belongs to one person or names them, by kind: also steps they owned once, and tests
 * in which only a note is theirs. Settings are not among them; they are found by their own names.
 */
export type Belongings = { [K in Owned]: Records[K][] };
