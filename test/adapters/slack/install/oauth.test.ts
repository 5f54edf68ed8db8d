import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { html } from "../../../../adapters/slack/install/html.ts";
import { requiredScopes, SCOPES } from "../../../../adapters/slack/install/scopes.ts";
import { slackSite } from "../../../../adapters/slack/slack-client.ts";
import { askSlack, type Bench, createBench, createBrowser, install, linkOf } from "./bench.ts";

it.each([
  [undefined, "https://slack.com/oauth/v2/authorize"],
  ["https://slack-gov.com/api/", "https://slack-gov.com/oauth/v2/authorize"],
  ["http://127.0.0.1:4000/api/", "http://127.0.0.1:4000/oauth/v2/authorize"],
])("with the API at %s, people say yes at %s", (apiUrl, page) => {
  expect(slackSite(apiUrl ? { apiUrl } : {}, "/oauth/v2/authorize").href).toBe(page);
});

it("nothing that is put into a page can leave its place in it", () => {
  const evil = `"><script>'&`;
  expect(html`<a href="${evil}">${[html`<b>${evil}</b>`]}</a>`.text).toBe(
    '<a href="&quot;&gt;&lt;script&gt;&#39;&amp;"><b>&quot;&gt;&lt;script&gt;&#39;&amp;</b></a>',
  );
});

