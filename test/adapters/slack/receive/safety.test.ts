import { createHmac } from "node:crypto";
import { afterEach, describe, expect, it } from "vitest";
import { createDesk, messageEvent, SECRET, slashBody } from "./desk.ts";

type Desk = Awaited<ReturnType<typeof createDesk>>;
let desk: Desk;
afterEach(() => desk.close());

const JSON_TYPE = { "content-type": "application/json" };
const hello = () => JSON.stringify(messageEvent("help"));
const waiting = () => desk.store.outbox.list(["waiting", "sent"], 99);

describe("a request that claims to be Slack's", () => {
  it("is refused with any other signature than Slack's own", async () => {
    desk = await createDesk();
    const body = hello();
    const good = desk.sign(body);
    const signature = good["x-slack-signature"] ?? "";
    const others: Record<string, string | string[]>[] = [
      {},
      { "x-slack-request-timestamp": good["x-slack-request-timestamp"] },
      { "x-slack-signature": signature },
      { ...good, "x-slack-signature": signature.replace("v0=", "v1=") },
      { ...good, "x-slack-signature": signature.toUpperCase().replace("V0", "v0") },
      { ...good, "x-slack-signature": signature.slice(0, -1) },
      { ...good, "x-slack-signature": `${signature}0` },
      { ...good, "x-slack-signature": "v0=" },
      { ...good, "x-slack-signature": signature.slice("v0=".length) },
      { ...good, "x-slack-signature": [signature, signature] },
      { ...good, "x-slack-request-timestamp": Array(2).fill(good["x-slack-request-timestamp"]) },
      { ...good, "x-slack-signature": flip(signature) },
      { ...good, "x-slack-signature": withKey("another secret", body, good) },
      { ...good, "x-slack-signature": withKey("", body, good) },
    ];
    for (const headers of others)
      expect((await desk.raw(body, { ...JSON_TYPE, ...headers })).status).toBe(401);
    expect((await desk.raw(`${body} `, { ...JSON_TYPE, ...good })).status).toBe(401);
    expect(await waiting()).toEqual([]);
    expect((await desk.raw(body, { ...JSON_TYPE, ...good })).status).toBe(200);
  });

  it.each(["NaN", "1e10", " 1794841200", "-5", "", "0x6afd", "9999999999999999", "1794841200.5"])(
    "is refused when its time is %j",
    async (time) => {
      desk = await createDesk();
      const body = hello();
      const headers = { ...JSON_TYPE, ...desk.sign(body, time), "x-slack-request-timestamp": time };
      expect((await desk.raw(body, headers)).status).toBe(401);
    },
  );

  it("is refused when it is more than five minutes from now, on either side", async () => {
    desk = await createDesk();
    const now = Math.floor(new Date("2026-11-16T15:00:00Z").getTime() / 1000);
    for (const [shift, status] of [
      ...[
        [-300, 200],
        [-301, 401],
        [300, 200],
        [301, 401],
      ],
      ...[
        [3_600, 401],
        [31_536_000, 401],
      ],
    ] as const) {
      const body = hello();
      const signed = desk.sign(body, String(now + shift));
      expect([shift, (await desk.raw(body, { ...JSON_TYPE, ...signed })).status]).toEqual([
        shift,
        status,
      ]);
    }
  });

  it("is refused when it comes a second time, for as long as its time is good", async () => {
    desk = await createDesk();
    const body = hello();
    const now = Math.floor(new Date("2026-11-16T15:00:00Z").getTime() / 1000);
    const headers = { ...JSON_TYPE, ...desk.sign(body, String(now + 300)) };
    expect((await desk.raw(body, headers)).status).toBe(200);
    for (const later of [0, 299_000, 300_000]) {
      desk.turn(later);
      expect((await desk.raw(body, headers)).status).toBe(401);
    }
  });

  it("is accepted with either of two secrets while one replaces the other", async () => {
    desk = await createDesk({ secrets: `${SECRET},the-new-secret` });
    for (const secret of [SECRET, "the-new-secret"]) {
      const body = hello();
      const good = desk.sign(body);
      const headers = { ...JSON_TYPE, ...good, "x-slack-signature": withKey(secret, body, good) };
      expect((await desk.raw(body, headers)).status).toBe(200);
    }
    const body = hello();
    const good = desk.sign(body);
    const both = withKey(`${SECRET},the-new-secret`, body, good);
    expect(
      (await desk.raw(body, { ...JSON_TYPE, ...good, "x-slack-signature": both })).status,
    ).toBe(401);
  });

  it("is applied once when the same bytes come ten times at once", async () => {
    desk = await createDesk();
    const body = new URLSearchParams(slashBody("/cohort", "help")).toString();
    const headers = { "content-type": desk.form, ...desk.sign(body) };
    const answers = await Promise.all(Array.from({ length: 10 }, () => desk.raw(body, headers)));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([200, ...Array(9).fill(401)]);
    await desk.app.courier();
    expect(await waiting()).toHaveLength(1);
  });

  it("is applied once when Slack signs the same event or command anew", async () => {
    desk = await createDesk();
    const command = new URLSearchParams(slashBody("/cohort", "help")).toString();
    const event = hello();
    for (let n = 0; n < 10; n++) {
      desk.turn(1_000);
      const retry = { "x-slack-retry-num": String(n), "x-slack-retry-reason": "http_timeout" };
      expect((await desk.post(command, desk.form)).status).toBe(200);
      expect((await desk.post(event, "application/json", retry)).status).toBe(200);
    }
    await desk.app.courier();
    expect(await waiting()).toHaveLength(2);
  });

  it("has no effect when it only looks at the certificate, signed or not", async () => {
    desk = await createDesk();
    const { command, ...rest } = slashBody("/cohort", "help");
    for (const body of [
      "ssl_check=1&token=x",
      new URLSearchParams({ ...rest, command, ssl_check: "1" }).toString(),
      `ssl_check=1&payload=${encodeURIComponent(JSON.stringify({ type: "block_actions" }))}`,
    ])
      expect(await desk.raw(body, { "content-type": desk.form })).toMatchObject({
        status: 200,
        text: "",
      });
    expect((await desk.raw("ssl_check=2", { "content-type": desk.form })).status).toBe(401);
    expect(await waiting()).toEqual([]);
  });

  it("is told the challenge when it is signed, and nothing when it is not", async () => {
    desk = await createDesk();
    const body = {
      type: "url_verification",
      token: "gone",
      challenge: "3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P",
    };
    expect((await desk.event(body)).json).toEqual({ challenge: body.challenge });
    expect((await desk.raw(JSON.stringify(body), JSON_TYPE)).status).toBe(401);
  });
});

const flip = (signature: string) => signature.slice(0, -1) + (signature.endsWith("0") ? "1" : "0");

const withKey = (secret: string, body: string, headers: Record<string, string>) =>
  `v0=${createHmac("sha256", secret).update(`v0:${headers["x-slack-request-timestamp"]}:${body}`).digest("hex")}`;
