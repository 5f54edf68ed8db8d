import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { aboutSecrets } from "../../adapters/slack/install/rows.ts";
import { requiredScopes } from "../../adapters/slack/install/scopes.ts";
import { openStore } from "../../db/open.ts";
import { installLine, showInstalls } from "../../src/cli/installs.ts";
import { resealAll } from "../../src/cli/rotate-keys.ts";
import { insert, update } from "../../src/core/change.ts";
import { StaleError } from "../../src/core/errors.ts";
import type { Store } from "../../src/core/ports.ts";
import { newId } from "../../src/new-id.ts";
import { createSeal } from "../../src/seal.ts";

const [old, next, lost] = [randomBytes(32), randomBytes(32), randomBytes(32)];
const now = new Date("2026-11-16T15:00:00Z");
const clock = { now: () => now };
const TENANTS = ["T1", "T2", "T3"];

describe("a change of keys", () => {
  let store: Store;
  beforeEach(async () => {
    store = await openStore(":memory:");
    for (const tenant of TENANTS) await put(tenant, old);
  });
  afterEach(() => store.close());

  async function put(tenant: string, key: Buffer, scopes = requiredScopes()) {
    const row = { id: `row-${tenant}`, platform: "slack" as const, tenant, name: `Name ${tenant}` };
    const plain = JSON.stringify({ bot: { token: `xoxb-${tenant}`, scopes } });
    const secrets = createSeal([key]).seal(plain, aboutSecrets(row));
    const change = insert("installation", { ...row, status: "active", secrets, installedAt: now });
    await store.commit({ cause: newId(), changes: [change], postings: [], audit: [] }, now);
  }

  async function opens(tenant: string, key: Buffer): Promise<boolean> {
    const row = await store.reads.installation("slack", tenant);
    try {
      return createSeal([key])
        .open(row?.secrets ?? "", `slack|${tenant}|installation|row-${tenant}|secrets`)
        .includes(`xoxb-${tenant}`);
    } catch {
      return false;
    }
  }

  it("seals everything with the new one, and nothing twice", async () => {
    const seal = createSeal([next, old]);
    expect(await resealAll({ store, seal, clock, newId })).toEqual({
      done: 3,
      newest: 0,
      closed: [],
    });
    for (const tenant of TENANTS) {
      expect(await opens(tenant, next)).toBe(true);
      expect(await opens(tenant, old)).toBe(false);
    }
    expect(await resealAll({ store, seal, clock, newId })).toEqual({
      done: 0,
      newest: 3,
      closed: [],
    });
  });

  it("goes on where it was stopped, and everything can be opened meanwhile", async () => {
    const seal = createSeal([next, old]);
    let commits = 0;
    const dying: Store = {
      ...store,
      commit: async (work, at) => {
        if (++commits > 2) throw new Error("killed");
        return store.commit(work, at);
      },
    };
    await expect(resealAll({ store: dying, seal, clock, newId })).rejects.toThrow("killed");
    const rows = await store.reads.installations();
    for (const row of rows)
      expect(seal.open(row.secrets ?? "", aboutSecrets(row))).toContain("xoxb");
    expect(await resealAll({ store, seal, clock, newId })).toMatchObject({ done: 1, newest: 2 });
  });

  it("does not undo what the running program writes at the same moment", async () => {
    const seal = createSeal([next, old]);
    let between = false;
    const busy: Store = {
      ...store,
      commit: async (work, at) => {
        if (!between) {
          between = true;
          const row = await store.reads.installation("slack", "T1");
          if (!row) throw new Error("no row");
          const removed = update("installation", row, { status: "removed", secrets: null });
          await store.commit({ ...work, cause: "between", changes: [removed] }, at);
        }
        return store.commit(work, at);
      },
    };
    expect(await resealAll({ store: busy, seal, clock, newId })).toMatchObject({
      done: 2,
      newest: 0,
    });
    expect(await store.reads.installation("slack", "T1")).toMatchObject({ secrets: null });
    const never = { ...store, commit: async () => Promise.reject(new StaleError("lost")) };
    await put("T4", old);
    await expect(resealAll({ store: never, seal, clock, newId })).rejects.toThrow(StaleError);
  });

  it("leaves alone and names what no key opens", async () => {
    await put("T4", lost);
    const result = await resealAll({ store, seal: createSeal([next, old]), clock, newId });
    expect(result).toEqual({ done: 3, newest: 0, closed: ["slack T4"] });
    expect(await opens("T4", lost)).toBe(true);
  });

  it("is seen in the list of installs, which shows no token", async () => {
    await put("T4", lost);
    await put("T5", old, ["chat:write", "commands"]);
    const shown = await showInstalls({ store, seal: createSeal([next, old]) });
    expect(shown.map(({ tenant, readable }) => [tenant, readable])).toEqual([
      ["T1", true],
      ["T2", true],
      ["T3", true],
      ["T4", false],
      ["T5", true],
    ]);
    expect(shown[0]).toMatchObject({ name: "Name T1", status: "active", missing: [] });
    expect(shown[4]?.missing).toContain("users:read");
    expect(JSON.stringify(shown)).not.toContain("xoxb");
    const [, , , closed, short] = shown.map((one) =>
      installLine({ ...one, name: "\u001b[2JPrairie\n" }),
    );
    expect(closed).toMatch(
      /^slack T4 {2}\[2JPrairie {2}active .+ cannot be opened with COHORT_KEY$/,
    );
    expect(short).toMatch(/missing .*users:read/);
    const keyless = await showInstalls({ store, seal: undefined });
    expect(keyless.every(({ readable }) => readable === false)).toBe(true);
  });
});
