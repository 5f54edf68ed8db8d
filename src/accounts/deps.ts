import type { NewId, Store, Words } from "../core/ports.ts";

/** What the commands about accounts need of the rest of the program. */
export interface AccountDeps {
  store: Pick<Store, "reads">;
  words: Words;
  newId: NewId;
}
