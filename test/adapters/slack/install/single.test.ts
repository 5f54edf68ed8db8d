import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createInstalls } from "../../../../adapters/slack/install/installs.ts";
import { StartError } from "../../../../src/core/errors.ts";
import { type Bench, createBench, install } from "./bench.ts";

const TOKEN = "xoxb-from-the-environment";

describe("the workspace of the bot token in the settings", () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await createBench({ botToken: TOKEN });
    bench.slack.addWorkspace({ team: "T1", name: "Prairie", token: TOKEN });
    bench.slack.addWorkspace({ team: "T2", name: "Lakes" });
  });
  afterEach(() => bench.close());

  const tests = () => bench.slack.calls.filter(({ method }) => method === "auth.test").length;

  it("is known from the start, and Slack is not asked again", async () => {
    await bench.installs.start();
    expect(await bench.installs.find("T1")).toMatchObject({
      ...{ tenant: "T1", name: "Prairie", botId: "BT1", botUserId: "UBOTT1" },
    });
    expect(await bench.installs.token("T1")).toBe(TOKEN);
    expect(await bench.installs.find("T2")).toBeUndefined();
    await expect(bench.installs.token("T2")).rejects.toMatchObject({ kind: "hopeless" });
    expect(tests()).toBe(1);
    expect(bench.file()).not.toContain("xoxb-");
  });

  it("stands beside those that came by OAuth", async () => {
    await bench.installs.start();
    await install(bench, "T2");
    expect(await bench.installs.token("T1")).toBe(TOKEN);
    expect(await bench.installs.token("T2")).toMatch(/^xoxb-T2-/);
  });

  it("is an organization where the token is good for all of it", async () => {
    const enterprise = { id: "E1", name: "State", wide: true };
    bench.slack.addWorkspace({ team: "T1", name: "Prairie", token: TOKEN, enterprise });
    await bench.installs.start();
    expect(await bench.installs.find("E1")).toMatchObject({ tenant: "E1" });
    expect(await bench.installs.find("T1")).toBeUndefined();
  });

  it.each(["token_revoked", "account_inactive", "invalid_auth"] as const)(
    "is refused at the start with a sentence for the operator when Slack answers %s",
    async (code) => {
      bench.slack.refuseToken(TOKEN, code);
      const thrown = await bench.installs.start().catch((error) => error);
      expect(thrown).toBeInstanceOf(StartError);
      expect(thrown.problems).toEqual([expect.stringMatching(/^SLACK_BOT_TOKEN does not work/)]);
      expect(thrown.problems[0]).toContain(code);
      expect(thrown.problems[0]).not.toContain("xoxb");
      expect(await bench.installs.find("T1")).toBeUndefined();
    },
  );

  it.each(["503", "reset-before", "429"] as const)(
    "is learned later when Slack answers the start with %s",
    async (fault) => {
      bench.slack.fail({ method: "auth.test", times: 2 }, fault);
      await bench.installs.start();
      await expect(bench.installs.token("T1")).rejects.toMatchObject({ kind: "not-sent" });
      const asked = await Promise.all([1, 2, 3].map(() => bench.installs.token("T1")));
      expect(asked).toEqual([TOKEN, TOKEN, TOKEN]);
      expect(await bench.installs.find("T1")).toMatchObject({ tenant: "T1" });
      expect(tests()).toBe(3);
    },
  );

  it("is not asked about for those who must answer within seconds", async () => {
    bench.slack.fail({ method: "auth.test", times: 1 }, "timeout");
    const thrown = await bench.installs.find("T1").catch((error) => error);
    expect(thrown).toMatchObject({ kind: "not-sent", message: "slack_unreachable" });
    expect(tests()).toBe(0);
    const sending = await bench.installs.token("T1").catch((error) => error);
    expect(sending).toMatchObject({ kind: "not-sent", message: "slack_unreachable" });
  });

  it("is learned later when nothing listens at Slack's address", async () => {
    const settings = { botToken: TOKEN, apiUrl: "http://127.0.0.1:1/api/" };
    const installs = createInstalls({ ...bench.deps, settings });
    await installs.start();
    await expect(installs.token("T1")).rejects.toMatchObject({ message: "slack_unreachable" });
    installs.stop();
  });

  it("is no longer spoken to once it removed the bot, and told late it stays", async () => {
    const before = bench.now();
    bench.pass(60_000);
    await bench.installs.start();
    await bench.installs.remove("T1", "app_uninstalled", before);
    await bench.installs.remove("T1", "token_revoked", { token: "xoxb-of-an-installation" });
    expect(await bench.installs.token("T1")).toBe(TOKEN);
    await bench.installs.remove("T1", "token_revoked", { token: TOKEN });
    expect(await bench.installs.find("T1")).toBeUndefined();
    await expect(bench.installs.token("T1")).rejects.toMatchObject({ kind: "hopeless" });
    expect(bench.logged.filter((line) => line.includes("removed the bot"))).toHaveLength(1);
  });

  it("can be added to later", async () => {
    await bench.installs.start();
    await bench.installs.remove("T1", "app_uninstalled");
    await install(bench, "T1");
    expect(await bench.installs.token("T1")).toMatch(/^xoxb-T1-/);
  });
});
