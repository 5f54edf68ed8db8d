/**
 * A hundred thousand activities that make no sense, over HTTP, through the real SDK and the real
 * engine: nothing fails, nothing is let in that should not be, and memory stays flat.
 * `npm run bench -- --teams-hostile` runs it; it takes about two minutes.
 */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { replaceOne } from "../test/adapters/replace-one.ts";
import { createDesk } from "../test/adapters/teams/receive/desk.ts";
import { strangersKey } from "../test/teams/keys.ts";
import { PAYLOADS, payload } from "../test/teams/payload.ts";

const TIMES = 100_000;
const WARM = 10_000;
const AT_ONCE = 16;
/** Of the heap once it was collected; what the process holds besides rises and falls with the collector. */
const MOST_GROWTH_MB = 10;
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);
const USUAL = new Set([200, 400, 401, 403, 501, 503]);

mkdirSync("data", { recursive: true });
const folder = mkdtempSync(join("data", "bench-hostile-"));
const desk = await createDesk({ url: `file:${join(folder, "bench.db")}` });
setFlagsFromString("--expose-gc");
const collect: () => void = runInNewContext("gc");

const forged = desk.token({}, { key: strangersKey() });
const statuses = new Map<number, number>();
let letIn = 0;
let errors = 0;

const sample = (n: number) =>
  fc.sample(fc.tuple(fc.constantFrom(...PAYLOADS), fc.nat(), fc.jsonValue({ maxDepth: 3 })), {
    ...{ numRuns: 1_000, seed: SEED + n },
  });
const junk = (n: number) =>
  fc.sample(fc.string({ maxLength: 300 }), { numRuns: 1_000, seed: SEED + n });

/** Of four, two are wrong activities with a good token, one has a forged one, and one is no activity at all. */
async function one(n: number, [name, at, value]: [string, number, unknown], noise: string) {
  const activity = replaceOne(payload(name), at, value);
  const kind = n % 4;
  const { status } =
    kind === 0
      ? await desk.bytes(noise)
      : await desk.send(activity, kind === 1 ? forged : undefined);
  statuses.set(status, (statuses.get(status) ?? 0) + 1);
  if (kind < 2 && (status === 200 || status >= 500)) letIn++;
  if (!USUAL.has(status)) errors++;
}

async function thousand(from: number): Promise<void> {
  const [activities, noise] = [sample(from), junk(from)];
  let next = 0;
  const worker = async () => {
    for (let n = next++; n < activities.length; n = next++) {
      const activity = activities[n];
      if (activity) await one(from + n, activity, noise[n] ?? "");
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  errors += desk.failures.length + desk.logged.filter(({ level }) => level === "error").length;
  await desk.app.courier();
  // What the desk writes down is not the program's memory.
  for (const list of [desk.failures, desk.logged, desk.delivered]) list.length = 0;
}

const megabytes = () => {
  collect();
  const { rss, heapUsed } = process.memoryUsage();
  return { rss: Math.round(rss / 1e6), heap: Math.round(heapUsed / 1e6) };
};

try {
  let warm = megabytes();
  const rows: object[] = [];
  for (let sent = 0; sent < TIMES; sent += 1_000) {
    await thousand(sent);
    if (sent + 1_000 === WARM) warm = megabytes();
    if ((sent + 1_000) % WARM === 0)
      rows.push({ sent: sent + 1_000, ...megabytes(), errors, letIn });
  }
  console.table(rows);
  console.log({ seed: SEED, ...Object.fromEntries(statuses) });
  const growth = megabytes().heap - warm.heap;
  console.log(
    `goals: heap grows ≤ ${MOST_GROWTH_MB} MB after ${WARM} (${growth} MB), no error, none let in`,
  );
  process.exitCode = growth <= MOST_GROWTH_MB && errors === 0 && letIn === 0 ? 0 : 1;
} finally {
  await desk.close();
  rmSync(folder, { recursive: true, force: true });
}
