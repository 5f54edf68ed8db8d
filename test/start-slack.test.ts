import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { Database } from "../db/sqlite-driver.ts";
import { readConfig } from "../src/config.ts";
import { createLog } from "../src/log.ts";
import { start } from "../src/start.ts";
import { type FakeSlack, startFakeSlack } from "./slack/fake/slack.ts";
import { createSender } from "./slack/signed.ts";

const folder = mkdtempSync(join(tmpdir(), "cohort-start-slack-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SECRET = "a-signing-secret";
let slack: FakeSlack;
beforeEach(async () => {
  slack = await startFakeSlack();
  slack.addWorkspace({ team: "T1", name: "Riverbend", token: "xoxb-1", users: [], channels: [] });
});
afterEach(() => slack.close());

let files = 0;
const run = (env: Record<string, string>) =>
  start(
    readConfig({
      ...{ DATABASE_URL: `file:${join(folder, `${++files}.db`)}`, PORT: "0" },
      ...{ SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: SECRET, SLACK_API_URL: slack.url },
      ...env,
    }),
    createLog({ level: "fatal" }),
  );

const ask = async (port: number) => {
  const url = `http://127.0.0.1:${port}/slack/events`;
  const sender = createSender({ url, secret: SECRET, now: () => new Date() });
  const command = {
    ...{ command: "/cohort", text: "help", team_id: "T1", user_id: "U1", channel_id: "C1" },
    trigger_id: `1.${files}`,
  };
  return sender.send({ type: "slash_commands", payload: command });
};

describe("starting with Slack", { timeout: 60_000 }, () => {
  it.each(["production", "development"])("answers signed requests in %s", async (mode) => {
    const running = await run({ NODE_ENV: mode });
    const { status, body } = await ask(running.port);
    expect([status, body?.response_type]).toEqual([200, "ephemeral"]);
    const page = await fetch(`http://127.0.0.1:${running.port}/`);
    expect(page.status).toBe(mode === "production" ? 404 : 200);
    await running.stop();
  });

  it("ends with advice when Slack does not take the token", async () => {
    const trouble = await run({ NODE_ENV: "production", SLACK_BOT_TOKEN: "xoxb-2" }).catch(
      (error: Error) => error.message,
    );
    expect(trouble).toMatch(/SLACK_BOT_TOKEN does not work: Slack answers invalid_auth/);
  });

  it("starts, is ready, and stops in order while Slack cannot be reached", async () => {
    const nowhere = "http://127.0.0.1:9/api/";
    const running = await run({ NODE_ENV: "production", SLACK_API_URL: nowhere });
    const ready = await fetch(`http://127.0.0.1:${running.port}/readyz`);
    expect(ready.status).toBe(200);
    await running.stop();
  });

  it("goes on answering while another process holds the database, and says that it is not ready", async () => {
    const running = await run({ NODE_ENV: "production" });
    const other = new Database(join(folder, `${files}.db`));
    other.exec("begin immediate");
    const { status, body } = await ask(running.port);
    expect([status, body?.text]).toEqual([200, expect.stringContaining("still working")]);
    const health = (name: string) => fetch(`http://127.0.0.1:${running.port}/${name}`);
    expect((await health("livez")).status).toBe(200);
    expect((await health("readyz")).status).toBe(503);
    other.exec("rollback");
    other.close();
    expect((await health("readyz")).status).toBe(200);
    await running.stop();
  });
});
