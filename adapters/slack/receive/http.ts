import type { IncomingMessage, ServerResponse } from "node:http";
import { Router } from "express";
import { readBody } from "../../body.ts";
import type { SlackLog } from "../deps.ts";
import type { Answer } from "./answer.ts";
import { isSslCheck, type Payload, parsePayload } from "./parse.ts";
import type { createSignatures } from "./signature.ts";
import type { Take } from "./take.ts";

/** A request that was let go after its refusal may still be writing for this long. */
const LINGER_MS = 1_000;

/** `POST /slack/events`: everything Slack sends over HTTP. Must not stand behind a body parser. */
export function createHttpRoutes(deps: {
  check: ReturnType<typeof createSignatures>;
  take: Take;
  log: SlackLog;
}): Router {
  const { check, take, log } = deps;

  async function accept(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const body = await readBody(req);
    if (!Buffer.isBuffer(body)) return refuse(req, res, body);
    const type = req.headers["content-type"];
    if (isSslCheck(type, body)) return send(res, { status: 200 });
    const signed = check(req, body);
    if (!signed) return refuse(req, res, 401);
    const payload = parsePayload(type, body);
    if (typeof payload === "number") return refuse(req, res, payload);
    const answer = challenged(payload) ?? (await take(payload, retryOf(req)));
    send(res, answer, (whole) => {
      // Slack may send the same bytes again when they led to nothing, or when it did not hear our answer.
      if (!whole || answer.status === 503) signed.forget();
    });
  }

  const router = Router();
  router.post("/slack/events", (req, res) => {
    accept(req, res).catch((error) => {
      log.error({ platform: "slack", err: error }, "a request of Slack failed");
      if (!res.headersSent) send(res, { status: 503 });
    });
  });
  return router;
}

/** Slack's question whether this address is ours, docs.slack.dev/reference/events/url_verification. */
function challenged({ type, challenge }: Payload): Answer | undefined {
  if (type !== "url_verification") return undefined;
  return typeof challenge === "string" ? { status: 200, body: { challenge } } : { status: 400 };
}

function retryOf(req: IncomingMessage) {
  const num = Number(req.headersDistinct["x-slack-retry-num"]?.[0]);
  const [reason] = req.headersDistinct["x-slack-retry-reason"] ?? [];
  return { ...(Number.isInteger(num) && { num }), ...(reason !== undefined && { reason }) };
}

function refuse(req: IncomingMessage, res: ServerResponse, status: 400 | 401 | 413 | 415): void {
  // The rest of a body that nobody wants is let through unread, for a moment.
  if (!req.complete) {
    res.setHeader("Connection", "close");
    req.resume();
    setTimeout(() => req.destroy(), LINGER_MS).unref();
  }
  res.writeHead(status, { "X-Slack-No-Retry": "1" }).end();
}

function send(res: ServerResponse, answer: Answer, done?: (whole: boolean) => void): void {
  const ended = (whole: boolean) => {
    done?.(whole);
    answer.written?.(whole);
  };
  // Whoever has hung up by now gets nothing.
  if (res.closed) {
    ended(false);
    return;
  }
  res.once("close", () => ended(res.writableFinished));
  res.setHeader("Cache-Control", "no-store");
  if (!answer.body) return void res.writeHead(answer.status).end();
  res.writeHead(answer.status, { "Content-Type": "application/json; charset=utf-8" });
  res.end(JSON.stringify(answer.body));
}
