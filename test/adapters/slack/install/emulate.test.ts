import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createEmulator, type Emulator } from "emulate";
import express from "express";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createInstalls } from "../../../../adapters/slack/install/installs.ts";
import { createInstallRoutes } from "../../../../adapters/slack/install/routes.ts";
import { requiredScopes } from "../../../../adapters/slack/install/scopes.ts";
import { openStore } from "../../../../db/open.ts";
import { newId } from "../../../../src/new-id.ts";
import { createSeal } from "../../../../src/seal.ts";
import { shipped } from "../../../bot.ts";
import { createBrowser, linkOf } from "./bench.ts";

const CLIENT = { clientId: "1.2", clientSecret: "client-secret" };
const nothing = () => undefined;

/** A second opinion of Slack, by people who never saw ours. It wants a redirect URL in every request. */
let slack: Emulator;
const app = express();
const server = createServer(app);
const store = await openStore(":memory:");
let origin: string;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const free = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => free.once("listening", resolve));
  const { port } = free.address() as AddressInfo;
  await new Promise((resolve) => free.close(resolve));
  const oauthApp = {
    ...{ client_id: CLIENT.clientId, client_secret: CLIENT.clientSecret, name: "Cohort" },
    ...{ redirect_uris: [`${origin}/slack/oauth_redirect`], scopes: requiredScopes() },
  };
  const team = { name: "Prairie", domain: "prairie" };
  const users = [{ name: "ana", real_name: "Ana Ruiz", email: "ana@example.com" }];
  slack = await createEmulator({
    ...{ service: "slack", port },
    seed: { slack: { team, users, oauth_apps: [oauthApp] } },
  });
});
afterAll(async () => {
  await slack.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await store.close();
});

it("installs from somebody else's idea of Slack, at another address, with a redirect URL given", async () => {
  const redirectUri = `${origin}/slack/oauth_redirect`;
  const deps = {
    settings: {
      apiUrl: `${slack.url}/api/`,
      oauth: { ...CLIENT, stateSecret: "state-secret", redirectUri },
    },
    ...{ store, clock: { now: () => new Date() }, newId, words: shipped.words },
    seal: createSeal([Buffer.alloc(32, 7)]),
    log: { error: nothing, warn: nothing, info: nothing },
  };
  const installs = createInstalls(deps);
  const greeted: string[] = [];
  const greet = async ({ from }: { from: { userId: string } }) => void greeted.push(from.userId);
  app.use(createInstallRoutes({ ...deps, installs, greet }));

  const browser = createBrowser();
  const link = linkOf((await browser.get(`${origin}/slack/install`)).body);
  expect(link.href.split("?")[0]).toBe(`${slack.url}/oauth/v2/authorize`);
  expect(link.searchParams.get("redirect_uri")).toBe(redirectUri);
  const choice = await (await fetch(link)).text();
  const fields = [...choice.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(
    ([, name = "", value = ""]) => [name, value.replaceAll("&amp;", "&")],
  );
  const yes = await fetch(new URL("/oauth/v2/authorize/callback", slack.url), {
    ...{ method: "POST", redirect: "manual" as const },
    body: new URLSearchParams(Object.fromEntries(fields)),
  });
  const page = await browser.get(new URL(yes.headers.get("location") ?? ""));
  expect(page.status).toBe(200);
  expect(page.body).toContain("Cohort is in Prairie");
  const [row] = await store.reads.installations();
  expect(await installs.find(row?.tenant ?? "")).toMatchObject({ scopes: requiredScopes() });
  expect(await installs.token(row?.tenant ?? "")).toMatch(/^xoxb-/);
  expect(greeted).toHaveLength(1);
  const again = await browser.get(new URL(yes.headers.get("location") ?? ""));
  expect(again.status).toBe(400);
});
