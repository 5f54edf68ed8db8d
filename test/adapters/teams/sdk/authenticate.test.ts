import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { KeysUnknown, NotTrusted } from "../../../../adapters/teams/port.ts";
import { createGatekeeper } from "../../../../adapters/teams/sdk/authenticate.ts";
import { startKeyServer } from "../../../teams/key-server.ts";
import { claimsFor, createKeys, type Signing, strangersKey } from "../../../teams/keys.ts";

const APP = "0e6b1c4e-1f6d-4c5e-9d7e-6f2a4a1d0b11";
const SERVICE = "https://smba.trafficmanager.net/amer/";
const ACTIVITY = { channelId: "msteams", serviceUrl: SERVICE, type: "message" };
const HOUR = 3_600_000;

let keys: ReturnType<typeof createKeys>;
let server: Awaited<ReturnType<typeof startKeyServer>>;
let said: ReturnType<typeof vi.spyOn>[];
let warned: object[];
/** Where our clock stands, apart from the SDK's, which is the real one. */
let ahead = 0;

beforeEach(async () => {
  keys = createKeys();
  server = await startKeyServer(keys);
  said = (["error", "warn", "log", "info"] as const).map((how) => vi.spyOn(console, how));
  warned = [];
  ahead = 0;
});
afterEach(async () => {
  for (const spy of said) {
    expect(spy).not.toHaveBeenCalled();
    spy.mockRestore();
  }
  await server.close();
});

const gatekeeper = (more: object = {}) => {
  const mine = warned;
  return createGatekeeper({
    settings: { appId: APP, openIdUrl: server.url, ...more },
    wall: { now: () => new Date(Date.now() + ahead) },
    log: { error: () => undefined, info: () => undefined, warn: (facts) => mine.push(facts) },
  });
};

const claims = (more: Record<string, unknown> = {}) =>
  claimsFor({ appId: APP, serviceUrl: SERVICE, now: new Date() }, more);
const token = (more: Record<string, unknown> = {}, signing: Signing = {}) =>
  `Bearer ${keys.sign(claims(more), signing)}`;
const seconds = (after: number) => Math.floor(Date.now() / 1_000) + after;

/** What becomes of it: "good", or the class of what was thrown and its code. */
const fate = async (authorization: string, activity: Record<string, unknown> = ACTIVITY) =>
  (await gatekeeper()).check(authorization, activity).then(
    () => "good",
    (error: Error) => `${error.name} ${error.message}`,
  );

