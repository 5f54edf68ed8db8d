import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { strangersKey } from "../../../teams/keys.ts";
import { payload } from "../../../teams/payload.ts";
import { type Activity, createDesk, message, SERVICE, TENANT } from "./desk.ts";

const CANARY = "Maria-Delgado-told-me";
const OTHER = "5b1c7a52-0d2f-4c1f-8c0a-2d7d5c9e1a11";

let desk: Awaited<ReturnType<typeof createDesk>>;
const printed = (["error", "warn", "log"] as const).map((how) => vi.spyOn(console, how));
beforeAll(async () => {
  desk = await createDesk();
});
beforeEach(() => desk.turn(3_600_000));
afterAll(async () => {
  await desk.close();
  for (const spy of printed) spy.mockRestore();
});

/** Turned away with nothing but a status: nothing kept, said, printed, or logged but a code. */
async function refused(activity: Activity, authorization?: string): Promise<number> {
  const before = desk.logged.length;
  const { status, text, headers } = await desk.send(activity, authorization);
  expect(text).toBe("");
  expect(headers).not.toHaveProperty("x-powered-by");
  const said = JSON.stringify([desk.logged.slice(before), headers]);
  expect(said).not.toMatch(/Maria|evil|stack|Error|eyJ|BEGIN/);
  expect(desk.logged.slice(before).map(({ level }) => level)).toEqual(["warn"]);
  expect(await desk.kept()).toEqual([]);
  expect(await desk.store.reads.activeReference("teams", TENANT)).toBeUndefined();
  for (const spy of printed) expect(spy).not.toHaveBeenCalled();
  return status;
}

const say = (more: object = {}) => message(CANARY, more);

describe("what is not Teams' word", () => {
  it.each([
    "https://evil.trafficmanager.net/amer/",
    "https://smba.trafficmanager.net.evil.com/amer/",
    "https://smba.trafficmanager.net@evil/",
    "https://smba.trafficmanager.net@evil.com/amer/",
    "http://smba.trafficmanager.net/amer/",
    "https://169.254.169.254/latest/meta-data/",
    "http://127.0.0.1:3000/",
    "https://smba.trafficmanager.net:444/amer/",
    "",
  ])("is refused from %j, also when a token names that very address", async (serviceUrl) => {
    const token = desk.token({ serviceurl: serviceUrl });
    expect(await refused(say({ serviceUrl }), token)).toBe(403);
  });

  it.each<[string, () => string, number]>([
    ["no token", () => "", 401],
    ["a word", () => "secret", 401],
    ["a forged signature", () => desk.token({}, { key: strangersKey() }), 401],
    ["no signature", () => desk.token({}, { alg: "none" }), 401],
    [
      "our public key as a secret",
      () => desk.token({}, { alg: "HS256", key: desk.keys.publicPem() }),
      401,
    ],
    ["another audience", () => desk.token({ aud: OTHER }), 401],
    ["another issuer", () => desk.token({ iss: `https://sts.windows.net/${TENANT}/` }), 401],
    ["a past", () => desk.token({ exp: 1_700_000_000 }), 401],
    ["a future", () => desk.token({ nbf: 4_000_000_000 }), 401],
    ["an unknown key", () => desk.token({}, { kid: "made-up" }), 401],
    [
      "another address",
      () => desk.token({ serviceurl: "https://smba.trafficmanager.net/emea/" }),
      401,
    ],
  ])("is refused with %s", async (_what, token, status) => {
    expect(await refused(say(), token())).toBe(status);
  });

  it("is refused with a key that speaks for other channels alone", async () => {
    desk.keys.add("web", ["webchat", "directline"]);
    await desk.send(say(), desk.token({}, { kid: "made-up-too" })); // has the keys fetched again
    desk.turn(3_600_000);
    expect(await refused(say(), desk.token({}, { kid: "web" }))).toBe(401);
  });

  it("is refused with two tokens, one of them good", async () => {
    const body = JSON.stringify(say());
    const authorization = [desk.token(), desk.token({ aud: OTHER })];
    const type = { "content-type": "application/json" };
    expect((await desk.raw(body, { ...type, authorization })).status).toBe(401);
    expect(
      (await desk.raw(body, { ...type, authorization: authorization.join(", ") })).status,
    ).toBe(401);
  });

  it.each(["webchat", "directline", "emulator", "skype", "AseChannel", "MSTeams", "", null, 7])(
    "is refused from the channel %j",
    async (channelId) => expect(await refused(say({ channelId }))).toBe(403),
  );

  it.each<[string, object]>([
    ["another tenant", { conversation: inTenant(OTHER), channelData: { tenant: { id: OTHER } } }],
    ["another tenant in one place", { channelData: { tenant: { id: OTHER } } }],
    ["another tenant in the other place", { conversation: inTenant(OTHER) }],
    ["no tenant", { conversation: inTenant(undefined), channelData: {} }],
    [
      "a tenant in other letters",
      { conversation: inTenant(TENANT.toUpperCase()), channelData: {} },
    ],
    ["a list of tenants", { conversation: inTenant([TENANT]), channelData: {} }],
    ["an empty tenant", { conversation: inTenant(""), channelData: {} }],
    ["a tenant with more", { conversation: inTenant(`${TENANT}/../${OTHER}`), channelData: {} }],
  ])("is refused for %s", async (_what, more) => {
    expect(await refused(say(more))).toBe(403);
  });

  it("is refused for an uninstall of somebody else's, and for an invoke, just as for a message", async () => {
    for (const name of ["uninstall-personal", "task-fetch", "execute-press", "extension-query"]) {
      desk.turn(3_600_000);
      expect(await refused(payload(name), desk.token({ aud: OTHER }))).toBe(401);
    }
  });

  it("does not fill the log, however often it comes", async () => {
    const before = desk.logged.length;
    const forged = desk.token({}, { key: strangersKey() });
    for (let n = 0; n < 200; n++) await desk.send(say(), forged);
    desk.turn(61_000);
    await desk.send(say(), forged);
    expect(desk.logged.slice(before)).toEqual([
      expect.objectContaining({
        facts: { platform: "teams", status: 401, reason: "wrong_signature" },
      }),
      expect.objectContaining({
        facts: { platform: "teams", status: 401, reason: "wrong_signature", more: 199 },
      }),
    ]);
  });
});

describe("what is Teams' word", () => {
  it("is applied once, however often it is replayed, under this id or another", async () => {
    const own = await createDesk();
    const activity = message("help");
    for (let n = 0; n < 10; n++) expect((await own.send(activity)).status).toBe(200);
    const again = { ...activity, id: "1795361999999", timestamp: "2026-11-22T15:30:48.000Z" };
    expect((await own.send(again)).status).toBe(200);
    await own.app.courier();
    expect(await own.kept()).toHaveLength(1);
    expect(own.delivered).toHaveLength(1);
    await own.close();
  });

  it("is believed about where to answer only as far as the token vouches for it", async () => {
    const own = await createDesk();
    await own.send(message("help"));
    const place = await own.store.reads.activeReference("teams", TENANT);
    expect(place?.known.serviceUrl).toBe(SERVICE);
    await own.close();
  });
});

function inTenant(tenantId: unknown) {
  return { ...(payload("message-personal").conversation as object), tenantId };
}
