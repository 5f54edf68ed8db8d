import { createCall } from "../../../../adapters/slack/deliver/call.ts";
import { createDeliver, type DeliverDeps } from "../../../../adapters/slack/deliver/deliver.ts";
import type { Gaps } from "../../../../adapters/slack/deliver/pace.ts";
import type { Install } from "../../../../adapters/slack/deps.ts";
import { DeliveryError } from "../../../../src/core/delivery.ts";
import type { Delivery, Receipt } from "../../../../src/core/ports.ts";
import type { Reply } from "../../../../src/core/reply.ts";
import { startFakeSlack } from "../../../slack/fake/slack.ts";
import { ALL_SCOPES } from "../../../slack/fake/stage.ts";

export const TOKEN = "xoxb-1-secret";
const FAST: Gaps = { channel: 2, workspace: 0 };

interface Options {
  scopes?: string[];
  gaps?: Gaps;
  timeoutMs?: number;
  settleMs?: number;
  drawChart?: () => Promise<Buffer>;
}

/** One workspace with two channels and two people, and the adapter's way to speak there. */
export async function setScene(options: Options = {}) {
  const slack = await startFakeSlack();
  const scopes = options.scopes ?? ALL_SCOPES;
  slack.addWorkspace({
    ...{ team: "T1", token: TOKEN, scopes },
    users: [
      { id: "U1", name: "ana" },
      { id: "U2", name: "ben" },
    ],
    channels: ["C1", "C2"].map((id) => ({ id, name: id, members: ["U1"] })),
  });
  const install: Install = { tenant: "T1", name: "", botId: "B", botUserId: "UB", scopes };
  const removed: string[] = [];
  const logged: string[] = [];
  const write = (facts: object, text: string) => logged.push(JSON.stringify({ ...facts, text }));
  const log = { error: write, warn: write, info: write };
  const installs = {
    find: async () => install,
    async token() {
      if (removed.length > 0) throw new DeliveryError("hopeless", "app_uninstalled");
      return TOKEN;
    },
    remove: async (tenant: string, reason: string) => void removed.push(`${tenant} ${reason}`),
  };
  const clock = { now: () => new Date() };
  const { timeoutMs } = options;
  const call = createCall({
    ...{ installs, clock, log, apiUrl: slack.url },
    ...(timeoutMs && { timeoutMs }),
  });
  const newProcess = (other: Partial<DeliverDeps> = {}) =>
    createDeliver({
      ...{ call, installs, clock, log, words: (key) => key },
      drawChart: options.drawChart ?? (async () => Buffer.from("a picture")),
      timing: { gaps: options.gaps ?? FAST, settleMs: options.settleMs ?? 20 },
      ...other,
    });

  let ids = 0;
  /** A message to the first channel, as the courier hands it over for the first time. */
  const message = (reply: string | Reply, more: Partial<Delivery> = {}): Delivery => ({
    ...{ id: ++ids, cause: `cause-${ids}`, attempt: 1 },
    to: { platform: "slack", tenant: "T1", conversation: "C1" },
    reply: typeof reply === "string" ? { text: reply } : reply,
    ...more,
  });
  const texts = (channel: string) => slack.channel("T1", channel).history.map(({ text }) => text);
  const methods = () => slack.calls.map(({ method }) => method);
  return {
    ...{ slack, call, install, removed, logged, newProcess, message, texts, methods },
    deliver: newProcess(),
  };
}

export type Scene = Awaited<ReturnType<typeof setScene>>;

/** How an attempt went wrong; fails the test where it did not. */
export async function failureOf(attempt: Promise<unknown>): Promise<DeliveryError> {
  const error = await attempt.then(
    () => new Error("went well"),
    (thrown: unknown) => thrown,
  );
  if (error instanceof DeliveryError) return error;
  throw error;
}

/** The same message as the courier hands it over the next time. */
export const again = (before: Delivery, { kind, progress }: DeliveryError): Delivery => ({
  ...before,
  attempt: before.attempt + 1,
  ...(kind === "ambiguous" && { doubts: (before.doubts ?? 0) + 1 }),
  ...(progress && { progress }),
});

/** The same message after the process ended in the middle of an attempt. */
export const afterCrash = (before: Delivery): Delivery => ({
  ...before,
  attempt: before.attempt + 1,
  doubts: (before.doubts ?? 0) + 1,
});

/** Attempts until it is delivered, as the courier would, without its waits. */
export async function insist(
  deliver: Scene["deliver"],
  first: Delivery,
  places: Parameters<Scene["deliver"]>[1] = {},
): Promise<{ receipt: Receipt; attempts: number }> {
  let message = first;
  for (;;) {
    try {
      return { receipt: await deliver(message, places), attempts: message.attempt };
    } catch (error) {
      if (!(error instanceof DeliveryError) || !error.retryAt || message.attempt > 150) throw error;
      message = again(message, error);
    }
  }
}
