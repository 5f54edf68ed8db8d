import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import express from "express";
import { createInstalls } from "../../../../adapters/slack/install/installs.ts";
import { createInstallRoutes } from "../../../../adapters/slack/install/routes.ts";
import { openStore } from "../../../../db/open.ts";
import type { Incoming } from "../../../../src/core/incoming.ts";
import type { Store } from "../../../../src/core/ports.ts";
import { newId } from "../../../../src/new-id.ts";
import { createSeal } from "../../../../src/seal.ts";
import { shipped } from "../../../bot.ts";
import { startFakeSlack } from "../../../slack/fake/slack.ts";

const KEY = Buffer.alloc(32, 7);
const CLIENT = { clientId: "1.2", clientSecret: "client-secret" };

/** One browser: it keeps cookies as a browser would, and follows nothing by itself. */
export function createBrowser() {
  const cookies = new Map<string, string>();
  return {
    cookies,
    async get(address: string | URL, init: RequestInit = {}) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
      const answer = await fetch(address, {
        ...{ redirect: "manual", ...init },
        headers: { ...(cookie && { cookie }), ...init.headers },
      });
      for (const line of answer.headers.getSetCookie()) {
        const [pair = "", ...rest] = line.split("; ");
        const [name = "", value = ""] = pair.split("=");
        if (rest.some((one) => one.startsWith("Expires=Thu, 01 Jan 1970"))) cookies.delete(name);
        else cookies.set(name, value);
      }
      const body = await answer.text();
      return { status: answer.status, headers: answer.headers, body, answer };
    },
  };
}

export type Browser = ReturnType<typeof createBrowser>;

interface Options {
  rotation?: boolean;
  botToken?: string;
  key?: Buffer;
  redirectUri?: boolean;
}

/** A fake Slack, a database in a file, and any number of processes on them that people can visit. */
export async function createBench({ rotation = false, ...options }: Options = {}) {
  let now = new Date();
  const folder = mkdtempSync(join(tmpdir(), "cohort-install-"));
  const file = join(folder, "cohort.db");
  const slack = await startFakeSlack({ now: () => now });
  const greeted: Incoming[] = [];
  const logged: string[] = [];
  const endings: (() => unknown)[] = [];
  const log = (level: string) => (facts: object, text: string) =>
    void logged.push(`${level} ${text} ${JSON.stringify({ ...facts, err: undefined })}`);
  let first: string | undefined;

  /** Another process of the program; the first one is where Slack sends people back to. */
  async function startProcess(more: { key?: Buffer; store?: Store } = {}) {
    const store = more.store ?? (await openStore(`file:${file}`));
    const app = express();
    const server = createServer(app);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    first ??= origin;
    const redirectUri = `${first}/slack/oauth_redirect`;
    slack.addApp({ ...CLIENT, redirectUri, rotation });
    const deps = {
      settings: {
        apiUrl: slack.url,
        ...(options.botToken && { botToken: options.botToken }),
        oauth: {
          ...{ ...CLIENT, stateSecret: "state-secret" },
          ...(options.redirectUri && { redirectUri }),
        },
      },
      ...{ store, clock: { now: () => now }, newId, words: shipped.words },
      seal: createSeal([more.key ?? KEY]),
      log: { error: log("error"), warn: log("warn"), info: log("info") },
    };
    const installs = createInstalls(deps);
    const greet = async (incoming: Incoming) => void greeted.push(incoming);
    app.use(createInstallRoutes({ ...deps, installs, greet }));
    endings.push(async () => {
      installs.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await store.close();
    });
    return { origin, installs, store, deps };
  }

  const main = await startProcess();
  return {
    ...{ ...main, slack, greeted, logged, startProcess },
    pass: (ms: number) => {
      now = new Date(now.getTime() + ms);
    },
    now: () => now,
    /** Everything in the database's files, as bytes read as text. */
    file: () =>
      ["", "-wal"].map((end) => readFileSync(`${file}${end}`, { encoding: "latin1" })).join(""),
    async close() {
      for (const end of endings) await end();
      await slack.close();
      rmSync(folder, { recursive: true });
    },
  };
}

export type Bench = Awaited<ReturnType<typeof createBench>>;

/** The address behind the button of the install page. */
export function linkOf(body: string, button = "Add to Slack"): URL {
  const [, href = ""] = new RegExp(`href="([^"]+)">${button}<`).exec(body) ?? [];
  return new URL(href.replaceAll("&amp;", "&"));
}

/** As far as Slack's page, where a person says yes or no; returns where Slack sends them back to. */
export async function askSlack(
  { origin }: { origin: string },
  browser: Browser,
  answer: Record<string, string>,
): Promise<URL> {
  const page = await browser.get(`${origin}/slack/install`);
  const link = linkOf(page.body);
  for (const [name, value] of Object.entries(answer)) link.searchParams.set(name, value);
  const sent = await fetch(link, { redirect: "manual" });
  return new URL(sent.headers.get("location") ?? "about:blank");
}

/** The whole way: the page, Slack's yes, and back. */
export async function install(at: { origin: string }, team: string, browser = createBrowser()) {
  return browser.get(await askSlack(at, browser, { team }));
}
