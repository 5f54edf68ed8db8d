import { afterEach, beforeEach, describe } from "vitest";
import type { Dialect } from "../../db/dialect.ts";
import { createPosts } from "../../db/posts.ts";
import { createStore } from "../../db/store.ts";
import type { History } from "../../src/core/history.ts";
import type { Store } from "../../src/core/ports.ts";
import { commitContract } from "./commit.ts";
import { historyContract } from "./history.ts";
import { outboxContract } from "./outbox.ts";
import { outboxInDoubtContract } from "./outbox-in-doubt.ts";
import { readsContract } from "./reads.ts";
import { troublesContract } from "./troubles.ts";

/** What any database must do; it is supported when it passes. `open` gives an empty one. */
export function storeContract(name: string, open: () => Promise<Dialect>) {
  describe(`the store on ${name}`, () => {
    // Filled before each test; the lists below read it only while one runs.
    const at = {} as { store: Store; history: History };
    beforeEach(async () => {
      const dialect = await open();
      at.store = createStore(dialect);
      at.history = createPosts(dialect);
    });
    afterEach(() => at.store.close());

    commitContract(at);
    outboxContract(at);
    outboxInDoubtContract(at);
    readsContract(at);
    troublesContract(at);
    historyContract(at);
  });
}
