import { once } from "node:events";
import { createServer, type IncomingMessage, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { afterEach, describe, expect, it } from "vitest";
import type { Answer } from "../../../../adapters/slack/receive/answer.ts";
import { createHttpRoutes } from "../../../../adapters/slack/receive/http.ts";
import { createSignatures } from "../../../../adapters/slack/receive/signature.ts";
import { signatureOf } from "../../../slack/signed.ts";

const SECRET = "a secret";
const SECONDS = 1_794_841_200;
const clock = { now: () => new Date(SECONDS * 1_000) };
const log = { error: () => undefined, warn: () => undefined, info: () => undefined };

const signed = (body: string) => ({
  "x-slack-request-timestamp": String(SECONDS),
  "x-slack-signature": signatureOf(SECRET, SECONDS, body),
});

let server: Server;
afterEach(() => server.close());

/** The route alone, on a server of its own; `take` stands for all that comes behind it. */
async function listen(take: () => Promise<Answer>) {
  const check = createSignatures({ secrets: SECRET, clock });
  server = createServer(express().use(createHttpRoutes({ check, take, log })));
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  return (body: string, headers: Record<string, string> = signed(body)) => {
    const path = "/slack/events";
    const type = { "content-type": "application/json" };
    const sent = request({ port, path, method: "POST", headers: { ...type, ...headers } });
    const answer = once(sent, "response").then(([response]: IncomingMessage[]) => response);
    sent.end(body);
    return { sent, answer };
  };
}

describe("a request of Slack", () => {
  it("may come again with the same bytes when Slack hung up before the answer", async () => {
    const writtenWhole: boolean[] = [];
    const taken: ((answer: Answer) => void)[] = [];
    const post = await listen(() => new Promise((resolve) => taken.push(resolve)));
    const connected = once(server, "connection");
    const lost = post("{}");
    lost.answer.catch(() => undefined);
    const [socket] = await connected;
    await expect.poll(() => taken.length).toBe(1);
    const gone = once(socket, "close");
    lost.sent.destroy();
    await gone;
    taken[0]?.({ status: 200, written: (whole) => writtenWhole.push(whole) });
    await expect.poll(() => writtenWhole).toEqual([false]);
    const again = post("{}");
    await expect.poll(() => taken.length).toBe(2);
    taken[1]?.({ status: 200 });
    expect((await again.answer)?.statusCode).toBe(200);
    expect((await post("{}").answer)?.statusCode, "answered once").toBe(401);
  });

  it("is not sent again by Slack when it was refused", async () => {
    const post = await listen(async () => ({ status: 200 }));
    const refused = await post("{}", {}).answer;
    expect(refused?.statusCode).toBe(401);
    expect(refused?.headers["x-slack-no-retry"]).toBe("1");
  });
});

it("60,000 signatures are remembered, and not more without end", () => {
  const check = createSignatures({ secrets: SECRET, clock });
  server = createServer();
  const come = (n: number) => {
    const body = String(n);
    const headersDistinct = Object.fromEntries(
      Object.entries(signed(body)).map(([name, value]) => [name, [value]]),
    );
    const req = { headersDistinct } as unknown as IncomingMessage;
    return check(req, Buffer.from(body)) !== undefined;
  };
  for (let n = 0; n < 60_000; n++) come(n);
  expect(come(0), "still known").toBe(false);
  for (let n = 60_000; n < 60_010; n++) expect(come(n)).toBe(true);
  expect(come(0), "the oldest had to go").toBe(true);
  expect(come(59_999)).toBe(false);
});
