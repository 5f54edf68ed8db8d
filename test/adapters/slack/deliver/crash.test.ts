import { afterEach, beforeEach, expect, it } from "vitest";
import { openStore } from "../../../../db/open.ts";
import { createCourier } from "../../../../src/core/courier.ts";
import type { Outbox, Store } from "../../../../src/core/ports.ts";
import { type Scene, setScene, TOKEN } from "./scene.ts";

let scene: Scene;
let store: Store;
let now: Date;
let given: string[];
beforeEach(async () => {
  scene = await setScene();
  store = await openStore(":memory:");
  now = new Date();
  given = [];
});
afterEach(async () => {
  await store.close();
  await scene.slack.close();
});

const promise = (cause: string, ...conversations: string[]) =>
  store.commit(
    {
      ...{ cause, changes: [], audit: [] },
      postings: conversations.map((conversation) => ({
        ...{ to: { platform: "slack" as const, tenant: "T1", conversation } },
        reply: { text: `${cause} to ${conversation}` },
      })),
    },
    now,
  );

/** The courier of a new process, on this outbox. */
const courierOn = (outbox: Outbox) =>
  createCourier({
    ...{ outbox, clock: { now: () => now }, deliver: { slack: scene.newProcess() } },
    onGivenUp: ({ id }, state, error) => given.push(`${id} ${state} ${error}`),
  });

it("a process that ends between sending and writing it down leaves no double", async () => {
  await promise("first", "C1");
  await promise("second", "C1");
  const outbox: Outbox = {
    ...store.outbox,
    delivered: () => Promise.reject(new Error("killed")),
  };
  await expect(courierOn(outbox)()).rejects.toThrow("killed");
  expect(scene.texts("C1")).toEqual(["first to C1"]);
  now = new Date(now.getTime() + 46_000);
  await courierOn(store.outbox)();
  expect(scene.texts("C1")).toEqual(["first to C1", "second to C1"]);
  expect(await store.outbox.list(["waiting", "ambiguous", "dead"], 10)).toEqual([]);
});

it("a revoked token ends in one plain word for each message, not in a loop, and can be retried", async () => {
  await promise("first", "C1", "C2");
  scene.slack.refuseToken(TOKEN, "token_revoked");
  await courierOn(store.outbox)();
  await promise("second", "C1");
  await courierOn(store.outbox)();
  expect(given.map((line) => line.split(" ").slice(1).join(" "))).toEqual(
    expect.arrayContaining(["dead token_revoked", "dead app_uninstalled"]),
  );
  expect(given).toHaveLength(3);
  expect(scene.removed[0]).toBe("T1 token_revoked");
  const asked = scene.slack.calls.length;
  now = new Date(now.getTime() + 86_400_000);
  await courierOn(store.outbox)();
  expect(scene.slack.calls).toHaveLength(asked);

  scene.removed.splice(0);
  scene.slack.refuseToken(TOKEN, "live");
  for (const id of [1, 2, 3]) await store.outbox.retry(id, now);
  await courierOn(store.outbox)();
  expect(scene.texts("C1")).toEqual(["first to C1", "second to C1"]);
});
