import type { IncomingMessage, ServerResponse } from "node:http";
import { Router } from "express";
import { type HttpAnswer, refuse, send } from "../../answer-http.ts";
import { readBody } from "../../body.ts";
import type { TeamsLog } from "../deps.ts";
import type { Activity } from "../port.ts";
import type { Admit, TurnedAway } from "./admit.ts";
import { parseActivity } from "./parse.ts";

/** Teams sends it again, though not before so many seconds. */
export const AGAIN: HttpAnswer = { status: 503, headers: { "Retry-After": "5" } };

/** `POST /api/messages`: everything Teams sends. Must not stand behind a body parser. */
export function createHttpRoutes(deps: {
  admit: Admit;
  /** Always answers in time, and never throws. */
  take: (tenant: string, activity: Activity) => Promise<HttpAnswer>;
  turnedAway: (why: TurnedAway) => void;
  log: TeamsLog;
}): Router {
  const { admit, take, turnedAway, log } = deps;

  async function accept(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const body = await readBody(req);
    if (!Buffer.isBuffer(body)) return refuse(req, res, body);
    const activity = parseActivity(req.headers["content-type"], body);
    if (typeof activity === "number") return refuse(req, res, activity);
    const [authorization = "", second] = req.headersDistinct.authorization ?? [];
    const admitted = await admit(second === undefined ? authorization : "", activity);
    if ("tenant" in admitted) return send(res, await take(admitted.tenant, activity));
    turnedAway(admitted);
    if (admitted.status === 503) return send(res, AGAIN);
    refuse(req, res, admitted.status);
  }

  const router = Router();
  router.post("/api/messages", (req, res) => {
    accept(req, res).catch((error) => {
      log.error({ platform: "teams", err: error }, "a request of Teams failed");
      if (!res.headersSent) send(res, AGAIN);
    });
  });
  return router;
}
