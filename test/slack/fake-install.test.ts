import { once } from "node:events";
import { request } from "node:http";
import { SocketModeClient } from "@slack/socket-mode";
import { WebClient } from "@slack/web-api";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type FakeSlack, startFakeSlack } from "./fake/slack.ts";
import { silent } from "./silent.ts";

let now = new Date("2026-11-16T15:00:00Z");
let slack: FakeSlack;
let web: WebClient;

const APP = { client_id: "1.2", client_secret: "hush" };
const BACK = "https://bot.example/slack/oauth_redirect";

beforeEach(async () => {
  now = new Date("2026-11-16T15:00:00Z");
  slack = await startFakeSlack({ now: () => now });
  web = new WebClient(undefined, { slackApiUrl: slack.url, retryConfig: { retries: 0 } });
  const users = [{ id: "U1", name: "ana" }];
  slack.addWorkspace({ team: "T1", name: "Prairie", users });
  const enterprise = { id: "E1", name: "District" };
  slack.addWorkspace({ team: "T2", name: "Lake", users: [{ id: "U2", name: "ben" }], enterprise });
  slack.addWorkspace({ team: "T3", name: "Hill", users: [{ id: "U3", name: "cy" }], enterprise });
});
afterEach(() => slack.close());

const refusal = (call: Promise<unknown>) =>
  call.then(
    () => "ok",
    ({ data, message }) => data?.error ?? message,
  );

function addApp(rotation = false): void {
  const { client_id: clientId, client_secret: clientSecret } = APP;
  slack.addApp({ clientId, clientSecret, redirectUri: BACK, rotation });
}

/** Walks the page as somebody who allows the app, and comes back with the address they are sent to. */
async function allow(team: string, more: Record<string, string> = {}): Promise<URL> {
  const query = { client_id: "1.2", scope: "chat:write,users:read", state: "s1", team, ...more };
  const asked = `${slack.authorizeUrl}?${new URLSearchParams(query)}`;
  const { headers } = await fetch(asked, { redirect: "manual" });
  return new URL(headers.get("location") ?? "about:blank");
}

const exchange = (code: string, more: object = {}) =>
  web.oauth.v2.access({ ...APP, code, redirect_uri: BACK, ...more });

describe("installing", () => {
  it("lets somebody choose a workspace, and sends them back with a code that works once", async () => {
    addApp();
    const page = await fetch(`${slack.authorizeUrl}?client_id=1.2&scope=chat:write&state=s1`);
    expect(await page.text()).toContain(">Prairie</a>");
    const back = await allow("T1");
    expect(back.href).toMatch(/^https:\/\/bot\.example\/slack\/oauth_redirect\?state=s1&code=/);
    const code = back.searchParams.get("code") ?? "";
    const granted = await exchange(code);
    expect(granted).toMatchObject({ team: { id: "T1" }, scope: "chat:write,users:read" });
    expect(await refusal(exchange(code))).toBe("code_already_used");
    const token = granted.access_token ?? "";
    expect(await web.users.info({ token, user: "U1" })).toMatchObject({ user: { name: "ana" } });
    expect(await refusal(web.conversations.open({ token, users: "U1" }))).toBe("missing_scope");
    await web.auth.revoke({ token });
    expect(await refusal(web.auth.test({ token }))).toBe("token_revoked");
  });

  it("refuses a wrong secret, a wrong address, an unknown or old code; and somebody may say no", async () => {
    addApp();
    const code = async () => (await allow("T1")).searchParams.get("code") ?? "";
    expect(await refusal(exchange(await code(), { client_secret: "x" }))).toBe("bad_client_secret");
    expect(await refusal(exchange(await code(), { redirect_uri: "https://x.example" }))).toBe(
      "bad_redirect_uri",
    );
    expect(await refusal(exchange("made-up"))).toBe("invalid_code");
    const old = await code();
    now = new Date(now.getTime() + 10 * 60_000 + 1);
    expect(await refusal(exchange(old))).toBe("invalid_code");
    expect((await allow("T1", { deny: "1" })).searchParams.get("error")).toBe("access_denied");
  });

  it("installs for a whole organization: one token for all its workspaces", async () => {
    addApp();
    const granted = await exchange((await allow("E1")).searchParams.get("code") ?? "");
    expect(granted).toMatchObject({ is_enterprise_install: true, team: null });
    const token = granted.access_token ?? "";
    for (const user of ["U2", "U3"]) await web.users.info({ token, user });
    expect(await refusal(web.users.info({ token, user: "U1" }))).toBe("user_not_found");
  });

  it("rotates: twelve hours, and a refresh token that dies on use", async () => {
    addApp(true);
    const first = await exchange((await allow("T1")).searchParams.get("code") ?? "");
    expect(first.expires_in).toBe(43_200);
    const renew = (refresh_token = "") =>
      web.oauth.v2.access({ ...APP, grant_type: "refresh_token", refresh_token });
    const second = await renew(first.refresh_token);
    expect(await refusal(renew(first.refresh_token))).toBe("invalid_refresh_token");
    now = new Date(now.getTime() + 43_200_000);
    expect(await refusal(web.auth.test({ token: second.access_token ?? "" }))).toBe(
      "token_expired",
    );
    const third = await renew(second.refresh_token);
    expect(await web.auth.test({ token: third.access_token ?? "" })).toMatchObject({ ok: true });
  });
});

describe("Socket Mode", () => {
  it("greets, sends envelopes and collects what is acknowledged, and asks to come back", async () => {
    slack.addAppToken("xapp-1");
    const client = new SocketModeClient({
      ...{ appToken: "xapp-1", clientOptions: { slackApiUrl: slack.url } },
      logger: silent,
      clientPingTimeout: 300,
    });
    client.on("slash_commands", ({ ack, body }) => ack({ text: `${body.text} it is` }));
    await client.start();
    const text = "x".repeat(70_000);
    const { payload } = await slack.socket.send("slash_commands", { command: "/gap", text });
    expect(payload).toEqual({ text: `${text} it is` });
    const again = new Promise((resolve) => client.once("connected", resolve));
    slack.socket.disconnect();
    await again;
    await slack.socket.send("slash_commands", { command: "/gap", text: "more" });
    expect(slack.socket.acks).toHaveLength(2);
    await client.disconnect();
  });

  it("wants an app token, and a ticket that was not used", async () => {
    slack.addWorkspace({ team: "T4", token: "xoxb-4" });
    const call = web.apiCall("apps.connections.open", { token: "xoxb-4" });
    expect(await refusal(call)).toBe("not_allowed_token_type");
    const headers = { connection: "Upgrade", upgrade: "websocket" };
    const asked = request(`${new URL(slack.url).origin}/link/?ticket=made-up`, { headers }).end();
    const [{ statusCode }] = await once(asked, "response");
    expect(statusCode).toBe(401);
  });
});
