import { createCall } from "../../../../adapters/slack/deliver/call.ts";
import { createDeliver } from "../../../../adapters/slack/deliver/deliver.ts";
import { SLACK } from "../../../../adapters/slack/limits.ts";
import { openStore } from "../../../../db/open.ts";
import { createAlarm } from "../../../../src/alarm.ts";
import type { Posting } from "../../../../src/core/change.ts";
import { createCourier } from "../../../../src/core/courier.ts";
import type { Store } from "../../../../src/core/ports.ts";
import type { Fault } from "../../../slack/fake/faults.ts";
import { type FakeSlack, startFakeSlack } from "../../../slack/fake/slack.ts";
import { ALL_SCOPES } from "../../../slack/fake/stage.ts";

/** Every way a call can fail; each meets one call in a hundred. */
const FAULTS: Fault[] = [
  ...(["429", "500", "503", "timeout", "timeout-after", "reset-before"] as const),
  ...(["reset-after", "5xx-after", "garbage-after"] as const),
];
const CHANCE = 0.0104;
const TOKEN = "xoxb-fault-run";
const clock = { now: () => new Date() };

export interface FaultRun {
  messages: number;
  channels: number;
  /** How many times quicker than Slack's pace. */
  scale: number;
  /** "file:…" or ":memory:". */
  database: string;
}

export interface FaultResult {
  seconds: number;
  lost: number;
  doubled: number;
  /** Channels whose messages do not stand in the order they were promised. */
  outOfOrder: number;
  givenUp: number;
  /** Calls of chat.postMessage, and how many of all calls failed. */
  posts: number;
  failed: number;
  calls: number;
}

/** Sends messages through a Web API that fails one call in eleven, with the real store and courier. */
export async function runFaults(run: FaultRun): Promise<FaultResult> {
  const slack = await faultySlack(run);
  const store = await openStore(run.database);
  try {
    await promiseAll(store, run);
    const start = performance.now();
    const givenUp = await deliverAll(store, slack, run);
    const seconds = (performance.now() - start) / 1000;
    return { seconds, givenUp, ...standing(slack, run), ...callsOf(slack) };
  } finally {
    await store.close();
    await slack.close();
  }
}

const channelName = (n: number) => `C${String(n).padStart(3, "0")}`;
const wordsOf = (n: number) => `message ${n}`;

async function faultySlack({ channels, scale }: FaultRun): Promise<FakeSlack> {
  const channel = { perSecond: 1, burst: 2 };
  const workspace = { perMinute: 60_000 / SLACK.workspaceGapMs, burst: 5 };
  const slack = await startFakeSlack({ rates: { channel, workspace, scale } });
  const names = Array.from({ length: channels }, (_, n) => channelName(n));
  slack.addWorkspace({
    ...{ team: "T1", token: TOKEN },
    channels: names.map((id) => ({ id, name: id, members: [] })),
  });
  FAULTS.forEach((fault, n) => {
    slack.fail({ chance: CHANCE, seed: n + 1 }, fault);
  });
  return slack;
}

/** Message after message, each in the next channel. */
async function promiseAll(store: Store, { messages, channels }: FaultRun): Promise<void> {
  const postings = Array.from({ length: messages }, (_, n): Posting => {
    const conversation = channelName(n % channels);
    return { to: { platform: "slack", tenant: "T1", conversation }, reply: { text: wordsOf(n) } };
  });
  await store.commit({ cause: "fault-run", changes: [], audit: [], postings }, clock.now());
}

/** Resolves, with how many were given up, when nothing waits any more. */
function deliverAll(store: Store, { url }: FakeSlack, run: FaultRun): Promise<number> {
  const { scale } = run;
  const quiet = { error: () => undefined, warn: () => undefined, info: () => undefined };
  const installs = {
    token: async () => TOKEN,
    remove: async () => undefined,
    find: async (tenant: string) => ({
      ...{ tenant, name: "", botId: "B", botUserId: "UB" },
      scopes: ALL_SCOPES,
    }),
  };
  const call = createCall({
    ...{ installs, clock, log: quiet, apiUrl: url },
    timeoutMs: SLACK.callMs / scale,
  });
  const deliver = createDeliver({
    ...{ call, installs, clock, log: quiet, words: (key) => key },
    drawChart: async () => Buffer.alloc(0),
    timing: {
      gaps: { channel: SLACK.channelGapMs / scale, workspace: SLACK.workspaceGapMs / scale },
      settleMs: SLACK.settleMs / scale,
    },
  });
  const alarm = createAlarm(clock);
  return new Promise((resolve, reject) => {
    let open = run.messages;
    let givenUp = 0;
    const ended = () => {
      if (--open > 0) return;
      alarm.stop();
      resolve(givenUp);
    };
    const courier = createCourier({
      ...{ outbox: store.outbox, clock, deliver: { slack: deliver } },
      onDelivered: ended,
      onGivenUp: () => {
        givenUp++;
        ended();
      },
      onNext: (at) => alarm.set(at, wake),
    });
    const wake = () => void courier().catch(reject);
    wake();
  });
}

function standing(slack: FakeSlack, { messages, channels }: FaultRun) {
  const found = { lost: 0, doubled: 0, outOfOrder: 0 };
  for (let at = 0; at < channels; at++) {
    const texts = slack.channel("T1", channelName(at)).history.map(({ text }) => text);
    const once = [...new Set(texts)];
    const promised = Array.from({ length: messages }, (_, n) => n)
      .filter((n) => n % channels === at)
      .map(wordsOf);
    found.lost += promised.filter((text) => !once.includes(text)).length;
    found.doubled += texts.length - once.length;
    const inOrder = promised.filter((text) => once.includes(text));
    if (inOrder.join() !== once.join()) found.outOfOrder++;
  }
  return found;
}

function callsOf({ calls }: FakeSlack) {
  const posts = calls.filter(({ method }) => method === "chat.postMessage").length;
  const failed = calls.filter(({ outcome }) => outcome !== "ok").length;
  return { posts, failed, calls: calls.length };
}
