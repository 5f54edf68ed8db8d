import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createInstalls } from "../../../../adapters/teams/install/create-installs.ts";
import type { Installs } from "../../../../adapters/teams/install/installs.ts";
import { directOf, sharedOf } from "../../../../adapters/teams/places.ts";
import type { Met } from "../../../../adapters/teams/read/teams-read.ts";
import { openDialect } from "../../../../db/open.ts";
import { createStore } from "../../../../db/store.ts";
import type { Work } from "../../../../src/core/change.ts";
import type { Store } from "../../../../src/core/ports.ts";

const TENANT = "6f1c0c3e-0000-4000-8000-000000000001";
const HOME = "https://smba.trafficmanager.net/amer/";
const TEAM = "19:team@thread.tacv2";

let now = new Date("2026-11-22T12:00:00Z");
let store: Store;
let ids = 0;
let written = 0;
const warned: object[] = [];

/** Another process on the same data, which reads for itself. */
function another(settings = {}): Installs {
  const commit = (work: Work, at: Date) => {
    written++;
    return store.commit(work, at);
  };
  return createInstalls({
    settings: { appId: "app", type: "MultiTenant", serviceHosts: [], ...settings },
    store: { reads: store.reads, commit },
    clock: { now: () => now },
    newId: () => `id-${++ids}`,
    log: { error: () => {}, info: () => {}, warn: (facts) => warned.push(facts) },
  });
}

let installs: Installs;

beforeEach(async () => {
  store = createStore(await openDialect(":memory:"));
  now = new Date("2026-11-22T12:00:00Z");
  installs = another();
  written = 0;
  warned.length = 0;
});
afterEach(() => store.close());

const known = (chat: string, serviceUrl = HOME) => ({ serviceUrl, chat, bot: "28:bot" });
const pat: Met = {
  ...{ conversation: "29:pat", kind: "personal", within: null, userId: "29:pat" },
  known: known("a:1pat"),
};
const team: Met = { conversation: TEAM, kind: "team", within: TEAM, known: known(TEAM) };
const hall: Met = {
  ...{ conversation: "19:hall@thread.tacv2", kind: "channel", within: TEAM },
  known: known("19:hall@thread.tacv2"),
};
const chat: Met = {
  ...{ conversation: "19:chat@thread.v2", kind: "chat", within: null },
  known: known("19:chat@thread.v2"),
};
const at = ({ conversation }: Met, thread?: string) => sharedOf(TENANT, conversation, thread);
const meet = async (...places: Met[]) => {
  for (const place of places) await installs.met(TENANT, place);
};
const tenant = async () => (await store.reads.installation("teams", TENANT))?.status;

