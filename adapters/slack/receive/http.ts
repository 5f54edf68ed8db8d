import type { IncomingMessage, ServerResponse } from "node:http";
import { Router } from "express";
import { refuse, send } from "../../answer-http.ts";
import { readBody } from "../../body.ts";
import type { SlackLog } from "../deps.ts";
import type { Answer } from "./answer.ts";
import { isSslCheck, type Payload, parsePayload } from "./parse.ts";
import type { createSignatures } from "./signature.ts";
import type { Take } from "./take.ts";

/** `POST /slack/events`: everything Slack sends over HTTP. Must not stand behind a body parser. */
export function createHttpRoutes(deps: {
  check: ReturnType<typeof createSignatures>;
  take: Take;
  log: SlackLog;
}): Router {
  const { check, take, log } = deps;

  async function accept(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const body = await readBody(req);
    if (!Buffer.isBuffer(body)) return turnAway(req, res, body);
    const type = req.headers["content-type"];
    if (isSslCheck(type, body)) return send(res, { status: 200 });
    const signed = check(req, body);
    if (!signed) return turnAway(req, res, 401);
    const payload = parsePayload(type, body);
    if (typeof payload === "number") return turnAway(req, res, payload);
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

/** Nothing else is told, and Slack does not send it again. */
const turnAway = (req: IncomingMessage, res: ServerResponse, status: 400 | 401 | 413 | 415) =>
  refuse(req, res, status, { "X-Slack-No-Retry": "1" });
