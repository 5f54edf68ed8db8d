import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { readConfig } from "../src/config.ts";
import { createLog } from "../src/log.ts";
import { start } from "../src/start.ts";
import { startKeyServer } from "./teams/key-server.ts";
import { createKeys } from "./teams/keys.ts";
import { createSender } from "./teams/signed.ts";

const folder = mkdtempSync(join(tmpdir(), "cohort-start-teams-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const APP = "0e6b1c4e-1f6d-4c5e-9d7e-6f2a4a1d0b11";
const TENANT = "72f988bf-86f1-41af-91ab-2d7cd011db47";
const SERVICE = "https://smba.trafficmanager.net/amer/";

const keys = createKeys();
let server: Awaited<ReturnType<typeof startKeyServer>>;
beforeEach(async () => {
  server = await startKeyServer(keys);
});
afterEach(() => server.close());

let files = 0;
const run = (env: Record<string, string>) =>
  start(
    readConfig({
      ...{ DATABASE_URL: `file:${join(folder, `${++files}.db`)}`, PORT: "0" },
      ...env,
    }),
    createLog({ level: "fatal" }),
  );

const REGISTERED = {
  ...{ MicrosoftAppId: APP, MicrosoftAppPassword: "p", MicrosoftAppTenantId: TENANT },
};

/** Nothing comes of it but its answer: a search that finds nothing. */
const search = (more: object = {}) => ({
  ...{ type: "invoke", name: "composeExtension/query", id: "f:1", channelId: "msteams" },
  ...{ serviceUrl: SERVICE, timestamp: "2026-11-16T15:00:00.000Z" },
  from: { id: "29:ana", name: "Ana" },
  recipient: { id: `28:${APP}`, name: "Cohort" },
  conversation: { id: "a:1", conversationType: "personal", tenantId: TENANT },
  channelData: { tenant: { id: TENANT } },
  value: { commandId: "playbook", parameters: [{ name: "query", value: "x" }] },
  ...more,
});

const ask = (port: number, activity: Record<string, unknown> = search()) =>
  createSender({ url: `http://127.0.0.1:${port}/api/messages`, keys, appId: APP }).send(activity);

describe("starting with Teams", { timeout: 60_000 }, () => {
  it("answers what Microsoft signed for this bot, and nothing else", async () => {
    const running = await run({ ...REGISTERED, TEAMS_OPENID_URL: server.url });
    const answered = await ask(running.port);
    expect(answered.status).toBe(200);
    expect(answered.body).toHaveProperty("composeExtension");
    const sender = createSender({
      ...{ url: `http://127.0.0.1:${running.port}/api/messages`, keys, appId: "another" },
    });
    expect((await sender.send(search())).status).toBe(401);
    await running.stop();
  });

  it("asks in production who is speaking, and again for what it cannot check yet", async () => {
    const nowhere = "https://127.0.0.1:9/openid";
    const env = { NODE_ENV: "production", TEAMS_OPENID_URL: nowhere, ...REGISTERED };
    const running = await run(env);
    expect((await ask(running.port)).status).toBe(503);
    const health = await fetch(`http://127.0.0.1:${running.port}/readyz`);
    expect(health.status).toBe(200);
    await running.stop();
  });

  it("serves a test client on this machine without an app", async () => {
    const running = await run({ TEAMS_SERVICE_HOSTS: "127.0.0.1:56150" });
    const local = search({ serviceUrl: "http://127.0.0.1:56150/_connector" });
    expect((await ask(running.port, local)).status).toBe(200);
    const other = search({ serviceUrl: "http://127.0.0.1:56151/" });
    expect((await ask(running.port, other)).status).toBe(403);
    await running.stop();
  });

  it("has no way in from Teams where it was not set up", async () => {
    const running = await run({});
    expect((await ask(running.port)).status).toBe(404);
    await running.stop();
  });
});
