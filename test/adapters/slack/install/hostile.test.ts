import { createHmac } from "node:crypto";
import { request } from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { askSlack, type Bench, createBench, createBrowser, install } from "./bench.ts";

const COOKIE = "__Host-cohort-slack-state";

describe("an installation that somebody tampers with", () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await createBench();
    bench.slack.addWorkspace({ team: "T1", name: "Prairie" });
    bench.slack.addWorkspace({ team: "T2", name: "Lakes" });
  });
  afterEach(() => bench.close());

  const exchanges = () => bench.slack.calls.filter(({ method }) => method === "oauth.v2.access");
  const nothingInstalled = async () => expect(await bench.store.reads.installations()).toEqual([]);

  /** A browser that has been to Slack, and the address Slack sent it back to. */
  async function atTheGate() {
    const browser = createBrowser();
    return { browser, back: await askSlack(bench, browser, { team: "T1" }) };
  }

  it.each([
    ["missing", () => undefined],
    ["empty", () => ""],
    ["garbage", () => "x.y.z"],
    ["very long", () => "a".repeat(8_000)],
    ["not signed", (state: string) => state.split(".").slice(0, 2).join(".")],
    ["signed with nothing", (state: string) => `${state.split(".").slice(0, 2).join(".")}.`],
    ["signed by somebody else", forge],
    ["of a later end", (state: string) => state.replace(/\.[0-9a-z]+\./, ".zzzzzzzz.")],
    ["respelled", (state: string) => `${state}=`],
    ["one bit off", (state: string) => (state[0] === "A" ? "B" : "A") + state.slice(1)],
  ])(
    "is refused with a state that is %s, also where the cookie says the same",
    async (_, change) => {
      const { browser, back } = await atTheGate();
      const state = change(back.searchParams.get("state") ?? "");
      if (state === undefined) back.searchParams.delete("state");
      else back.searchParams.set("state", state);
      const own = await browser.get(back);
      expect(own.status).toBe(400);
      browser.cookies.set(COOKIE, state ?? "");
      const matching = await browser.get(back);
      expect(matching.status).toBe(400);
      expect(matching.body).toContain('href="/slack/install"');
      expect(exchanges()).toEqual([]);
      await nothingInstalled();
    },
  );

  it("is refused in a browser that did not start it, and still open to the one that did", async () => {
    const { browser, back } = await atTheGate();
    const stranger = createBrowser();
    expect((await stranger.get(back)).status).toBe(400);
    const other = await atTheGate();
    expect((await other.browser.get(back)).status).toBe(400);
    expect(exchanges()).toEqual([]);
    expect((await browser.get(back)).status).toBe(200);
  });

  it("does not finish one person's installation as another's", async () => {
    const [one, two] = [await atTheGate(), await atTheGate()];
    const mixed = new URL(one.back);
    mixed.searchParams.set("state", two.back.searchParams.get("state") ?? "");
    expect((await one.browser.get(mixed)).status).toBe(400);
    await nothingInstalled();
  });

  it("works once, however many processes are asked at the same moment", async () => {
    const other = await bench.startProcess();
    const { browser, back } = await atTheGate();
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const places = [bench, other, bench, other, bench, other];
    const answers = await Promise.all(
      places.map(({ origin }) =>
        fetch(new URL(back.pathname + back.search, origin), { headers: { cookie } }),
      ),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([200, 400, 400, 400, 400, 400]);
    expect(exchanges()).toHaveLength(1);
    browser.cookies.set(COOKIE, back.searchParams.get("state") ?? "");
    expect((await browser.get(back)).status).toBe(400);
    expect(exchanges()).toHaveLength(1);
  });

  it.each([
    [9 * 60_000 + 59_000, 200],
    [10 * 60_000, 400],
    [86_400_000, 400],
  ])("answers a state that is %d ms old with %d", async (age, status) => {
    const browser = createBrowser();
    const page = await browser.get(`${bench.origin}/slack/install`);
    expect(page.status).toBe(200);
    bench.pass(age);
    const state = browser.cookies.get(COOKIE) ?? "";
    const fresh = await atTheGate();
    fresh.back.searchParams.set("state", state);
    expect((await browser.get(fresh.back)).status).toBe(status);
  });

  it("takes a code once", async () => {
    const { browser, back } = await atTheGate();
    expect((await browser.get(back)).status).toBe(200);
    const again = await atTheGate();
    again.back.searchParams.set("code", back.searchParams.get("code") ?? "");
    const replayed = await again.browser.get(again.back);
    expect(replayed.status).toBe(400);
    expect(replayed.body).toContain("Slack no longer accepts this link");
  });

  it.each([
    ["/slack/oauth_redirect", 400],
    ["/slack/oauth_redirect?code=1", 400],
    ["/slack/oauth_redirect?state=1&state=2&code=1", 400],
    ["/slack/oauth_redirect?code[x]=1&state[]=1", 400],
    ["/slack/oauth_redirect?error=access_denied", 200],
    ["/slack/oauth_redirect?error=<script>alert(1)</script>", 400],
    ["/slack/oauth_redirect?error=invalid_scope&code=1", 400],
  ])("answers %s with a page that helps", async (path, status) => {
    const answer = await createBrowser().get(bench.origin + path);
    expect(answer.status).toBe(status);
    expect(answer.body).toContain('href="/slack/install"');
    expect(answer.body).not.toContain("<script");
    expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(answer.headers.get("location")).toBeNull();
  });

  it.each(["//evil.example", "/\\evil.example", "https:evil.example", "javascript:alert(1)"])(
    "sends nobody to %s",
    async (next) => {
      const { browser, back } = await atTheGate();
      for (const name of ["next", "redirect_uri", "return_to", "team"])
        back.searchParams.set(name, next);
      const { status, body, headers } = await browser.get(back);
      expect(status).toBe(200);
      expect(headers.get("location")).toBeNull();
      expect(body).not.toContain("evil");
      expect(body).not.toContain("alert");
      const page = await browser.get(
        `${bench.origin}/slack/install?redirect_uri=${next}&next=${next}`,
      );
      expect(page.body).not.toContain("evil");
    },
  );

  it("takes no address from the Host header", async () => {
    const { hostname, port } = new URL(bench.origin);
    for (const host of ["evil.example", "a b", "evil.example:99999", ""]) {
      for (const path of ["/slack/install", "/slack/oauth_redirect?code=1&state=1"]) {
        const body = await new Promise<string>((resolve, reject) => {
          const sent = request({ hostname, port, path, headers: { host } }, (answer) => {
            expect([200, 400]).toContain(answer.statusCode);
            let text = "";
            answer.on("data", (part) => (text += part)).on("end", () => resolve(text));
          });
          sent.on("error", reject).end();
        });
        expect(body).not.toContain("evil");
      }
    }
  });

  it("keeps nothing when fewer permissions were given than it needs", async () => {
    const browser = createBrowser();
    const back = await askSlack(bench, browser, { team: "T1", scope: "chat:write,commands" });
    const { status, body } = await browser.get(back);
    expect(status).toBe(400);
    expect(body).toContain("app_mentions:read, files:write");
    await nothingInstalled();
    expect(bench.greeted).toEqual([]);
  });

  it("does not use up the state when something only looks ahead", async () => {
    const { browser, back } = await atTheGate();
    for (const method of ["HEAD", "POST", "OPTIONS"]) await createBrowser().get(back, { method });
    const cookie = `${COOKIE}=${browser.cookies.get(COOKIE)}`;
    expect((await fetch(back, { method: "HEAD", headers: { cookie } })).status).toBe(405);
    expect((await browser.get(back)).status).toBe(200);
  });

  it.each([
    ["503" as const, 502, "Slack did not answer"],
    ["reset-after" as const, 502, "Slack did not answer"],
    ["429" as const, 502, "Slack did not answer"],
    [{ error: "bad_client_secret" }, 500, "does not know this app by its settings"],
    [{ error: "something_new" }, 502, "something_new"],
  ])("says what happened when Slack answers the exchange with %j", async (fault, status, text) => {
    bench.slack.fail({ method: "oauth.v2.access" }, fault);
    const { browser, back } = await atTheGate();
    const page = await browser.get(back);
    expect(page.status).toBe(status);
    expect(page.body).toContain(text);
    await nothingInstalled();
    expect(bench.logged.join("\n")).not.toMatch(/xox|client-secret/);
    expect((await install(bench, "T1")).status).toBe(200);
  });

  it("tells a failure of ours with a reference, and nothing of the reason", async () => {
    const { browser, back } = await atTheGate();
    const broken = { ...bench.store, commit: async () => Promise.reject(new Error("secret disk")) };
    const other = await bench.startProcess({ store: broken });
    const page = await browser.get(new URL(back.pathname + back.search, other.origin));
    expect(page.status).toBe(500);
    expect(page.body).toMatch(/reference: [0-9a-f]{8}/);
    expect(page.body).not.toContain("disk");
  });
});

function forge(state: string): string {
  const body = state.split(".").slice(0, 2).join(".");
  const signature = createHmac("sha256", "guess").update(`slack-state|${body}`).digest("base64url");
  return `${body}.${signature}`;
}
