import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { renderTeams } from "../../adapters/teams/render.ts";
import { type FakeTeams, startFakeTeams } from "./fake/teams.ts";

const T = "6f1c0c3e-0000-4000-8000-000000000001";
const ANA = "29:1ana";
const BEN = "29:1ben";
const TEAM = "19:team@thread.tacv2";
const HALL = "19:hall@thread.tacv2";
const CHAT = "19:chat@thread.v2";

let now = new Date("2026-11-22T12:00:00Z");
let teams: FakeTeams;
let bearer = "";
beforeEach(async () => {
  now = new Date("2026-11-22T12:00:00Z");
  teams = await startFakeTeams({ now: () => now, rates: "teams" });
  teams.addTenant(T);
  for (const id of [ANA, BEN]) teams.addUser({ id, name: id, tenant: T });
  const members = [ANA, BEN];
  teams.addTeam(T, { id: TEAM, name: "Team", members, channels: { [HALL]: "Hall" } });
  teams.addChat(T, { id: CHAT, members });
  bearer = await token();
});
afterEach(() => teams.close());

async function token(more: Record<string, string> = {}): Promise<string> {
  const form = new URLSearchParams({
    ...{ grant_type: "client_credentials", client_id: teams.app.appId },
    ...{ client_secret: teams.app.password, scope: "https://api.botframework.com/.default" },
    ...more,
  });
  const url = `${teams.loginUrl(T)}/oauth2/v2.0/token`;
  const answer = (await (await fetch(url, { method: "POST", body: form })).json()) as {
    access_token?: string;
    error?: string;
  };
  return answer.access_token ?? answer.error ?? "";
}

