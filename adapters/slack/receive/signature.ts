import { createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Clock } from "../../../src/core/ports.ts";

/** Slack's window, docs.slack.dev/authentication/verifying-requests-from-slack. Bolt checks the past side only. */
const WINDOW_SECONDS = 300;
/** A signature is good for the window on both sides of its own time. */
const REMEMBER_MS = 2 * WINDOW_SECONDS * 1_000;
/** At 50 requests a second for ten minutes it would be 30,000. */
const MOST_REMEMBERED = 60_000;

/** A request that is surely Slack's. `forget` lets the very same bytes in again: they led to nothing. */
export interface Signed {
  forget(): void;
}

/**
 * Knows Slack's requests from everyone else's: HMAC over the raw bytes, a time close to ours, and
 * never the same signature twice. `secrets` holds two with a comma between them while one replaces the other.
 */
export function createSignatures(deps: { secrets: string; clock: Clock }) {
  const secrets = deps.secrets.split(",").flatMap((one) => one.trim() || []);
  const seen = new Map<string, number>();

  /** Only what is new makes others forgotten: a replay must not push itself out. */
  function isNew(signature: string, now: number): boolean {
    const before = seen.get(signature);
    if (before !== undefined && now - before <= REMEMBER_MS) return false;
    for (const [old, at] of seen) {
      if (now - at <= REMEMBER_MS && seen.size < MOST_REMEMBERED) break;
      seen.delete(old);
    }
    seen.set(signature, now);
    return true;
  }

  /** Undefined for whatever must be refused. Nothing of the body has been read as anything but bytes. */
  return function check(req: IncomingMessage, body: Buffer): Signed | undefined {
    const signature = only(req, "x-slack-signature");
    const time = only(req, "x-slack-request-timestamp");
    if (!signature || !/^v0=[0-9a-f]{64}$/.test(signature)) return undefined;
    if (!time || !/^\d{1,12}$/.test(time)) return undefined;
    const now = deps.clock.now().getTime();
    if (Math.abs(Math.floor(now / 1_000) - Number(time)) > WINDOW_SECONDS) return undefined;
    const given = Buffer.from(signature.slice("v0=".length), "hex");
    // Every secret is tried, so that the time taken does not tell which one fitted.
    const fits = secrets.map((secret) => timingSafeEqual(given, digest(secret, time, body)));
    if (!fits.includes(true) || !isNew(signature, now)) return undefined;
    return { forget: () => void seen.delete(signature) };
  };
}

const digest = (secret: string, time: string, body: Buffer) =>
  createHmac("sha256", secret).update(`v0:${time}:`).update(body).digest();

/** The header, unless it is missing or was sent more than once. */
function only(req: IncomingMessage, name: string): string | undefined {
  const values = req.headersDistinct[name];
  return values?.length === 1 ? values[0] : undefined;
}
