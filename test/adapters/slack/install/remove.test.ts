import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createCourier } from "../../../../src/core/courier.ts";
import { askSlack, type Bench, createBench, createBrowser, install } from "./bench.ts";

describe("a workspace that removes the bot", () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await createBench();
    bench.slack.addWorkspace({ team: "T1", name: "Prairie" });
    bench.slack.addWorkspace({ team: "T2", name: "Lakes" });
    await install(bench, "T1");
    await install(bench, "T2");
    bench.pass(60_000);
  });
  afterEach(() => bench.close());

  it("is forgotten at once in every process, and nobody else is", async () => {
    const other = await bench.startProcess();
    await bench.installs.remove("T1", "app_uninstalled");
    const row = await bench.store.reads.installation("slack", "T1");
    expect(row).toMatchObject({ status: "removed", secrets: null });
    for (const { installs } of [bench, other]) {
      expect(await installs.find("T1")).toBeUndefined();
      const thrown = await installs.token("T1").catch((error) => error);
      expect(thrown).toMatchObject({ kind: "hopeless", message: "app_uninstalled" });
      expect(await installs.token("T2")).toMatch(/^xoxb-T2-/);
    }
    await other.installs.remove("T1", "app_uninstalled");
    await other.installs.remove("T9", "app_uninstalled");
  });

  it("has its waiting messages given up, with the reason for the operator", async () => {
    const told: string[] = [];
    const address = { platform: "slack" as const, conversation: "C1" };
    const postings = ["T1", "T2", "T3"].map((tenant) => ({
      ...{ to: { ...address, tenant }, reply: { text: "hello" } },
    }));
    await bench.store.commit({ cause: "c", changes: [], postings, audit: [] }, bench.now());
    await bench.installs.remove("T1", "tokens_revoked");
    const courier = createCourier({
      ...{ outbox: bench.store.outbox, clock: { now: bench.now } },
      deliver: {
        slack: async ({ to }) => {
          await bench.installs.token(to.tenant);
          return { ts: "1" };
        },
      },
      onGivenUp: ({ to }, state, error) => told.push(`${to.tenant} ${state} ${error}`),
    });
    await courier();
    expect(told.sort()).toEqual(["T1 dead app_uninstalled", "T3 dead app_not_installed"]);
  });

  it("can install it again, and a removal that is told late does not undo that", async () => {
    const before = bench.now();
    await bench.installs.remove("T1", "app_uninstalled", before);
    bench.pass(60_000);
    await install(bench, "T1");
    expect(bench.greeted.filter(({ at }) => at.tenant === "T1")).toHaveLength(2);
    await bench.installs.remove("T1", "tokens_revoked", before);
    expect(await bench.installs.token("T1")).toMatch(/^xoxb-T1-/);
    await bench.installs.remove("T1", "tokens_revoked", bench.now());
    expect(await bench.installs.find("T1")).toBeUndefined();
  });

  it("is not taken for removed when only an earlier token of its is refused", async () => {
    const token = await bench.installs.token("T1");
    await install(bench, "T1");
    const fresh = await bench.installs.token("T1");
    await bench.installs.remove("T1", "token_revoked", { token });
    expect(await bench.installs.token("T1")).toBe(fresh);
    await bench.installs.remove("T1", "token_revoked", { token: fresh });
    expect(await bench.installs.find("T1")).toBeUndefined();
  });

  it("while somebody else is installing it there, leaves nothing behind", async () => {
    await bench.installs.remove("T1", "app_uninstalled");
    const browser = createBrowser();
    const back = await askSlack(bench, browser, { team: "T1" });
    await bench.installs.remove("T1", "app_uninstalled");
    bench.slack.fail({ method: "auth.test", tenant: "T1" }, { error: "account_inactive" });
    const { status, body } = await browser.get(back);
    expect(status).toBe(502);
    expect(body).toContain("account_inactive");
    expect(await bench.store.reads.installation("slack", "T1")).toMatchObject({ secrets: null });
    expect(await bench.installs.find("T1")).toBeUndefined();
  });
});