async function ask(verb: string, path: string, body?: object, headers = {}) {
  const response = await fetch(`${teams.serviceUrl(T)}v3/conversations${path}`, {
    method: verb,
    headers: {
      ...{ authorization: `Bearer ${bearer}`, "content-type": "application/json" },
      ...headers,
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const parsed = text ? (JSON.parse(text) as Record<string, unknown>) : {};
  const { code } = (parsed.error ?? {}) as { code?: string };
  return { status: response.status, code, id: String(parsed.id ?? ""), headers: response.headers };
}
const at = (place: string) => `/${encodeURIComponent(place)}/activities`;
const say = (place: string, text = "Hello", more: object = {}) =>
  ask("POST", at(place), { type: "message", text, ...more });
const open = (user = ANA, tenantId = T) =>
  ask("POST", "", { isGroup: false, bot: { id: teams.botId }, members: [{ id: user }], tenantId });

describe("who may say something", () => {
  it("refuses a missing or outlived token, and tokens for a wrong password", async () => {
    teams.setInstalled(TEAM, true);
    const hello = { type: "message", text: "Hello" };
    expect((await ask("POST", at(HALL), hello, { authorization: "" })).status).toBe(401);
    expect(await say(HALL)).toMatchObject({ status: 201 });
    teams.login.expire();
    expect(await say(HALL)).toMatchObject({ status: 401 });
    expect(await token({ client_secret: "guess" })).toBe("invalid_client");
    expect(await token({ scope: "https://graph.microsoft.com/.default" })).toBe("invalid_scope");
    expect(await token({ grant_type: "password" })).toBe("unsupported_grant_type");
  });

  it("knows no conversation that is not there, and none the app was not added to", async () => {
    expect(await say("19:none@thread.tacv2")).toMatchObject({ status: 404 });
    expect(await say(HALL)).toMatchObject({ status: 403, code: "BotNotInConversationRoster" });
    teams.setInstalled(TEAM, true);
    expect(await say(HALL)).toMatchObject({ status: 201 });
    expect(await say(CHAT)).toMatchObject({ status: 403, code: "BotNotInConversationRoster" });
  });

  it("begins a person's conversation where the app is, always the same, and respects a block", async () => {
    expect(await open()).toMatchObject({ status: 403 });
    teams.setInstalled(TEAM, true);
    expect(await open(ANA, "another")).toMatchObject({ status: 404 });
    const [first, second] = [await open(), await open()];
    expect([first.status, second.id]).toEqual([201, first.id]);
    expect(await say(first.id)).toMatchObject({ status: 201 });
    teams.block(ANA);
    expect(await say(first.id)).toMatchObject({ status: 403, code: "ConversationBlockedByUser" });
    expect(await open()).toMatchObject({ status: 403, code: "ConversationBlockedByUser" });
    expect(await open(BEN)).toMatchObject({ status: 201 });
  });

  it("answers under a new address alone after the tenant moved", async () => {
    teams.setInstalled(TEAM, true);
    const old = teams.serviceUrl(T);
    teams.move(T, "emea");
    const there = await fetch(`${old}v3/conversations${at(HALL)}`, {
      method: "POST",
      headers: { authorization: `Bearer ${bearer}`, "content-type": "application/json" },
      body: JSON.stringify({ type: "message", text: "Hello" }),
    });
    expect(there.status).toBe(404);
    expect(await say(HALL)).toMatchObject({ status: 201 });
  });
});

describe("what is said", () => {
  beforeEach(() => {
    teams.setInstalled(TEAM, true);
    teams.setInstalled(CHAT, true);
  });

  it("is kept with its edits and its thread, and can be taken back by its author only", async () => {
    const first = await say(HALL);
    expect(await say(`${HALL};messageid=${first.id}`, "Below")).toMatchObject({ status: 201 });
    expect(await say(`${HALL};messageid=17`)).toMatchObject({ status: 404 });
    await ask("PUT", `${at(HALL)}/${first.id}`, { type: "message", text: "Better" });
    const { history } = teams.room(HALL);
    expect(history.map(({ text, thread }) => [text, thread])).toEqual([
      ["Better", undefined],
      ["Below", first.id],
    ]);
    expect(history[0]?.edits).toEqual([{ type: "message", text: "Hello" }]);
    const anas = teams.typed(HALL, ANA, "Mine");
    expect(await ask("DELETE", `${at(HALL)}/${anas.id}`)).toMatchObject({ status: 403 });
    expect(await ask("DELETE", `${at(HALL)}/${first.id}`)).toMatchObject({ status: 200 });
    expect(await ask("DELETE", `${at(HALL)}/${first.id}`)).toMatchObject({
      ...{ status: 404, code: "ActivityNotFoundInConversation" },
    });
  });

  it("must be JSON, a message with something in it, and under 100 KB in UTF-16", async () => {
    const plain = { "content-type": "text/plain" };
    expect((await ask("POST", at(HALL), { type: "message", text: "x" }, plain)).status).toBe(415);
    expect(await say(HALL, "")).toMatchObject({ status: 400, code: "BadSyntax" });
    expect(await ask("POST", at(HALL), { type: "event" })).toMatchObject({ status: 400 });
    expect(await say(HALL, "é".repeat(51_000))).toMatchObject({ status: 201 });
    expect(await say(HALL, "é".repeat(51_200))).toMatchObject({
      ...{ status: 413, code: "MessageSizeTooBig" },
    });
  });

  it("is refused with a card that Teams does not take", async () => {
    const card = (content: object) => ({
      attachments: [{ contentType: "application/vnd.microsoft.card.adaptive", content }],
    });
    const [said] = renderTeams({ text: "Hello" });
    const good = { ...said?.attachments[0]?.content };
    expect(await say(HALL, "", card(good))).toMatchObject({ status: 201 });
    expect(await say(HALL, "", card({ ...good, version: "1.9" }))).toMatchObject({ status: 400 });
    const unknown = { ...good, body: [{ type: "TextBloc", text: "Hello" }] };
    expect(await say(HALL, "", card(unknown))).toMatchObject({ status: 400 });
    expect(teams.calls.at(-1)?.outcome).toMatch(/^BadArgument: .+/);
  });

  it("is for one member's eyes where the tenant has that, and nowhere else", async () => {
    const targeted = (place: string, user: string) =>
      ask("POST", `${at(place)}?isTargetedActivity=true`, {
        ...{ type: "message", text: "For you", recipient: { id: user, isTargeted: true } },
      });
    expect(await targeted(HALL, ANA)).toMatchObject({ status: 400 });
    teams.tenant(T).targeted = true;
    expect(await targeted(HALL, ANA)).toMatchObject({ status: 201 });
    expect(await targeted(HALL, "29:1who")).toMatchObject({ status: 403 });
    expect(teams.room(HALL).history.map(({ onlyFor }) => onlyFor)).toEqual([ANA]);
    expect(await targeted((await open()).id, ANA)).toMatchObject({ status: 400 });
  });

  it("tells who is there, and nobody else", async () => {
    const path = `${teams.serviceUrl(T)}v3/conversations/${encodeURIComponent(CHAT)}/pagedmembers`;
    const response = await fetch(path, { headers: { authorization: `Bearer ${bearer}` } });
    expect(await response.json()).toMatchObject({
      members: [
        { id: ANA, tenantId: T },
        { id: BEN, tenantId: T },
      ],
    });
    expect(await ask("GET", `/${CHAT}/members/${BEN}`)).toMatchObject({ status: 200, id: BEN });
    expect(await ask("GET", `/${CHAT}/members/29:1who`)).toMatchObject({ status: 404 });
  });
});

describe("how fast", () => {
  const many = async (count: number, place: string) => {
    const all = [];
    for (let i = 0; i < count; i++) all.push(await say(place));
    return all.map(({ status }) => status);
  };
  const later = (ms: number) => {
    now = new Date(now.getTime() + ms);
  };

  it("takes seven in a second, eight in two and sixty in thirty in one thread", async () => {
    teams.setInstalled(TEAM, true);
    expect((await many(8, HALL)).filter((status) => status === 201)).toHaveLength(7);
    expect((await say(HALL)).headers.get("retry-after")).toBe("1");
    expect((await say(TEAM)).status).toBe(201);
    later(1_000);
    expect(await many(2, HALL)).toEqual([201, 429]);
    let taken = 8;
    for (let second = 0; second < 26; second += 2) {
      later(2_000);
      taken += (await many(4, HALL)).filter((status) => status === 201).length;
    }
    expect(taken).toBe(60);
    later(2_000);
    expect((await say(HALL)).headers.get("retry-after")).not.toBe(null);
  });

  it("takes fifty requests a second from one app in one tenant", async () => {
    teams.setInstalled(TEAM, true);
    for (let i = 0; i < 10; i++) teams.addChat(T, { id: `19:c${i}@thread.v2`, members: [ANA] });
    const statuses: number[] = [];
    for (let i = 0; i < 60; i++) {
      const place = `19:c${i % 10}@thread.v2`;
      teams.setInstalled(place, true);
      statuses.push((await say(place)).status);
    }
    expect(statuses.indexOf(429)).toBe(50);
  });
});

describe("what goes wrong on demand", () => {
  beforeEach(() => teams.setInstalled(TEAM, true));
  const heard = () => teams.room(HALL).history.length;
  const failed = () => say(HALL).catch(() => ({ status: 0 }));

  it.each([
    [{ status: 412 }, 412, false],
    [{ status: 429, retryAfter: 3 }, 429, false],
    [{ status: 502 }, 502, false],
    [{ status: 504, after: true as const }, 504, true],
    ["reset" as const, 0, false],
    ["reset-after" as const, 0, true],
  ])("%j is told as %s; taken in: %s", async (fault, status, accepted) => {
    teams.fail({ method: "send" }, fault);
    expect((await failed()).status).toBe(status);
    expect(heard()).toBe(accepted ? 1 : 0);
    expect(teams.calls.at(-1)).toMatchObject({ accepted, status });
    expect((await say(HALL)).status).toBe(201);
  });

  it("answers nothing at all when it hangs", async () => {
    teams.fail({ method: "send" }, "hang-after");
    const waiting = await Promise.race([
      failed().then(() => "answered"),
      new Promise((resolve) => setTimeout(resolve, 100, "nothing")),
    ]);
    expect(waiting).toBe("nothing");
    expect(heard()).toBe(1);
  });

  it("strikes the same requests of a place with the same seed, and only that place", async () => {
    const run = async (place: string) => {
      teams.fail({ place: HALL, chance: 0.5, seed: 7 }, { status: 503 });
      const statuses: number[] = [];
      for (let i = 0; i < 12; i++) {
        now = new Date(now.getTime() + 60_000);
        statuses.push((await say(place)).status);
      }
      teams.heal();
      return statuses;
    };
    const first = await run(HALL);
    expect(new Set(first)).toEqual(new Set([201, 503]));
    expect(await run(HALL)).toEqual(first);
    expect(new Set(await run(TEAM))).toEqual(new Set([201]));
  });
});
