import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PAYLOADS, payload } from "../../../teams/payload.ts";
import { replaceOne } from "../../replace-one.ts";
import { createDesk, message, SERVICE } from "./desk.ts";

let desk: Awaited<ReturnType<typeof createDesk>>;
beforeAll(async () => {
  desk = await createDesk({ settings: { serviceHosts: ["127.0.0.1:4000"] } });
});
afterAll(() => desk.close());

const errors = () => desk.logged.filter(({ level }) => level === "error");

describe("an activity with a good token that makes no sense", { timeout: 120_000 }, () => {
  it.each<[string, string | Buffer, Record<string, string>, number]>([
    ["half an activity", '{"type":"message","text":"x', {}, 400],
    ["a NUL inside", '{"type":\u0000"x"}', {}, 400],
    ["a mark of byte order", Buffer.from([0xef, 0xbb, 0xbf, 0x7b]), {}, 400],
    ["a list", "[]", {}, 400],
    ["a word", '"hello"', {}, 400],
    ["null", "null", {}, 400],
    ["nothing", "", {}, 400],
    ["an object without a type", "{}", {}, 400],
    ["a type that is no word", '{"type":7}', {}, 400],
    ["half a surrogate in UTF-8", Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]), {}, 400],
    ["UTF-16", Buffer.from('{"type":"x"}', "utf16le"), {}, 400],
    ["brackets half a million deep", "[".repeat(500_000), {}, 400],
    [
      "objects a hundred thousand deep",
      `${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}`,
      {},
      400,
    ],
    ["plain text", '{"type":"message"}', { "content-type": "text/plain" }, 415],
    ["a form", "type=message", { "content-type": "application/x-www-form-urlencoded" }, 415],
    ["packed", "{}", { "content-encoding": "gzip" }, 415],
    ["too large", JSON.stringify({ type: "message", text: "a".repeat(1_000_001) }), {}, 413],
    ["too large in pieces", "a".repeat(1_000_001), { "transfer-encoding": "chunked" }, 413],
    ["about no channel", '{"type":"message"}', {}, 403],
    [
      "about nobody and nowhere",
      JSON.stringify({ type: "message", channelId: "msteams", serviceUrl: SERVICE }),
      {},
      403,
    ],
  ])("is refused when it is %s", async (_what, body, headers, status) => {
    const answered = await desk.bytes(body, headers);
    expect([answered.status, answered.text]).toEqual([status, ""]);
    expect(errors()).toEqual([]);
  });

  it("pollutes no prototype", async () => {
    const whole = JSON.stringify(message("help"));
    const poison = '"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},';
    for (const at of ['"conversation":{', '"channelData":{', '"from":{', "{"])
      await desk.bytes(whole.replace(at, at + poison));
    await desk.send(payload("execute-press", { value: JSON.parse(`{${poison}"action":{}}`) }));
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it("is never our failure when anything in what Teams sends is replaced by anything", async () => {
    const names = fc.constantFrom(...PAYLOADS);
    await fc.assert(
      fc.asyncProperty(names, fc.nat(), fc.jsonValue({ maxDepth: 3 }), async (name, at, value) => {
        const { status } = await desk.send(replaceOne(payload(name), at, value));
        expect([200, 400, 401, 403, 501]).toContain(status);
      }),
      { numRuns: 2_000 },
    );
    expect(desk.failures).toEqual([]);
    expect(errors()).toEqual([]);
  });

  it("is never our failure, whatever JSON it holds", async () => {
    await fc.assert(
      fc.asyncProperty(fc.json({ maxDepth: 4 }), async (body) => {
        expect([400, 403]).toContain((await desk.bytes(body)).status);
      }),
      { numRuns: 1_000 },
    );
  });
});
