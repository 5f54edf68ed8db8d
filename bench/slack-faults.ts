/**
 * How close delivery to Slack comes to what Slack's rates allow while one call in eleven fails: 2,000
 * messages to 50 channels of a double that keeps Slack's rates, in real time. It takes about seven
 * minutes. `npm run bench -- --slack-faults` runs it.
 */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { SLACK } from "../adapters/slack/limits.ts";
import { type FaultResult, runFaults } from "../test/adapters/slack/deliver/fault-run.ts";

const MESSAGES = 2_000;
const CHANNELS = 50;
const GOAL = 1.05;

/** Seconds that so many messages take at the workspace's rate, or at that of one channel, the longer. */
const atTheRate = (messages: number) =>
  Math.max(messages * SLACK.workspaceGapMs, (messages / CHANNELS) * SLACK.channelGapMs) / 1000;

/** A failed call uses up its place in Slack's rates, so it belongs to what they allow at best. */
function show(result: FaultResult): boolean {
  const ideal = atTheRate(result.posts);
  const ratio = result.seconds / ideal;
  const { lost, doubled, outOfOrder, givenUp } = result;
  const right = lost + doubled + outOfOrder + givenUp === 0;
  console.table([
    {
      ...{ messages: MESSAGES, channels: CHANNELS, posts: result.posts },
      "calls failed": `${((100 * result.failed) / result.calls).toFixed(1)} %`,
      ...{ lost, doubled, "channels out of order": outOfOrder, "given up": givenUp },
    },
  ]);
  console.table([
    {
      "took, s": result.seconds.toFixed(1),
      "at the rates, s": ideal.toFixed(1),
      ratio: ratio.toFixed(3),
      goal: `≤ ${GOAL}`,
      met: right && ratio <= GOAL,
      "had no call failed, s": atTheRate(MESSAGES).toFixed(1),
    },
  ]);
  return right && ratio <= GOAL;
}

mkdirSync("data", { recursive: true });
const folder = mkdtempSync(join("data", "bench-"));
try {
  const database = `file:${join(folder, "cohort.db")}`;
  const result = await runFaults({ messages: MESSAGES, channels: CHANNELS, scale: 1, database });
  process.exitCode = show(result) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
