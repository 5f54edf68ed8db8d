/**
 * How soon Teams is answered, and what happens past capacity: activities with real tokens to the
 * built program on a new SQLite file, while the Bot Connector answers nothing at all.
 * `npm run bench -- --teams-acks` runs it; it takes about a minute.
 */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { readTeams } from "../adapters/teams/read/read.ts";
import { startFakeTeams } from "../test/teams/fake/teams.ts";
import { claimsFor } from "../test/teams/keys.ts";
import { payload } from "../test/teams/payload.ts";
import { agent, at, countLost, type Shot, shoot, show, startProgram } from "./acks.ts";

const TENANT = "2f9d1c3e-7a54-4b0e-9c1d-3f0e5a7b9c11";
const PEOPLE = 200;
const RATE = 50;
const SECONDS = 20;
const TIMES_OVER = 20;
const OVER_SECONDS = 10;
const GOAL_P99_MS = 100;
const GOAL_LONGEST_MS = 5_000;

const GAP =
  "gap students=8400 screeners=1120 referrals=610/340 crisis=74/18 incidents=260/95 iep-504=310/120 surveys=900/210 assessments=88/22 state=0 other=45/15 served=1050";

const teams = await startFakeTeams();
const serviceUrl = `http://${teams.host}/amer/`;
const token = teams.keys.sign(claimsFor({ appId: teams.app.appId, serviceUrl, now: new Date() }));
const headers = {
  "content-type": "application/json; charset=utf-8",
  authorization: `Bearer ${token}`,
};

/** Of four activities two are messages, one is a press and one a search, which keeps nothing. */
const KINDS = ["message-personal", "execute-press", "message-personal", "extension-query"];

const WARM_SECONDS = 2;

function shot(n: number): Shot {
  const user = n % PEOPLE;
  const kind = KINDS[n % KINDS.length] ?? "message-personal";
  const whole = payload(kind, { id: `f:${n}`, serviceUrl });
  const conversation = whole.conversation as object;
  const activity = {
    ...{ ...whole, from: { id: `29:bench-${user}`, name: `Person ${user}` } },
    ...(kind === "message-personal" && {
      ...{ text: GAP, conversation: { ...conversation, id: `a:bench-${user}` } },
    }),
    localTimestamp: new Date(Date.UTC(2026, 10, 22) + n).toISOString(),
  };
  const { incoming } = readTeams(activity, { tenant: TENANT, now: new Date() });
  const cause = incoming && incoming.type !== "looked" ? { cause: incoming.id } : {};
  return { ...cause, path: "/api/messages", headers, body: JSON.stringify(activity) };
}

/** Made before the clock runs: the program is measured, and not who asks. */
const made = Array.from(
  { length: RATE * (WARM_SECONDS + SECONDS + TIMES_OVER * OVER_SECONDS) },
  (_, n) => shot(n),
);

function next(): Shot {
  const one = made.pop();
  if (!one) throw new Error("there are no more requests");
  return one;
}

mkdirSync("data", { recursive: true });
const folder = mkdtempSync(join("data", "bench-teams-"));
// Not in production, which refuses a Bot Connector on this machine.
const { program, port } = await startProgram(folder, {
  ...{ NODE_ENV: "test", MicrosoftAppId: teams.app.appId, MicrosoftAppTenantId: TENANT },
  ...{ MicrosoftAppPassword: teams.app.password, TEAMS_SERVICE_HOSTS: teams.host },
  ...{ TEAMS_OPENID_URL: teams.openIdUrl, TEAMS_LOGIN_URL: teams.loginUrl(TENANT) },
});
try {
  await shoot(port, next, { rate: RATE, seconds: WARM_SECONDS }); // a running program has its code compiled
  // From here on every call of the bot hangs until it times out; no answer may wait for one.
  teams.fail({ times: Number.POSITIVE_INFINITY }, "hang");
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
  await teams.close();
  rmSync(folder, { recursive: true, force: true });
}
