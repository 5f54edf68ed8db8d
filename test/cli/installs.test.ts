import { afterEach, beforeEach, expect, it } from "vitest";
import { openDialect } from "../../db/open.ts";
import { createStore } from "../../db/store.ts";
import { installLine, showInstalls } from "../../src/cli/installs.ts";
import { type Change, insert, type New } from "../../src/core/change.ts";
import type { Store } from "../../src/core/ports.ts";

const now = new Date("2026-11-22T12:00:00Z");
const TENANT = "6f1c0c3e-0000-4000-8000-000000000001";
const TEAM = "19:team@thread.tacv2";

let store: Store;
beforeEach(async () => {
  store = createStore(await openDialect(":memory:"));
});
afterEach(() => store.close());

type Place = Pick<New<"reference">, "conversation" | "kind"> & Partial<New<"reference">>;
const place = (one: Place): Change =>
  insert("reference", {
    ...{ id: one.conversation, platform: "teams", tenant: TENANT, within: null, seenAt: now },
    ...{ status: "active", known: { serviceUrl: "https://smba.trafficmanager.net/amer/" }, ...one },
  });
const tenant = insert("installation", {
  ...{ id: "i1", platform: "teams", tenant: TENANT, name: TENANT, status: "active" },
  ...{ secrets: null, installedAt: now },
});
const keep = (...changes: Change[]) =>
  store.commit({ cause: "places", changes, postings: [], audit: [] }, now);

it("shows of a tenant in Teams how many people have the bot, and which teams and chats", async () => {
  await keep(
    tenant,
    place({ conversation: "29:pat", kind: "personal" }),
    place({ conversation: "29:sue", kind: "personal", status: "removed" }),
    place({ conversation: "19:hall", kind: "channel", within: TEAM }),
    place({ conversation: TEAM, kind: "team", within: TEAM, known: { name: "Lakes\u001b[2J" } }),
    place({ conversation: "19:x", kind: "channel", within: "19:other" }),
    place({ conversation: "19:chat", kind: "chat" }),
  );
  const [shown, ...more] = await showInstalls({ store, seal: undefined });
  expect(more).toEqual([]);
  expect(shown).toMatchObject({
    ...{ platform: "teams", tenant: TENANT, status: "active" },
    places: { people: 1, chats: ["19:chat"] },
  });
  expect(shown?.places?.teams.toSorted()).toEqual(["19:other", "Lakes\u001b[2J"]);
  if (!shown) throw new Error("nothing was shown");
  const line = installLine(shown);
  expect(line).toMatch(/^teams 6f1c\S+ {2}active {2}since 2026-\S+ {2}people 1 {2}teams 2 \(.+\)/);
  expect(line).not.toContain("\u001b");
  expect(JSON.stringify(shown)).not.toMatch(/29:|serviceUrl/);
});