describe("where the bot is", () => {
  it("remembers a person's conversation by their user id, and writes to it by Teams' own", async () => {
    await meet(pat);
    expect(await installs.spotOf(directOf(TENANT, "29:pat"))).toEqual({
      ...{ serviceUrl: HOME, tenant: TENANT, conversation: "a:1pat", bot: "28:bot" },
      targeted: false,
    });
    expect(await installs.spotOf(directOf(TENANT, "29:who"))).toBeUndefined();
    expect(
      await installs.spotOf({ ...directOf(TENANT, "29:pat"), tenant: "other" }),
    ).toBeUndefined();
  });

  it("knows that targeted messages are there once somebody sent one, in that very conversation", async () => {
    await meet(team, { ...hall, known: { ...hall.known, targeted: "yes" } }, hall);
    expect(await installs.spotOf(at(hall))).toMatchObject({ targeted: true });
    expect(await installs.spotOf(at(team))).toMatchObject({ targeted: false });
  });

  it("writes into a channel's thread, and into a team's first channel before it spoke there", async () => {
    await meet({ ...team, conversation: "19:elsewhere", kind: "channel" }, hall);
    expect(await installs.spotOf(at(hall, "17"))).toMatchObject({
      conversation: "19:hall@thread.tacv2;messageid=17",
    });
    expect(await installs.spotOf(at(team))).toMatchObject({ conversation: TEAM });
    expect(await installs.spotOf(sharedOf(TENANT, "19:unknown"))).toBeUndefined();
  });

  it("writes nothing when nothing is new, but once a day that it is still there", async () => {
    await meet(pat);
    const first = written;
    await meet(pat, pat, { ...pat, known: known("a:1pat") });
    expect(written).toBe(first);
    now = new Date(now.getTime() + 86_399_999);
    await meet(pat);
    expect(written).toBe(first);
    now = new Date(now.getTime() + 1);
    await meet(pat, pat);
    expect(written).toBe(first + 1);
    expect((await store.reads.reference("teams", TENANT, "29:pat"))?.seenAt).toEqual(now);
  });

  it("takes the address that came last, and keeps a name that is not told again", async () => {
    await meet({ ...hall, known: { ...hall.known, name: "Hall" } });
    await meet({
      ...hall,
      known: known(hall.conversation, "https://smba.trafficmanager.net/emea/"),
    });
    await meet(hall);
    const kept = await store.reads.reference("teams", TENANT, hall.conversation);
    expect(kept?.known).toEqual({ ...hall.known, name: "Hall" });
    const before = written;
    await meet(hall, { ...hall, within: null });
    expect(written).toBe(before);
  });

  it("learns later that a channel is a team's first", async () => {
    await meet({ ...team, kind: "channel" }, team);
    expect(await store.reads.reference("teams", TENANT, TEAM)).toMatchObject({ kind: "team" });
  });

  it.each([
    "https://evil.trafficmanager.net/amer/",
    "https://smba.trafficmanager.net.evil.com/",
    "https://smba.trafficmanager.net@evil/",
    "http://127.0.0.1:4000/",
  ])("keeps nothing of a place that names %s as its service", async (serviceUrl) => {
    await meet({ ...pat, known: known("a:1pat", serviceUrl) });
    expect(await store.reads.references("teams", TENANT)).toEqual([]);
    await meet(pat, { ...pat, known: known("a:1pat", serviceUrl) });
    expect(await installs.serviceUrlOf(TENANT)).toBe(HOME);
    expect(JSON.stringify(warned)).not.toContain("evil");
  });

  it("is remembered once when many activities of one place come in at the same time", async () => {
    const two = another();
    const both = [installs, two].flatMap((one) => Array.from({ length: 10 }, () => one));
    await Promise.all(both.map((one) => one.met(TENANT, pat)));
    expect(await store.reads.references("teams", TENANT)).toHaveLength(1);
    expect(await store.reads.installations()).toMatchObject([
      { platform: "teams", tenant: TENANT, status: "active", secrets: null },
    ]);
  });
});