describe("installing by OAuth", () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await createBench();
    bench.slack.addWorkspace({ team: "T1", name: "Prairie <b>&</b> Co", users: [] });
    bench.slack.addWorkspace({ team: "T2", name: "Lakes", users: [] });
  });
  afterEach(() => bench.close());

  it("starts with a page that says what the bot does, and why it needs each permission", async () => {
    const { status, headers, body } = await createBrowser().get(`${bench.origin}/slack/install`);
    expect(status).toBe(200);
    expect(headers.get("content-security-policy")).toMatch(
      /^default-src 'none'; style-src 'sha256-/,
    );
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(body).toContain('<html lang="en">');
    expect(body).not.toMatch(/<script|onclick|javascript:/i);
    for (const { name } of SCOPES) expect(body).toContain(`<code>${name}</code>`);
  });

  it("asks for the least, and for the optional permissions only behind the other link", async () => {
    const { body } = await createBrowser().get(`${bench.origin}/slack/install`);
    const least = linkOf(body);
    expect(least.href.split("?")[0]).toBe(bench.slack.authorizeUrl);
    expect(least.searchParams.get("scope")?.split(",")).toEqual(requiredScopes());
    expect(least.searchParams.get("client_id")).toBe("1.2");
    expect(least.searchParams.has("redirect_uri")).toBe(false);
    const more = linkOf(body, "Add to Slack with the optional permissions");
    expect(more.searchParams.get("scope")?.split(",")).toHaveLength(SCOPES.length);
    expect(more.searchParams.get("state")).toBe(least.searchParams.get("state"));
  });

  it("binds the state to the browser with a cookie that no other host or script can touch", async () => {
    const { headers, body } = await createBrowser().get(`${bench.origin}/slack/install`);
    const state = linkOf(body).searchParams.get("state") ?? "";
    expect(headers.getSetCookie()).toEqual([
      `__Host-cohort-slack-state=${state}; Secure; HttpOnly; SameSite=Lax; Path=/; Max-Age=600`,
    ]);
    expect(Buffer.from(state.split(".")[0] ?? "", "base64url")).toHaveLength(16);
  });

  it("by several people at the same moment leaves one installation, new for one of them", async () => {
    await install(bench, "T2");
    const granted = await bench.installs.rows?.open("T2");
    if (!granted) throw new Error("not installed");
    const { secrets } = granted;
    const team = { id: "T1", name: "Prairie" };
    const kept = await Promise.all(
      [1, 2, 3, 4].map((n) =>
        bench.installs.rows?.keep({
          ...secrets,
          team,
          bot: { ...secrets.bot, token: `xoxb-${n}` },
        }),
      ),
    );
    expect(kept.filter(Boolean)).toHaveLength(1);
    const rows = await bench.store.reads.installations();
    expect(rows.filter(({ tenant }) => tenant === "T1")).toHaveLength(1);
    expect(await bench.installs.token("T1")).toMatch(/^xoxb-[1-4]$/);
  });

  it("ends with the bot installed, its token sealed, and what to do next", async () => {
    const { status, body } = await install(bench, "T1");
    expect(status).toBe(200);
    expect(body).toContain("Cohort is in Prairie &lt;b&gt;&amp;&lt;/b&gt; Co");
    expect(body).toContain("/app_redirect?app=A1&amp;team=T1");
    const token = bench.slack.tokenOf("T1");
    expect(await bench.installs.token("T1")).toBe(token);
    expect(await bench.installs.find("T1")).toEqual({
      ...{ tenant: "T1", name: "Prairie <b>&</b> Co" },
      ...{ botId: "BT1", botUserId: "UBOTT1", scopes: requiredScopes() },
    });
    expect(token).toMatch(/^xoxb-/);
    expect(bench.file()).toContain("s1.");
    expect(bench.file()).not.toContain("xoxb-");
    expect(bench.file()).not.toContain("client-secret");
    expect(bench.logged.join("\n")).not.toMatch(/xox|client-secret|Prairie/);
  });

  it("greets whoever installed it, once", async () => {
    await install(bench, "T1");
    const at = { platform: "slack", tenant: "T1", conversation: "U1" };
    const from = { platform: "slack", tenant: "T1", userId: "U1", name: "", direct: at };
    expect(bench.greeted).toMatchObject([{ type: "installed", from, at }]);
    await install(bench, "T1");
    expect(bench.greeted).toHaveLength(1);
  });

  it("keeps the newest token when the same workspace installs again", async () => {
    await install(bench, "T1");
    const before = await bench.store.reads.installation("slack", "T1");
    const old = await bench.installs.token("T1");
    await install(bench, "T1");
    const after = await bench.store.reads.installation("slack", "T1");
    expect(after?.id).toBe(before?.id);
    expect(await bench.installs.token("T1")).not.toBe(old);
  });

  it("serves two workspaces that install at once, from two browsers and two processes", async () => {
    const other = await bench.startProcess();
    const [one, two] = [createBrowser(), createBrowser()];
    const [backOne, backTwo] = await Promise.all([
      askSlack(bench, one, { team: "T1" }),
      askSlack(other, two, { team: "T2" }),
    ]);
    const pages = await Promise.all([one.get(backOne), two.get(backTwo)]);
    expect(pages.map(({ status }) => status)).toEqual([200, 200]);
    for (const { installs } of [bench, other]) {
      expect(await installs.token("T1")).toMatch(/^xoxb-T1-/);
      expect(await installs.token("T2")).toMatch(/^xoxb-T2-/);
    }
  });

  it("keeps one of two installations of one workspace that end at the same moment", async () => {
    const pages = await Promise.all([1, 2, 3, 4].map(() => install(bench, "T1")));
    expect(pages.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(await bench.store.reads.installations()).toHaveLength(1);
    expect(await bench.installs.token("T1")).toMatch(/^xoxb-T1-/);
    expect(bench.greeted).toHaveLength(1);
  });

  it("opens no secret that was moved to another workspace's row", async () => {
    await install(bench, "T1");
    await install(bench, "T2");
    const one = await bench.store.reads.installation("slack", "T1");
    const two = await bench.store.reads.installation("slack", "T2");
    if (!one || !two) throw new Error("not installed");
    const swap = { op: "update" as const, kind: "installation" as const };
    const change = { ...swap, id: two.id, version: two.version, set: { secrets: one.secrets } };
    const work = { cause: "swap", changes: [change], postings: [], audit: [] };
    await bench.store.commit(work, bench.now());
    await expect(bench.installs.token("T2")).rejects.toThrow("belongs to another row");
    await expect(bench.installs.find("T2")).rejects.toThrow("belongs to another row");
    expect(await bench.installs.token("T1")).toMatch(/^xoxb-T1-/);
  });

  it("installs for a whole organization, which is one tenant, and says what is left to do", async () => {
    const enterprise = { id: "E1", name: "State" };
    bench.slack.addWorkspace({ team: "T3", name: "Inside", enterprise });
    const wide = await install(bench, "E1");
    expect(wide.body).toContain("Cohort is installed for State");
    expect(await bench.installs.find("E1")).toMatchObject({ tenant: "E1", name: "State" });
    expect(await bench.installs.find("T3")).toBeUndefined();
    expect(bench.greeted).toEqual([]);
    await install(bench, "T3");
    expect(await bench.installs.find("T3")).toMatchObject({ tenant: "T3", name: "Inside" });
    expect(await bench.installs.token("E1")).toMatch(/^xoxb-E1-/);
  });

  it("cannot address a workspace that did not install the bot", async () => {
    await install(bench, "T1");
    expect(await bench.installs.find("T2")).toBeUndefined();
    const thrown = await bench.installs.token("T2").catch((error) => error);
    expect(thrown).toMatchObject({ kind: "hopeless", message: "app_not_installed" });
  });
});
