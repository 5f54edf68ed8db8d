import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createClient, getWithHost, nonce } from "./client.ts";
import { startPlayground } from "./stub.ts";

let playground: Awaited<ReturnType<typeof startPlayground>>;
let client: ReturnType<typeof createClient>;
beforeAll(async () => {
  playground = await startPlayground();
  client = createClient(playground.url);
});
afterAll(() => playground.stop());

const words = () => ({ as: "ana", conversation: "dm:ana", text: "hello", nonce: nonce() });

describe("who may use the playground", () => {
  it.each([
    "evil.example",
    "evil.example:3000",
    "localhost.evil.example",
    "127.0.0.1.nip.io",
    "localhost:3000@evil",
    "192.168.0.5:3000",
  ])("turns away a page that was opened as %j", async (host) => {
    const status = await getWithHost(`${playground.url}/playground/api/state`, host);
    expect([400, 403]).toContain(status);
  });

  it.each(["localhost", "localhost:3000", "127.0.0.1:9", "[::1]:3000"])(
    "lets in %s",
    async (host) => {
      expect(await getWithHost(`${playground.url}/playground/api/state`, host)).toBe(200);
    },
  );

  it("turns away another site's request, whatever it carries", async () => {
    const before = playground.received.length;
    for (const origin of [
      "http://evil.example",
      "null",
      "https://127.0.0.1",
      `${playground.url}.evil.example`,
    ])
      expect((await client.post("/say", words(), { Origin: origin })).status).toBe(403);
    expect((await client.post("/say", words(), { "Sec-Fetch-Site": "cross-site" })).status).toBe(
      403,
    );
    expect(playground.received).toHaveLength(before);
  });

  it("lets in its own page", async () => {
    expect((await client.post("/say", words(), { Origin: playground.url })).status).toBe(200);
  });

  it("takes no form post, which a browser would send without asking", async () => {
    const response = await fetch(`${playground.url}/playground/api/say`, {
      method: "POST",
      headers: { "Content-Type": "text/plain" },
      body: JSON.stringify(words()),
    });
    expect(response.status).toBe(415);
  });

  it("allows no script and no style but its own files", async () => {
    for (const path of ["/", "/playground/api/state", "/playground/nothing"]) {
      const { headers } = await fetch(playground.url + path);
      expect(headers.get("content-security-policy")).toMatch(
        /^default-src 'self'; img-src 'self' data:/,
      );
      expect(headers.get("content-security-policy")).not.toContain("unsafe");
      expect(headers.get("x-frame-options")).toBe("DENY");
    }
  });
});

describe("what the playground takes", () => {
  it("answers 413 to more than a megabyte", async () => {
    const { status, body } = await client.post("/say", { ...words(), text: "x".repeat(1_100_000) });
    expect([status, body.error]).toEqual([413, expect.stringContaining("1 MB")]);
  });

  it("answers 400 to broken JSON, without a stack", async () => {
    const response = await fetch(`${playground.url}/playground/api/say`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: "{",
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ error: "The request is not valid JSON." });
  });

  it.each([
    ["a list", []],
    ["no text", { text: undefined }],
    ["a number as text", { text: 5 }],
    ["blank text", { text: "  \n" }],
    ["too long a text", { text: "x".repeat(40_001) }],
    ["a nonce with a slash", { nonce: "../../etc/passwd" }],
    ["no nonce", { nonce: undefined }],
    ["a thread that is no number", { thread: "first" }],
    ["a thread below one", { thread: 0 }],
  ])("answers 400 to %s", async (_, change) => {
    const body = Array.isArray(change) ? change : { ...words(), ...change };
    const answer = await client.post("/say", body);
    expect(answer.status).toBe(400);
    expect(typeof answer.body.error).toBe("string");
  });

  it("answers 404 to a stranger, and to a channel the viewer is not in", async () => {
    expect((await client.post("/say", { ...words(), as: "mallory" })).status).toBe(404);
    expect(
      (await client.post("/say", { ...words(), as: "raj", conversation: "alder-team" })).status,
    ).toBe(404);
    expect((await client.get("/messages?as=raj&conversation=dm:ana")).status).toBe(404);
    expect((await client.get("/messages?as=raj&conversation=alder-team")).status).toBe(404);
  });

  it("cannot be talked into reaching a prototype", async () => {
    const raw = `{"as":"ana","conversation":"dm:ana","form":"stub:form","nonce":"${nonce()}","values":{"__proto__":"x","constructor":"y"}}`;
    const response = await fetch(`${playground.url}/playground/api/submit`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: raw,
    });
    expect(response.status).toBe(200);
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  it("says nothing but a reference when we fail, and logs no content", async () => {
    const answer = await client.post("/say", { ...words(), text: "boom" });
    expect(answer.status).toBe(500);
    expect(answer.body.error).toMatch(/Reference [0-9a-f]{8}\.$/);
    expect(JSON.stringify(playground.logged)).toContain(answer.body.reference);
  });
});
