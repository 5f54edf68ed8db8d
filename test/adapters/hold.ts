import type { Store } from "../../src/core/ports.ts";

/** A store whose commits can be held up, or made to fail. */
export function hold() {
  let gate: Promise<void> | undefined;
  let release = () => {};
  let broken = false;
  let held = 0;
  return {
    around: (store: Store): Store => ({
      ...store,
      async commit(work, now) {
        if (gate) {
          held++;
          await gate;
          held--;
        }
        if (broken) throw new Error("disk full");
        return store.commit(work, now);
      },
    }),
    held: () => held,
    close() {
      gate = new Promise((resolve) => {
        release = () => resolve();
      });
    },
    open() {
      gate = undefined;
      release();
    },
    break: (is: boolean) => {
      broken = is;
    },
  };
}
