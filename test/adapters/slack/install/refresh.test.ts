import { PGlite } from "@electric-sql/pglite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openPglite } from "../../../../db/pglite.ts";
import { createStore } from "../../../../db/store.ts";
import { update } from "../../../../src/core/change.ts";
import type { Store } from "../../../../src/core/ports.ts";
import { type Bench, createBench, install } from "./bench.ts";

const HOUR = 3_600_000;
/** Tokens live twelve hours and are replaced two hours before their end. */
const DUE = 10 * HOUR + 60_000;

describe("a token that expires", () => {
  let bench: Bench;
  let old: string;
  beforeEach(async () => {
    bench = await createBench({ rotation: true });
    bench.slack.addWorkspace({ team: "T1", name: "Prairie" });
    await install(bench, "T1");
    old = await bench.installs.token("T1");
    bench.slack.calls.splice(0);
  });
  afterEach(() => bench.close());

  const used = () =>
    bench.slack.calls
      .filter(({ method }) => method === "oauth.v2.access")
      .map(({ args }) => String(args.refresh_token));
  const failing = (times: number, fault: "503" | "reset-after" | { error: string }) =>
    bench.slack.fail({ method: "oauth.v2.access", times }, fault);

  it("is used as it is until two hours before its end", async () => {
    bench.pass(10 * HOUR - 60_000);
    expect(await bench.installs.token("T1")).toBe(old);
    expect(used()).toEqual([]);
  });

  it("is replaced before that, again and again, each refresh token used once", async () => {
    const tokens = new Set([old]);
    for (let n = 0; n < 3; n++) {
      bench.pass(DUE);
      tokens.add(await bench.installs.token("T1"));
      expect(await bench.installs.token("T1")).toBe([...tokens].at(-1));
    }
    expect(tokens.size).toBe(4);
    expect(new Set(used()).size).toBe(3);
    expect(used()).toHaveLength(3);
    expect(bench.file()).not.toMatch(/xoxb-|xoxe-/);
    expect(bench.logged.join("\n")).not.toMatch(/xox/);
  });

  it("is also replaced after its end", async () => {
    bench.pass(30 * HOUR);
    expect(await bench.installs.token("T1")).not.toBe(old);
  });

  it.each([
    ["near its end", DUE],
    ["past its end", 13 * HOUR],
  ])("is fetched once for all that ask %s, in two processes", async (_, age) => {
    const other = await bench.startProcess();
    bench.pass(age);
    const asking = Array.from({ length: 40 }, (__, n) =>
      (n % 2 ? bench : other).installs.token("T1"),
    );
    const tokens = new Set(await Promise.all(asking));
    expect(used()).toHaveLength(1);
    const fresh = await bench.installs.token("T1");
    expect(fresh).not.toBe(old);
    expect(await other.installs.token("T1")).toBe(fresh);
    tokens.delete(fresh);
    tokens.delete(age === DUE ? old : fresh);
    expect([...tokens]).toEqual([]);
  });

  it("stays in use while Slack cannot replace it, and is replaced once it can", async () => {
    failing(2, "503");
    bench.pass(DUE);
    expect(await bench.installs.token("T1")).toBe(old);
    expect(await bench.installs.token("T1"), "not asked again at once").toBe(old);
    expect(used()).toHaveLength(1);
    bench.pass(31_000);
    expect(await bench.installs.token("T1")).toBe(old);
    bench.pass(31_000);
    expect(await bench.installs.token("T1")).not.toBe(old);
    expect(used()).toHaveLength(3);
  });

  it("is replaced at once when Slack says that it is over, once for all who were told so", async () => {
    const other = await bench.startProcess();
    const asking = Array.from({ length: 20 }, (_, n) =>
      (n % 2 ? bench : other).installs.token("T1", old),
    );
    const [fresh, ...more] = new Set(await Promise.all(asking));
    expect(more).toEqual([]);
    expect(fresh).not.toBe(old);
    expect(await bench.installs.token("T1", old), "told late").toBe(fresh);
    expect(used()).toHaveLength(1);
  });

  it("that is over is not given again when Slack cannot replace it", async () => {
    failing(1, "503");
    const thrown = await bench.installs.token("T1", old).catch((error) => error);
    expect(thrown).toMatchObject({ kind: "not-sent" });
    bench.pass(31_000);
    expect(await bench.installs.token("T1", old)).not.toBe(old);
  });

  it("lets messages wait when it is over and Slack does not answer", async () => {
    failing(1, "503");
    bench.pass(13 * HOUR);
    const thrown = await bench.installs.token("T1").catch((error) => error);
    expect(thrown).toMatchObject({ kind: "not-sent" });
    expect(thrown.retryAt.getTime()).toBeGreaterThan(bench.now().getTime());
    bench.pass(31_000);
    expect(await bench.installs.token("T1")).not.toBe(old);
  });

  it("serves to its end when the answer with the next one was lost, and then says so", async () => {
    failing(1, "reset-after");
    bench.pass(DUE);
    expect(await bench.installs.token("T1")).toBe(old);
    bench.pass(31_000);
    expect(await bench.installs.token("T1"), "the refresh token is spent").toBe(old);
    bench.pass(3 * HOUR);
    const thrown = await bench.installs.token("T1").catch((error) => error);
    expect(thrown).toMatchObject({ kind: "hopeless", message: "invalid_refresh_token" });
    await install(bench, "T1");
    expect(await bench.installs.token("T1")).not.toBe(old);
  });

  it("is kept even when another process writes the row in between", async () => {
    const { store } = bench;
    let busy = 0;
    const late: Store = {
      ...store,
      async commit(work, now) {
        const row = await store.reads.installation("slack", "T1");
        // A new name, as from a re-sealing or renaming, makes the version move on.
        if (row && work.audit[0]?.action === "slack.token-changed" && ++busy === 2) {
          const change = update("installation", row, { name: "Renamed" });
          await store.commit({ ...work, cause: "between", changes: [change] }, now);
        }
        return store.commit(work, now);
      },
    };
    const other = await bench.startProcess({ store: late });
    bench.pass(DUE);
    const fresh = await other.installs.token("T1");
    expect(fresh).not.toBe(old);
    expect(await bench.installs.token("T1")).toBe(fresh);
    expect(await bench.installs.find("T1")).toMatchObject({ name: "Renamed" });
    expect(used()).toHaveLength(1);
  });

  it("gives way to the one of a new installation that came in between", async () => {
    const { store } = bench;
    let writes = 0;
    let newest: string | undefined;
    const late: Store = {
      ...store,
      async commit(work, now) {
        if (work.audit[0]?.action === "slack.token-changed" && ++writes === 2) {
          await install(bench, "T1");
          newest = (await bench.installs.rows?.open("T1"))?.secrets.bot.token;
        }
        return store.commit(work, now);
      },
    };
    const other = await bench.startProcess({ store: late });
    bench.pass(DUE);
    expect(await other.installs.token("T1")).toBe(newest);
    expect((await bench.installs.rows?.open("T1"))?.secrets.bot.token).toBe(newest);
    expect(newest).not.toBe(old);
  });

  it("that is over gives way to a new installation, also where its refresh token is refused", async () => {
    const { store } = bench;
    let claimed = false;
    const late: Store = {
      ...store,
      async commit(work, now) {
        claimed = true;
        return store.commit(work, now);
      },
      reads: {
        ...store.reads,
        async installation(platform, tenant) {
          const row = await store.reads.installation(platform, tenant);
          if (!claimed) return row;
          claimed = false;
          await install(bench, "T1");
          failing(1, { error: "invalid_refresh_token" });
          return row;
        },
      },
    };
    const other = await bench.startProcess({ store: late });
    const token = await other.installs.token("T1", old);
    expect(token).toBe(await bench.installs.token("T1"));
    expect(token).not.toBe(old);
  });

  it("is not brought back by a refresh that ends after the bot was removed", async () => {
    const { installs, store } = bench;
    const slow: Store = {
      ...store,
      async commit(work, now) {
        const result = await store.commit(work, now);
        if (work.audit[0]?.action === "slack.token-changed") await installs.remove("T1", "test");
        return result;
      },
    };
    const other = await bench.startProcess({ store: slow });
    bench.pass(DUE);
    await expect(other.installs.token("T1")).rejects.toMatchObject({ kind: "hopeless" });
    const row = await store.reads.installation("slack", "T1");
    expect(row).toMatchObject({ status: "removed", secrets: null });
  });

  it("is taken over from a process that ended while it was fetching", async () => {
    const { store } = bench;
    const dead: Store = {
      ...store,
      async commit(work, now) {
        await store.commit(work, now);
        if (work.audit[0]?.action === "slack.token-changed") throw new Error("killed");
        return "applied";
      },
    };
    const other = await bench.startProcess({ store: dead });
    bench.pass(DUE);
    await expect(other.installs.token("T1")).rejects.toThrow("killed");
    expect(await bench.installs.token("T1"), "somebody may still be at it").toBe(old);
    bench.pass(31_000);
    expect(await bench.installs.token("T1")).not.toBe(old);
    expect(used()).toHaveLength(1);
  });
});

it("a token that expires is fetched once by two processes on Postgres, too", async () => {
  const shared = await PGlite.create();
  const dialect = await openPglite(shared);
  const store = { ...createStore(dialect), close: async () => {} };
  const bench = await createBench({ rotation: true });
  const [one, two] = [await bench.startProcess({ store }), await bench.startProcess({ store })];
  bench.slack.addWorkspace({ team: "T1", name: "Prairie" });
  // The first process is where Slack sends people back to; this one's database is asked instead.
  const granted = await install(bench, "T1").then(() => bench.installs.rows?.open("T1"));
  if (!granted) throw new Error("not installed");
  await one.installs.rows?.keep(granted.secrets);
  bench.slack.calls.splice(0);
  bench.pass(13 * HOUR);
  const asking = Array.from({ length: 20 }, (_, n) => (n % 2 ? one : two).installs.token("T1"));
  expect(new Set(await Promise.all(asking)).size).toBe(1);
  expect(bench.slack.calls.filter(({ method }) => method === "oauth.v2.access")).toHaveLength(1);
  await bench.close();
  await shared.close();
});