describe("when it is taken out", () => {
  it("has no way there any more, says so once, and has it again when it is met again", async () => {
    await meet(pat, chat);
    const left = { conversation: "29:pat" };
    const answers = await Promise.all([installs, another()].map((one) => one.left(TENANT, left)));
    expect(answers.sort()).toEqual([false, true]);
    expect(await installs.spotOf(directOf(TENANT, "29:pat"))).toBeUndefined();
    expect(await installs.removed(directOf(TENANT, "29:pat"))).toBe(true);
    expect(await installs.removed(directOf(TENANT, "29:who"))).toBe(false);
    expect(await tenant()).toBe("active");
    await meet(pat);
    expect(await installs.spotOf(directOf(TENANT, "29:pat"))).toMatchObject({
      conversation: "a:1pat",
    });
    expect(await installs.left(TENANT, { conversation: "29:nobody" })).toBe(false);
  });

  it("leaves a team with all its channels, and comes back with them", async () => {
    const other = { ...hall, conversation: "19:other", within: "19:otherteam" };
    await meet(team, hall, other);
    expect(await installs.left(TENANT, { team: TEAM })).toBe(true);
    expect(await installs.left(TENANT, { team: TEAM })).toBe(false);
    expect(await installs.spotOf(at(hall))).toBeUndefined();
    expect(await installs.spotOf(at(team))).toBeUndefined();
    expect(await installs.spotOf(at(other))).toBeDefined();
    await meet(team);
    expect(await installs.spotOf(at(hall))).toMatchObject({ conversation: hall.conversation });
    expect(await installs.spotOf(at(team))).toBeDefined();
    for (const { conversation, known: told } of [hall, team]) {
      const kept = await store.reads.reference("teams", TENANT, conversation);
      expect(kept?.known).toEqual(told);
    }
  });

  it("does not bring back a channel that went by itself", async () => {
    await meet(team, hall);
    await installs.left(TENANT, { conversation: hall.conversation });
    await installs.left(TENANT, { team: TEAM });
    await meet(team);
    expect(await installs.spotOf(at(hall))).toBeUndefined();
    await meet(hall);
    expect(await installs.spotOf(at(hall))).toBeDefined();
  });

  it("is in a tenant as long as it is in one of its places", async () => {
    expect(await installs.serviceUrlOf(TENANT)).toBeUndefined();
    await meet(pat, team);
    await installs.left(TENANT, { conversation: "29:pat" });
    expect(await tenant()).toBe("active");
    expect(await installs.serviceUrlOf(TENANT)).toBe(HOME);
    await installs.left(TENANT, { team: TEAM });
    expect(await tenant()).toBe("removed");
    expect(await installs.serviceUrlOf(TENANT)).toBeUndefined();
    now = new Date("2026-12-01T12:00:00Z");
    await meet(chat);
    expect(await store.reads.installation("teams", TENANT)).toMatchObject({
      ...{ status: "active", installedAt: now },
    });
  });

  it("ends up right when one place goes while another one comes", async () => {
    await meet(pat);
    await Promise.all([
      installs.left(TENANT, { conversation: "29:pat" }),
      another().met(TENANT, chat),
    ]);
    expect(await tenant()).toBe("active");
  });
});

describe("whose people may speak to it", () => {
  const OTHER = "6f1c0c3e-0000-4000-8000-000000000002";
  it.each([
    [{ type: "SingleTenant", tenantId: TENANT }, TENANT, true],
    [{ type: "SingleTenant", tenantId: TENANT.toUpperCase() }, TENANT, true],
    [{ type: "SingleTenant", tenantId: TENANT }, OTHER, false],
    [{ type: "UserAssignedMSI", tenantId: TENANT }, OTHER, false],
    [{ type: "SingleTenant" }, TENANT, false],
    [{ type: "SingleTenant", tenantId: TENANT, tenants: [OTHER] }, OTHER, false],
    [{ type: "MultiTenant", tenantId: TENANT }, OTHER, true],
    [{ type: "MultiTenant", tenants: [TENANT] }, OTHER, false],
    [{ type: "MultiTenant", tenants: [] }, OTHER, false],
    [{ type: "MultiTenant" }, TENANT, true],
    [{ type: "MultiTenant" }, "", false],
    [{ type: "MultiTenant" }, "constructor", false],
    [{ type: "MultiTenant" }, `${TENANT}/x`, false],
    [{ type: "SingleTenant", appId: undefined }, "00000000-0000-0000-0000-0000000000001", true],
    [{ type: "SingleTenant", appId: undefined }, "a/b", false],
  ])("with %j: %s is %s", (settings, who, served) => {
    expect(another(settings).serves(who)).toBe(served);
  });

  it("is written to nowhere in a tenant that is not served any more", async () => {
    await meet(pat);
    const narrower = another({ tenants: [OTHER] });
    expect(await narrower.spotOf(directOf(TENANT, "29:pat"))).toBeUndefined();
    expect(await narrower.serviceUrlOf(TENANT)).toBeUndefined();
  });
});
