import type { Features } from "./commands.ts";
import type { Platform } from "./core/address.ts";
import { createBeat } from "./core/beat.ts";
import { createCourier, type Deliver } from "./core/courier.ts";
import { createEngine } from "./core/engine.ts";
import { withFreshPages } from "./core/page.ts";
import type { Clock, Delivery, NewId, Store, Words } from "./core/ports.ts";
import { createRouter } from "./core/router.ts";

/** Told about failures of ours, with a reference to find them by; never with content. */
export interface Reports {
  failed(error: unknown, where: { reference?: string; cause?: string; job?: string }): void;
  givenUp(message: { id: number; platform: string }, state: string, error: string): void;
}

/** What the adapters call, and what is called at every beat. */
export type App = ReturnType<typeof createApp>;

/** The whole program but its edges: what the adapters call, and what calls the adapters. */
export function createApp(deps: {
  store: Store;
  clock: Clock;
  newId: NewId;
  words: Words;
  features: Features;
  deliver: Partial<Record<Platform, Deliver>>;
  reports: Reports;
  onDelivered?: (message: Delivery) => void;
  /** Calls back at that moment; the earlier of two moments counts. Without it the next beat delivers. */
  alarm?: (at: Date, ring: () => void) => void;
}) {
  const { store, clock, newId, words, deliver, reports, onDelivered, alarm } = deps;
  const { features, unknown, welcome } = deps.features;

  const courier = createCourier({
    outbox: store.outbox,
    clock,
    deliver,
    ...(onDelivered && { onDelivered }),
    ...(alarm && { onNext: (at) => alarm(at, wake) }),
    onGivenUp: ({ id, to }, state, error) =>
      reports.givenUp({ id, platform: to.platform }, state, error),
  });
  /** Delivery never holds up an answer; a failure of the database itself is reported and met again at the next beat. */
  const wake = () => void courier().catch((error) => reports.failed(error, { job: "courier" }));

  const handle = createRouter({ features, words, unknown, welcome });
  const bare = createEngine({
    store,
    clock,
    newId,
    words,
    handle,
    report: (error, reference, cause) => reports.failed(error, { reference, cause }),
    wake,
  });
  const receive = withFreshPages(bare.receive, (error) => reports.failed(error, { job: "page" }));
  const engine = { ...bare, receive };
  const jobs = features.flatMap((feature) => feature.jobs ?? []);
  const beat = createBeat({
    ...{ jobs, engine, store, clock },
    report: (error, job) => reports.failed(error, { job }),
  });
  return { engine, courier, beat };
}