describe("a token of Teams", { timeout: 20_000 }, () => {
  it("is good when it is Microsoft's word for this bot, channel and address", async () => {
    expect(await fate(token())).toBe("good");
  });

  it.each(["RS384", "RS512"])("is good when it is signed by %s", async (alg) => {
    expect(await fate(token({}, { alg }))).toBe("good");
  });

  it("is good while its time is off by less than five minutes", async () => {
    expect(await fate(token({ exp: seconds(-280) }))).toBe("good");
    expect(await fate(token({ nbf: seconds(280) }))).toBe("good");
  });

  it("is good for an app id in other letters", async () => {
    expect(await fate(token({ aud: APP.toUpperCase() }))).toBe("good");
  });

  it.each<[string, string, Record<string, unknown>, Signing]>([
    ["another bot", "wrong_audience", { aud: "5f4f43c4-bb1b-4ad7-bd50-3d2d0d0f5b1c" }, {}],
    ["several bots", "wrong_audience", { aud: [APP, "other"] }, {}],
    ["nobody", "wrong_audience", { aud: undefined }, {}],
    ["the Bot Framework itself", "wrong_audience", { aud: "https://api.botframework.com" }, {}],
    [
      "another address",
      "wrong_service_url",
      { serviceurl: "https://smba.trafficmanager.net/" },
      {},
    ],
    ["no address", "wrong_service_url", { serviceurl: undefined }, {}],
    ["a list of addresses", "wrong_service_url", { serviceurl: [SERVICE] }, {}],
    ["a time long ago", "expired", { exp: seconds(-320) }, {}],
    ["a time to come", "not_yet_valid", { nbf: seconds(320) }, {}],
    ["no real time", "refused", { exp: "soon" }, {}],
    ["another issuer", "wrong_issuer", { iss: "https://api.botframework.us" }, {}],
    ["several issuers", "wrong_issuer", { iss: ["https://api.botframework.com"] }, {}],
    ["no issuer", "wrong_issuer", { iss: undefined }, {}],
    ["a key nobody knows", "unknown_key", {}, { kid: "k9" }],
    ["a key without a name", "unknown_key", {}, { header: { kid: undefined } }],
    ["a key named by an object", "unknown_key", {}, { header: { kid: { k1: 1 } } }],
    ["a stranger's signature", "wrong_signature", {}, { key: strangersKey() }],
    ["the algorithm PS256", "wrong_algorithm", {}, { header: { alg: "PS256" } }],
    ["no algorithm", "wrong_algorithm", {}, { header: { alg: undefined } }],
  ])("is not good for, from or with %s", async (_what, reason, more, signing) => {
    expect(await fate(token(more, signing))).toBe(`NotTrusted ${reason}`);
  });

  it("is not good when nobody signed it, or somebody with our public key as a secret", async () => {
    expect(await fate(token({}, { alg: "none" }))).toBe("NotTrusted bad_token");
    const forged = token({}, { alg: "none" });
    expect(await fate(`${forged}AAAA`)).toBe("NotTrusted wrong_algorithm");
    const secret = keys.publicPem();
    expect(await fate(token({}, { alg: "HS256", key: secret }))).toBe("NotTrusted wrong_algorithm");
    const disguised = token({}, { alg: "RS256", key: secret });
    expect(await fate(disguised)).toBe("NotTrusted wrong_signature");
  });

  it("is not good when it was changed after it was signed", async () => {
    const [head, , signature] = token().split(".");
    const other = Buffer.from(JSON.stringify(claims({ aud: APP, extra: 1 }))).toString("base64url");
    expect(await fate(`${head}.${other}.${signature}`)).toBe("NotTrusted wrong_signature");
  });

  it("is not good with a key that may not speak for Teams", async () => {
    keys.add("web", ["webchat", "directline"]);
    keys.add("bare", []);
    for (const kid of ["web", "bare"])
      expect(await fate(token({}, { kid }))).toBe("NotTrusted not_endorsed");
  });

  it("is not good for another channel, or without an address to compare", async () => {
    for (const channelId of ["webchat", "emulator", "AseChannel", "", undefined, ["msteams"]])
      expect(await fate(token(), { ...ACTIVITY, channelId })).toBe("NotTrusted wrong_channel");
    for (const serviceUrl of ["", undefined, null, 7])
      expect(await fate(token({ serviceurl: undefined }), { ...ACTIVITY, serviceUrl })).toBe(
        "NotTrusted wrong_service_url",
      );
  });

  it.each([
    "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/",
    "https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0",
    "https://login.microsoftonline.com/72f988bf-86f1-41af-91ab-2d7cd011db47/v2.0",
  ])("is not good when it is the Emulator's or Entra's: %s", async (iss) => {
    const emulators = token({ iss, appid: APP, azp: APP, ver: "2.0", tid: "x" });
    expect(await fate(emulators)).toBe("NotTrusted wrong_issuer");
  });

  it("is not good when it is another bot's, calling us as its skill", async () => {
    const skill = { ver: "1.0", appid: "5f4f43c4-bb1b-4ad7-bd50-3d2d0d0f5b1c" };
    expect(await fate(token(skill))).toMatch(/^NotTrusted /);
    expect(await fate(token({ appid: "AnonymousSkill" }))).toMatch(/^NotTrusted /);
  });

  it.each([
    ...["", " ", "Bearer", "Bearer ", "Basic YTpi", "Bearer a", "Bearer a.b", "Bearer a.b.c"],
    ...["Bearer e30.e30.AAAA", "Bearer bnVsbA.bnVsbA.AAAA", "Bearer W10.W10.AAAA"],
    `Bearer ${"a".repeat(2_000)}.b.c`,
  ])("is not good when it is none at all: %#", async (authorization) => {
    expect(await fate(authorization)).toMatch(/^NotTrusted (no_token|bad_token|wrong_issuer)$/);
  });

  it("that was good a moment ago is good for the very same address alone, and not for long", async () => {
    const { check } = await gatekeeper();
    const once = token();
    await check(once, ACTIVITY);
    const elsewhere = { ...ACTIVITY, serviceUrl: "https://smba.trafficmanager.net/emea/" };
    await expect(check(once, elsewhere)).rejects.toThrow("wrong_service_url");
    await expect(check(once, { ...ACTIVITY, channelId: "webchat" })).rejects.toThrow(NotTrusted);
    keys.withdraw("k1");
    keys.add("k2");
    await check(once, ACTIVITY);
    ahead += HOUR / 10;
    await expect(check(`${once.slice(0, -4)}AAAA`, ACTIVITY)).rejects.toThrow(NotTrusted);
    await expect(check(token({}, { kid: "k9" }), ACTIVITY)).rejects.toThrow("unknown_key");
    await expect(check(once, ACTIVITY)).rejects.toThrow("unknown_key");
  });

  it("is taken letter by letter", async () => {
    const good = token();
    for (const other of [
      ...[good.replace("Bearer", "bearer"), good.replace(" ", "  "), ` ${good}`, `${good} `],
      ...[`${good}, ${good}`, `${good}.x`, good.slice(0, -8), good.replace("Bearer ", "")],
    ])
      expect(await fate(other)).toMatch(/^NotTrusted /);
  });

  it("is never asked for where there is no app, which settings allow for a test client alone", async () => {
    const { check } = await createGatekeeper({
      ...{ settings: {}, wall: { now: () => new Date() } },
      log: { error: () => undefined, warn: () => undefined, info: () => undefined },
    });
    await check("", ACTIVITY);
    expect(server.asked).toEqual({ document: 0, keys: 0 });
  });

  it("is the government's where its keys are", async () => {
    const openIdUrl = "https://login.botframework.azure.us/v1/.well-known/openidconfiguration";
    const { check } = await gatekeeper({ openIdUrl });
    await expect(check(token(), ACTIVITY)).rejects.toThrow("wrong_issuer");
  });
});

