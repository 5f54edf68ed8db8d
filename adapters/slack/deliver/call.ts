import { WebClient } from "@slack/web-api";
import { DeliveryError } from "../../../src/core/delivery.ts";
import type { Clock } from "../../../src/core/ports.ts";
import type { CallSlack, Installs, SlackLog } from "../deps.ts";
import { clientOptions, refusalOf } from "../slack-client.ts";
import { TOKEN_GONE } from "./codes.ts";
import { toDeliveryError } from "./failure.ts";

/**
 * Waiting for a token and a first refusal may take long. No request begins later than this after the
 * call did, so that with its own time-out one attempt at a message ends before the courier's lease.
 */
const BEGIN_MS = 12_000;

/** What calling Slack needs; `timeoutMs` is for tests. */
export interface CallDeps {
  installs: Pick<Installs, "token" | "remove">;
  clock: Clock;
  log: SlackLog;
  apiUrl?: string;
  timeoutMs?: number;
}

/**
 * Slack's Web API, one try a call: the outbox alone repeats, and one tenant's 429 holds up nobody
 * else. See `CallSlack` for what it throws.
 */
export function createCall(deps: CallDeps): CallSlack {
  const { installs, clock, log, apiUrl, timeoutMs } = deps;
  const client = new WebClient(undefined, {
    ...clientOptions(apiUrl ? { apiUrl } : {}),
    ...(timeoutMs !== undefined && { timeout: timeoutMs }),
    maxRequestConcurrency: 1_000,
  });
  const ask = async (token: string, method: string, args: Record<string, unknown>) => {
    const answer: Record<string, unknown> = {
      ...(await client.apiCall(method, { ...args, token })),
    };
    return answer;
  };

  const askInTime = (by: number, ...asked: Parameters<typeof ask>) => {
    if (performance.now() <= by) return ask(...asked);
    throw new DeliveryError("not-sent", "took_too_long");
  };

  /** Slack says so of one person's closed account too, so the token itself is asked about first. */
  async function forgetIfGone(tenant: string, token: string): Promise<void> {
    const gone = await ask(token, "auth.test", {}).then(() => undefined, refusalOf);
    if (gone && TOKEN_GONE.has(gone)) await installs.remove(tenant, gone, { token });
  }

  async function afterRefusal(
    code: string,
    failed: string,
    call: Parameters<CallSlack>,
    by: number,
  ): Promise<Record<string, unknown>> {
    const [tenant, method, args] = call;
    // Refused may be the token of an installation that was made anew since.
    const expired = code === "token_expired" ? failed : undefined;
    const fresh = await installs.token(tenant, expired);
    if (fresh !== failed) return askInTime(by, fresh, method, args);
    await forgetIfGone(tenant, failed);
    throw new DeliveryError("hopeless", code);
  }

  async function once(...call: Parameters<CallSlack>): Promise<Record<string, unknown>> {
    const [tenant, method, args] = call;
    const by = performance.now() + BEGIN_MS;
    const token = await installs.token(tenant);
    try {
      return await askInTime(by, token, method, args);
    } catch (error) {
      const code = refusalOf(error);
      if (code && TOKEN_GONE.has(code)) return await afterRefusal(code, token, call, by);
      throw error;
    }
  }

  return async (tenant, method, args) => {
    try {
      const answer = await once(tenant, method, args);
      if (answer.warning) log.warn({ platform: "slack", method }, "Slack took it with a warning");
      return answer;
    } catch (error) {
      throw toDeliveryError(error, clock.now());
    }
  };
}
