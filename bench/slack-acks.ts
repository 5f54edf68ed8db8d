/**
 * How soon Slack is answered, and what happens past capacity: signed requests to the built program
 * on a new SQLite file, while Slack's API answers nothing at all.
 * `npm run bench -- --slack-acks` runs it; it takes about a minute.
 */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { startFakeSlack } from "../test/slack/fake/slack.ts";
import { signatureOf } from "../test/slack/signed.ts";
import { agent, at, countLost, type Shot, shoot, show, startProgram } from "./acks.ts";

const SECRET = "bench-secret";
const TOKEN = "xoxb-bench";
const PEOPLE = 200;
const RATE = 50;
const SECONDS = 20;
const TIMES_OVER = 20;
const OVER_SECONDS = 10;
const GOAL_P99_MS = 100;
const GOAL_LONGEST_MS = 3_000;

const GAP =
  "students=8400 screeners=1120 referrals=610/340 crisis=74/18 incidents=260/95 iep-504=310/120 surveys=900/210 assessments=88/22 state=0 other=45/15 served=1050";

/** What is sent, before it is signed. */
interface Said {
  cause: string;
  type: string;
  body: string;
}

let shots = 0;

/** Of four requests two are slash commands, one an event, and one a click. */
function nextSaid(): Said {
  const n = ++shots;
  const user = `U${n % PEOPLE}`;
  if (n % 4 === 0) return event(n, user);
  if (n % 4 === 1) return click(n, user);
  const command = {
    ...{ command: "/gap", text: GAP, team_id: "T1", channel_id: "C1", user_id: user },
    ...{ trigger_id: `t.${n}`, response_url: "https://hooks.slack.com/commands/T1/1/x" },
  };
  return { cause: `slack:T1:t.${n}`, ...form(command) };
}

function event(n: number, user: string): Said {
  const ts = `1790000000.${String(n).padStart(6, "0")}`;
  const payload = {
    ...{ type: "event_callback", team_id: "T1", event_id: `Ev${n}`, event_time: 1_790_000_000 },
    event: { type: "message", channel: `D${user}`, channel_type: "im", user, text: "help", ts },
  };
  const body = JSON.stringify(payload);
  return { cause: `slack:T1:Ev${n}`, type: "application/json", body };
}

function click(n: number, user: string): Said {
  const ts = `1790000000.${String(n).padStart(6, "0")}`;
  const payload = {
    ...{ type: "block_actions", team: { id: "T1" }, user: { id: user }, trigger_id: `t.${n}` },
    ...{ channel: { id: `D${user}` }, container: { message_ts: ts }, message: { ts } },
    actions: [{ type: "button", action_id: "home:show", value: "", action_ts: ts }],
  };
  const cause = `slack:T1:${ts}:${ts}:${user}:home:show`;
  return { cause, ...form({ payload: JSON.stringify(payload) }) };
}

const form = (fields: Record<string, string>) => ({
  type: "application/x-www-form-urlencoded",
  body: new URLSearchParams(fields).toString(),
});

function next(): Shot {
  const { cause, type, body } = nextSaid();
  const seconds = Math.floor(Date.now() / 1000);
  const headers = {
    "content-type": type,
    "x-slack-request-timestamp": String(seconds),
    "x-slack-signature": signatureOf(SECRET, seconds, body),
  };
  return { cause, path: "/slack/events", headers, body };
}

mkdirSync("data", { recursive: true });
const folder = mkdtempSync(join("data", "bench-slack-"));
const slack = await startFakeSlack();
slack.addWorkspace({
  ...{ team: "T1", name: "Bench", token: TOKEN },
  users: Array.from({ length: PEOPLE }, (_, n) => ({ id: `U${n}`, name: `u${n}` })),
  channels: [{ id: "C1", name: "general", members: [] }],
});
const { program, port } = await startProgram(folder, {
  ...{ NODE_ENV: "production", SLACK_API_URL: slack.url },
  ...{ SLACK_BOT_TOKEN: TOKEN, SLACK_SIGNING_SECRET: SECRET },
});
// From here on every call of the bot hangs until it times out; no acknowledgement may wait for one.
slack.fail({ times: Number.POSITIVE_INFINITY }, "timeout");
try {
  await shoot(port, next, { rate: RATE, seconds: 2 }); // a running program has its code compiled
  const calm = await shoot(port, next, { rate: RATE, seconds: SECONDS });
  const over = await shoot(port, next, { rate: RATE * TIMES_OVER, seconds: OVER_SECONDS });
  await wait(4_000);
  const right = [
    show(`${RATE} a second`, calm, await countLost(folder, calm)),
    show(`${RATE * TIMES_OVER} a second`, over, await countLost(folder, over)),
    at(calm, 0.99) <= GOAL_P99_MS,
    at(over, 1) <= GOAL_LONGEST_MS,
  ];
  console.log(`goals: p99 ≤ ${GOAL_P99_MS} ms, none above ${GOAL_LONGEST_MS} ms, none lost`);
  process.exitCode = right.every(Boolean) ? 0 : 1;
} finally {
  program.kill();
  agent.destroy();
  await slack.close();
  rmSync(folder, { recursive: true, force: true });
}