describe("Microsoft's keys", { timeout: 20_000 }, () => {
  const good = () => token();

  it("are asked for once, however many tokens come at once", async () => {
    const { check } = await gatekeeper();
    await Promise.all(Array.from({ length: 50 }, () => check(good(), ACTIVITY)));
    expect(server.asked).toEqual({ document: 1, keys: 1 });
  });

  it("are asked for again at most every five minutes, however many unknown keys are named", async () => {
    const { check } = await gatekeeper();
    await check(good(), ACTIVITY);
    const flood = async () => {
      const forged = Array.from({ length: 500 }, (_, n) => token({}, { kid: `made-up-${n}` }));
      const ends = await Promise.allSettled(forged.map((one) => check(one, ACTIVITY)));
      expect(ends.every((end) => end.status === "rejected" && isRefused(end.reason))).toBe(true);
    };
    await flood();
    expect(server.asked.keys).toBe(1);
    ahead += HOUR / 10;
    await flood();
    expect(server.asked.keys).toBe(2);
    await check(good(), ACTIVITY);
  });

  it("are known soon after they changed, and forgotten when they are withdrawn", async () => {
    const { check } = await gatekeeper();
    await check(good(), ACTIVITY);
    keys.add("k2");
    const renewed = token({}, { kid: "k2" });
    const old = good();
    keys.withdraw("k1");
    ahead += HOUR / 10;
    await check(renewed, ACTIVITY);
    await expect(check(old, ACTIVITY)).rejects.toThrow("unknown_key");
  });

  it("are looked at again after a day, without anybody waiting for it", async () => {
    const { check } = await gatekeeper();
    await check(good(), ACTIVITY);
    server.suffer("hangs");
    ahead += 25 * HOUR;
    await check(good(), ACTIVITY);
    await expect.poll(() => server.asked.document).toBe(2);
  });

  it("are believed for some days while Microsoft cannot be reached, and then no longer", async () => {
    const { check } = await gatekeeper();
    await check(good(), ACTIVITY);
    server.suffer("down");
    ahead += 100 * HOUR;
    await check(good(), ACTIVITY);
    await expect.poll(() => warned).toEqual([{ platform: "teams", reason: "status_503" }]);
    ahead += 100 * HOUR;
    await expect(check(good(), ACTIVITY)).rejects.toThrow(KeysUnknown);
    server.suffer(undefined);
    ahead += HOUR;
    await check(good(), ACTIVITY);
  });

  it.each(["down", "nonsense", "no-keys", "elsewhere"] as const)(
    "say nothing of a token while they cannot be had (%s), and are not asked for by every request",
    async (trouble) => {
      server.suffer(trouble);
      const { check } = await gatekeeper();
      for (let n = 0; n < 20; n++)
        await expect(check(good(), ACTIVITY)).rejects.toThrow(KeysUnknown);
      expect(server.asked.document).toBe(1);
      expect(warned).toHaveLength(1);
      server.suffer(undefined);
      ahead += HOUR;
      await check(good(), ACTIVITY);
    },
  );

  it("are not waited for without end", async () => {
    server.suffer("hangs");
    const { check } = await gatekeeper();
    await expect(check(good(), ACTIVITY)).rejects.toThrow(KeysUnknown);
    expect(warned).toEqual([{ platform: "teams", reason: "TimeoutError" }]);
  });

  it("are left out where Node cannot read them", async () => {
    const whole = keys.jwks();
    const odd = [null, 7, {}, { kid: "ec", kty: "EC" }, { kid: "x", kty: "RSA", n: "!", e: "" }];
    keys.jwks = () => ({ keys: [...odd, ...whole.keys] }) as typeof whole;
    expect(await fate(good())).toBe("good");
    expect(await fate(token({}, { kid: "ec" }))).toBe("NotTrusted unknown_key");
  });
});

const isRefused = (error: unknown) =>
  error instanceof NotTrusted && error.message === "unknown_key";
