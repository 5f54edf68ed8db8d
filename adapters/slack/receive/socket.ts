import { SocketModeClient } from "@slack/socket-mode";
import { isObject, parseObject } from "../../json.ts";
import { within } from "../../within.ts";
import type { SlackLog } from "../deps.ts";
import { codeOf } from "../slack-client.ts";
import type { Answer } from "./answer.ts";
import type { Payload } from "./parse.ts";
import { createQuietLogger } from "./quiet.ts";
import type { Take } from "./take.ts";

/** A connection that is not greeted within this is given up. */
const HELLO_MS = 20_000;
const CLOSE_MS = 5_000;
const SHORTEST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 30_000;

/** Answers to apps.connections.open that another try will not change. */
const REFUSED = new Set([
  ...["invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired"],
  ...["not_allowed_token_type", "missing_scope", "no_permission"],
]);

/** One frame that wants an answer, as the client hands it over. */
interface Frame {
  type: string;
  body: unknown;
  ack(payload?: Payload): Promise<void>;
  retry_num?: number;
  retry_reason?: string;
}

/**
 * Everything Slack sends over Socket Mode. A frame is acknowledged once it was kept; a frame that
 * was not is sent again by Slack. The connection is made anew whenever it ends.
 */
export function createSocket(deps: {
  appToken: string;
  apiUrl?: string;
  take: Take;
  log: SlackLog;
}) {
  const { appToken, apiUrl, take, log } = deps;
  let client: SocketModeClient | undefined;
  let stopped = false;
  let wake: (() => void) | undefined;
  let running: Promise<void> | undefined;

  async function receive({ body, ack, ...frame }: Frame): Promise<void> {
    if (!isObject(body)) return ack();
    const retry = {
      ...(frame.retry_num !== undefined && { num: frame.retry_num }),
      ...(frame.retry_reason !== undefined && { reason: frame.retry_reason }),
    };
    const answer = await take(body, retry);
    if (answer.status === 503) return;
    await written(answer, ack);
  }

  function open(): SocketModeClient {
    const made = new SocketModeClient({
      ...{ appToken, autoReconnectEnabled: false, logger: createQuietLogger(log) },
      clientOptions: {
        ...(apiUrl && { slackApiUrl: apiUrl }),
        ...{ retryConfig: { retries: 0 }, rejectRateLimitedCalls: true, timeout: 10_000 },
      },
    });
    onlyReadable(made);
    made.on("slack_event", (frame: Frame) => {
      if (frame.type === "hello" || frame.type === "disconnect") return;
      receive(frame).catch((error) => log.warn({ platform: "slack", err: error }, UNANSWERED));
    });
    return made;
  }

  /** Resolves once a connection that was greeted has ended; throws when there was none. */
  async function connect(onReady: () => void): Promise<void> {
    const made = open();
    client = made;
    const ended = new Promise<void>((resolve) => made.once("disconnected", () => resolve()));
    try {
      await within(HELLO_MS, made.start());
      onReady();
      await ended;
    } finally {
      await close(made);
    }
  }

  async function keepConnected(): Promise<void> {
    for (let failures = 0; !stopped; ) {
      try {
        await connect(() => {
          failures = 0;
        });
      } catch (error) {
        failures++;
        const reason = codeOf(error ?? {}) ?? "no_connection";
        if (REFUSED.has(reason))
          log.error({ platform: "slack", reason }, "Slack does not take SLACK_APP_TOKEN");
        else log.warn({ platform: "slack", reason }, "no Socket Mode connection; trying again");
      }
      if (!stopped) await pause(waitAfter(failures));
    }
  }

  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  return {
    start() {
      running ??= keepConnected();
    },
    /** Closes the connection: what was not acknowledged by now comes again with the next one. */
    async stop(): Promise<void> {
      stopped = true;
      wake?.();
      if (client) await close(client);
      await running;
    },
  };
}

const UNANSWERED = "a Socket Mode frame was not answered";

async function written(answer: Answer, ack: Frame["ack"]): Promise<void> {
  try {
    await ack(answer.body);
  } catch (error) {
    answer.written?.(false);
    throw error;
  }
  answer.written?.(true);
}

/** The client trusts every frame to have the right shape, and a wrong one would end the program. */
function onlyReadable(client: SocketModeClient): void {
  const [read] = client.listeners("ws_message");
  client.removeAllListeners("ws_message");
  client.on("ws_message", (data: unknown, isBinary: boolean) => {
    if (!isBinary && typeof data === "string" && isFrame(data)) read?.call(client, data, false);
  });
}

function isFrame(text: string): boolean {
  try {
    const frame = parseObject(text);
    if (typeof frame?.type !== "string") return false;
    if (frame.type !== "events_api") return true;
    return isObject(frame.payload) && isObject(frame.payload.event);
  } catch {
    return false;
  }
}

/** Doubles from a quarter of a second to half a minute. */
const waitAfter = (failures: number) => Math.min(SHORTEST_WAIT_MS * 2 ** failures, LONGEST_WAIT_MS);

async function close(client: SocketModeClient): Promise<void> {
  await within(CLOSE_MS, client.disconnect()).catch(() => undefined);
}
