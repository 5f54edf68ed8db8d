import { App, AuthorizationError } from "@slack/bolt";
import type { Installs, SlackLog } from "../deps.ts";
import { tenantOfPayload } from "../read/tenant.ts";
import type { Act } from "./act.ts";
import { type Answer, DONE, type Retry } from "./answer.ts";
import type { Payload } from "./parse.ts";
import { createQuietLogger } from "./quiet.ts";

/** One payload on its way through Bolt. */
interface Turn {
  begun: boolean;
  answer?: Answer;
}

/** The bot is not in that workspace, or no longer. */
class NotInstalled extends Error {
  override readonly name = "NotInstalled";
}

const TURN = "cohortTurn";

/**
 * Bolt between our ways in and our work. Its own acknowledgement of events comes before any
 * listener has run, so it is not used: an answer is given once `act` has kept what was asked.
 * It is never given a token, so nothing here can call Slack.
 */
export function createBolt(deps: { installs: Installs; act: Act; log: SlackLog }) {
  const { installs, act, log } = deps;
  const app = new App({
    receiver: { init: () => undefined, start: async () => undefined, stop: async () => undefined },
    authorize: async (_source, body) => {
      const tenant = tenantOfPayload(body);
      const install = tenant === undefined ? undefined : await installs.find(tenant);
      if (!install) throw new NotInstalled();
      return { botId: install.botId, botUserId: install.botUserId };
    },
    // Messages of bots, ours among them, are left out where payloads are read.
    ignoreSelf: false,
    convoStore: false,
    attachFunctionToken: false,
    logger: createQuietLogger(log),
    clientOptions: { retryConfig: { retries: 0 }, timeout: 10_000 },
  });
  app.error(async (error) => {
    throw error;
  });
  app.use(async ({ body, context }) => {
    // Put there below, for this payload alone.
    const turn = context[TURN] as Turn;
    turn.begun = true;
    const { botUserId } = context;
    turn.answer = await act(body as Payload, { botUserId });
  });

  return async function handle(payload: Payload, retry: Retry): Promise<Answer> {
    const turn: Turn = { begun: false };
    try {
      await app.processEvent({
        ...{ body: payload, ack: async () => undefined, customProperties: { [TURN]: turn } },
        ...(retry.num !== undefined && { retryNum: retry.num }),
        ...(retry.reason !== undefined && { retryReason: retry.reason }),
      });
    } catch (error) {
      if (turn.begun) throw causeOf(error);
      return notBegun(error, log);
    }
    if (turn.begun) return turn.answer ?? DONE;
    log.info({ platform: "slack", reason: "unknown_payload" }, "Slack sent something unknown");
    return DONE;
  };
}

/** Bolt gave up before our work began: nobody to work for, no database, or a payload it cannot read. */
function notBegun(error: unknown, log: SlackLog): Answer {
  const cause = causeOf(error);
  if (cause instanceof NotInstalled) {
    log.warn(
      { platform: "slack", reason: "not_installed" },
      "Slack sent something for a workspace the bot is not in",
    );
    return DONE;
  }
  if (error instanceof AuthorizationError) throw cause;
  log.warn({ platform: "slack", err: cause }, "what Slack sent cannot be read");
  return { status: 400 };
}

/** Bolt wraps what is thrown; the wrapper says less than what is inside. */
const causeOf = (error: unknown): unknown =>
  error instanceof Error && "original" in error && error.original instanceof Error
    ? error.original
    : error;
