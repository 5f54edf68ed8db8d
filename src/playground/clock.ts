import { insert, update } from "../core/change.ts";
import type { Clock, Store } from "../core/ports.ts";

const SETTING = "playground-clock";
/** More due moments than a year of one cohort has; past it a move would not end. */
const MOST_STEPS = 2000;

/** The playground's clock: real time plus an offset that is kept with the data. It only moves forward. */
export interface MovableClock extends Clock {
  /** Puts the clock at `target` and remembers it. Earlier instants than now are ignored. */
  set(target: Date): Promise<void>;
}

export async function openMovableClock(store: Store, real: Clock): Promise<MovableClock> {
  const kept = (await store.reads.setting(SETTING))?.value;
  let offsetMs = typeof kept === "number" ? kept : 0;
  const now = () => new Date(real.now().getTime() + offsetMs);

  async function remember(): Promise<void> {
    const row = await store.reads.setting(SETTING);
    const change = row
      ? update("setting", row, { value: offsetMs })
      : insert("setting", { id: SETTING, value: offsetMs });
    const cause = `clock:${row?.version ?? 0}:${offsetMs}`;
    await store.commit({ cause, changes: [change], postings: [], audit: [] }, now());
  }

  async function move(target: Date): Promise<void> {
    if (target <= now()) return;
    offsetMs = target.getTime() - real.now().getTime();
    await remember();
  }

  let moved: Promise<void> = Promise.resolve();
  return {
    now,
    /** One at a time: two moves at once would both write the same row. */
    set(target) {
      const moving = moved.then(() => move(target));
      moved = moving.catch(() => undefined);
      return moving;
    },
  };
}

/**
 * Moves the clock through every due moment on the way, so that each reminder and digest is seen
 * to come at its own time instead of all at once.
 */
export async function travel(
  deps: {
    clock: MovableClock;
    store: Store;
    beat: () => Promise<number>;
    courier: () => Promise<number>;
  },
  target: Date,
): Promise<void> {
  const { clock, store, beat, courier } = deps;
  let last = "";
  for (let step = 0; step < MOST_STEPS; step++) {
    const due = await store.reads.nextDueAt();
    if (!due || due > target || due.toISOString() === last) break;
    last = due.toISOString();
    await clock.set(due);
    await beat();
    await courier();
  }
  await clock.set(target);
  await beat();
  await courier();
}
