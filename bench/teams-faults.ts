/**
 * How close delivery to Teams comes to what Teams' rates allow while one call in ten fails: 2,000
 * messages to 50 conversations of a double that keeps Teams' rates, in real time. It takes about a
 * minute and a half. `npm run bench -- --teams-faults` runs it.
 */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { TEAMS } from "../adapters/teams/limits.ts";
import { type FaultResult, runFaults } from "../test/adapters/teams/deliver/fault-run.ts";

const MESSAGES = 2_000;
const CONVERSATIONS = 50;
const GOAL = 1.5;

/** Seconds that so many requests take at the quickest, in windows that all must keep. */
const atTheRate = (requests: number, windows: readonly { most: number; ms: number }[]) =>
  Math.max(...windows.map(({ most, ms }) => (Math.ceil(requests / most) - 1) * ms)) / 1000;

/**
 * The quickest there can be: a failed call uses up its place in Teams' rates, and one without an answer
 * holds up its conversation for as long as an answer may take.
 */
const ideal = (sends: number, unanswered: number) =>
  Math.max(
    atTheRate(sends, TEAMS.tenantRates),
    atTheRate(sends / CONVERSATIONS, TEAMS.conversationRates) + (unanswered * TEAMS.callMs) / 1000,
  );

function show(result: FaultResult): boolean {
  const { seconds, sends, failed, calls, mostUnanswered, ...counts } = result;
  const { lost, blind, outOfOrder, wrongInTheEnd } = result;
  const right = lost + blind + outOfOrder + wrongInTheEnd === 0;
  const best = ideal(sends, mostUnanswered);
  const ratio = seconds / best;
  const share = `${((100 * failed) / calls).toFixed(1)} %`;
  console.table([
    { messages: MESSAGES, conversations: CONVERSATIONS, sends, "calls failed": share },
  ]);
  console.table([
    {
      ...{ lost: counts.lost, "held for an operator": counts.held },
      ...{ "held, and there": counts.heldThere, "repeats that say so": counts.told },
      ...{ "repeats that do not": blind, "out of order": outOfOrder },
      "wrong in the end": wrongInTheEnd,
    },
  ]);
  console.table([
    {
      ...{ "took, s": seconds.toFixed(1), "at best, s": best.toFixed(1) },
      ...{ ratio: ratio.toFixed(3), goal: `≤ ${GOAL}`, met: right && ratio <= GOAL },
      "had no call failed, s": ideal(MESSAGES, 0).toFixed(1),
    },
  ]);
  return right && ratio <= GOAL;
}

mkdirSync("data", { recursive: true });
const folder = mkdtempSync(join("data", "bench-"));
try {
  const database = `file:${join(folder, "cohort.db")}`;
  const run = { messages: MESSAGES, conversations: CONVERSATIONS, scale: 1, database };
  process.exitCode = show(await runFaults(run)) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
