import { setTimeout as wait } from "node:timers/promises";
import type { Store } from "../src/core/ports.ts";

/** Messages that wait no longer than this are waited for, by turning the clock. */
const PATIENCE_MS = 10_000;
/** Reserved messages are given to the outbox a moment after the answer that may carry them. */
const GRACE_MS = 15;

/** Delivers until nothing is due within the next seconds, turning the clock where it must. */
export async function settled(on: {
  courier: () => Promise<unknown>;
  store: Store;
  now: () => Date;
  turnTo: (moment: Date) => void;
}): Promise<void> {
  for (let round = 0; ; round++) {
    await on.courier();
    const rows = await on.store.outbox.list(["waiting"], 100);
    const next = Math.min(...rows.map(({ readyAt }) => +readyAt));
    if (rows.length === 0 || next - on.now().getTime() > PATIENCE_MS) return;
    if (round < 4) await wait(GRACE_MS);
    else if (next > on.now().getTime()) on.turnTo(new Date(next));
    if (round > 60) throw new Error("the outbox does not come to rest");
  }
}
