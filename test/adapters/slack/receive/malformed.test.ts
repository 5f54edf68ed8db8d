import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { replaceOne } from "../../replace-one.ts";
import { createDesk, messageEvent, press, slashBody } from "./desk.ts";

type Desk = Awaited<ReturnType<typeof createDesk>>;
let desk: Desk;
beforeAll(async () => {
  desk = await createDesk();
});
afterAll(() => desk.close());

const JSON_TYPE = "application/json";
const FORM = "application/x-www-form-urlencoded";

/** Signed, so that it gets as far as it can. */
const statusOf = async (body: string | Buffer, type: string) => {
  desk.turn(1_000); // so that no signature comes twice
  return (await desk.raw(body, { "content-type": type, ...desk.sign(body) })).status;
};

describe("a signed request that makes no sense", { timeout: 120_000 }, () => {
  it.each([
    ["half a payload", '{"type":"event_callback","event":{"ty', JSON_TYPE, 400],
    ["a NUL inside", '{"type":\u0000"x"}', JSON_TYPE, 400],
    ["a list", "[]", JSON_TYPE, 400],
    ["a word", '"hello"', JSON_TYPE, 400],
    ["nothing", "", JSON_TYPE, 400],
    ["half a surrogate in UTF-8", Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]), JSON_TYPE, 400],
    ["UTF-16", Buffer.from('{"type":"x"}', "utf16le"), JSON_TYPE, 400],
    ["brackets a million deep", "[".repeat(500_000), JSON_TYPE, 400],
    [
      "objects ten thousand deep",
      `${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}`,
      JSON_TYPE,
      400,
    ],
    ["a payload that is not JSON", "payload=%7Bnot", FORM, 400],
    ["a payload that is a number", "payload=7", FORM, 400],
    ["broken percent signs", "command=%E0%A4%A&text=%", FORM, 200],
    ["JSON under another name", "{}", "text/plain", 415],
    ["a form with files", "--x--", "multipart/form-data; boundary=x", 415],
    ["XML", "<a/>", "application/xml", 415],
  ])("is refused or left alone when it is %s", async (_what, body, type, status) => {
    expect(await statusOf(body, type)).toBe(status);
  });

  it("is refused when it is packed, larger than allowed, or has no end", async () => {
    const packed = { "content-type": JSON_TYPE, "content-encoding": "gzip" };
    expect((await desk.raw("{}", { ...packed, ...desk.sign("{}") })).status).toBe(415);
    const long = JSON.stringify({ type: "x", text: "a".repeat(1_000_001) });
    expect(await statusOf(long, JSON_TYPE)).toBe(413);
    const chunked = { "content-type": JSON_TYPE, "transfer-encoding": "chunked" };
    expect((await desk.raw(long, { ...chunked, ...desk.sign(long) })).status).toBe(413);
  });

  it("pollutes no prototype", async () => {
    const poison = [
      '{"__proto__":{"polluted":1},"type":"event_callback","team_id":"T1","event_id":"EvP","event":{"type":"message","__proto__":{"polluted":1}}}',
      '{"constructor":{"prototype":{"polluted":1}},"type":"block_actions"}',
    ];
    for (const body of poison) await statusOf(body, JSON_TYPE);
    await statusOf("__proto__[polluted]=1&__proto__=1&constructor=2&command=/gap", FORM);
    await statusOf(new URLSearchParams({ payload: poison[1] ?? "" }).toString(), FORM);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it("is never our failure, whatever JSON it holds", async () => {
    await fc.assert(
      fc.asyncProperty(fc.json({ maxDepth: 4 }), async (body) => {
        expect([200, 400]).toContain(await statusOf(body, JSON_TYPE));
      }),
      { numRuns: 1_000 },
    );
    expect(desk.logged.filter(({ level }) => level === "error")).toEqual([]);
  });

  it("is never our failure when anything in a real payload is replaced by anything", async () => {
    const real = fc.constantFrom<() => object>(
      () => messageEvent("help"),
      () => press("home:show"),
      () => slashBody("/cohort", "help"),
      () => viewSubmission,
      () => ({ ...press("x"), type: "message_action", callback_id: "jot", message_ts: "1.1" }),
    );
    await fc.assert(
      fc.asyncProperty(real, fc.nat(), fc.jsonValue({ maxDepth: 2 }), async (make, at, value) => {
        const payload = replaceOne(make(), at, value);
        const status = await statusOf(JSON.stringify(payload), JSON_TYPE);
        expect([200, 400, 503]).toContain(status);
      }),
      { numRuns: 3_000 },
    );
    expect(desk.failures).toEqual([]);
    const errors = desk.logged.filter(({ level }) => level === "error");
    expect(errors).toEqual([]);
  });
});

const viewSubmission = {
  ...{ type: "view_submission", trigger_id: "1.1.1", team: { id: "T1" } },
  user: { id: "U1", name: "ana", team_id: "T1" },
  view: {
    ...{ id: "V1", type: "modal", callback_id: "form", private_metadata: '{"form":"x:y"}' },
    blocks: [{ type: "input", block_id: "f:note" }],
    state: { values: { "f:note": { v: { type: "plain_text_input", value: "7" } } } },
  },
};
