/**
 * How fast the page answers, and how much memory it takes: the built program on a new SQLite file,
 * over HTTP on this computer. `npm run bench -- --page` runs it.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const TIMED = 200;
const TOTAL = 5_000;
const AT_ONCE = 4;
const PATIENCE_MS = 20_000;
const GOAL_MS = 150;
const GOAL_MB = 200;
/** As `npm start` runs it. */
const NODE_OPTION = "--max-semi-space-size=8";

/** Answered at once, each by one message, and by nothing that waits for a next answer. */
const WORDS = ["help", "my", "cohort", "ratio students=9481 counselors=42", "no such words"];

interface Page {
  url: string;
  server: ChildProcess;
}

async function startServer(folder: string): Promise<Page> {
  const env = {
    ...process.env,
    PORT: "0",
    COHORT_DEMO: "1",
    DATABASE_URL: `file:${join(folder, "bench.db")}`,
    LOG_LEVEL: "error",
  };
  const server = spawn(process.execPath, [NODE_OPTION, "dist/src/main.js"], {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const url = await new Promise<string>((resolve, reject) => {
    let said = "";
    server.stdout.on("data", (chunk) => {
      said += chunk;
      const port = /localhost:(\d+)/.exec(said)?.[1];
      if (port) resolve(`http://127.0.0.1:${port}`);
    });
    server.once("exit", (status) => reject(new Error(`the server ended with ${status}`)));
  });
  return { url, server };
}

/** Calls `heard` for every post on the stream; the returned function ends it. */
async function listen(
  url: string,
  as: string,
  cursor: string,
  heard: (post: { author: { userId: string | null } }) => void,
) {
  const stop = new AbortController();
  const response = await fetch(`${url}/playground/api/events?as=${as}&after=${cursor}`, {
    signal: stop.signal,
  });
  const read = async () => {
    let rest = "";
    const text = (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream());
    for await (const chunk of text) {
      const parts = (rest + chunk).split("\n\n");
      rest = parts.pop() ?? "";
      for (const part of parts)
        if (part.startsWith("event: post"))
          heard(JSON.parse(part.slice(part.indexOf("data: ") + 6)));
    }
  };
  read().catch((error) => {
    if (!stop.signal.aborted) throw error;
  });
  return () => stop.abort();
}

let sent = 0;

async function say(url: string, as: string, text: string): Promise<void> {
  const body = { as, conversation: `dm:${as}`, text, nonce: `bench-${process.pid}-${sent++}` };
  const response = await fetch(`${url}/playground/api/say`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  const answer = await response.text();
  if (!response.ok) throw new Error(`${response.status} ${answer}`);
}

const textOf = (i: number) => WORDS[i % WORDS.length] ?? "help";

/** Milliseconds from sending to the reply's arrival on the stream, one message after another. */
async function timeReplies(url: string, as: string, cursor: string): Promise<number[]> {
  let arrived = () => {};
  const end = await listen(url, as, cursor, ({ author }) => author.userId === null && arrived());
  const times: number[] = [];
  for (let i = 0; i < TIMED; i++) {
    const begun = performance.now();
    const reply = new Promise<number>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`no answer to “${textOf(i)}”`)), PATIENCE_MS);
      arrived = () => {
        clearTimeout(late);
        resolve(performance.now() - begun);
      };
    });
    const [took] = await Promise.all([reply, say(url, as, textOf(i))]);
    times.push(took);
  }
  end();
  return times.sort((a, b) => a - b);
}

async function sendRest(url: string, people: string[]): Promise<void> {
  let next = TIMED;
  const worker = async (as: string) => {
    while (next < TOTAL) await say(url, as, textOf(next++));
  };
  await Promise.all(people.slice(0, AT_ONCE).map(worker));
}

/** Resident memory in MB, as Linux counts it. */
function memoryOf({ pid }: ChildProcess): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024;
}

const folder = mkdtempSync(join(tmpdir(), "cohort-page-"));
const { url, server } = await startServer(folder);
try {
  const state = JSON.parse(await (await fetch(`${url}/playground/api/state`)).text());
  const people = state.members.map(({ userId }: { userId: string }) => userId);
  const atStart = memoryOf(server);
  const times = await timeReplies(url, people[0], state.cursor);
  const [median, p95] = [
    times[TIMED / 2] ?? Number.NaN,
    times[Math.floor(TIMED * 0.95)] ?? Number.NaN,
  ];
  const stop = await listen(url, people[0], state.cursor, () => {});
  const begun = performance.now();
  await sendRest(url, people);
  const rate = (TOTAL - TIMED) / ((performance.now() - begun) / 1000);
  const memory = memoryOf(server);
  stop();
  console.table([
    {
      what: `reply on the page, median of ${TIMED}`,
      measured: `${median.toFixed(1)} ms`,
      goal: `≤ ${GOAL_MS} ms`,
      met: median <= GOAL_MS,
    },
    {
      what: `reply on the page, 95th percentile`,
      measured: `${p95.toFixed(1)} ms`,
      goal: "",
      met: "",
    },
    { what: "memory at start", measured: `${atStart.toFixed(0)} MB`, goal: "", met: "" },
    {
      what: `memory after ${TOTAL} messages`,
      measured: `${memory.toFixed(0)} MB`,
      goal: `< ${GOAL_MB} MB`,
      met: memory < GOAL_MB,
    },
    {
      what: "messages a second, four people at once",
      measured: rate.toFixed(0),
      goal: "",
      met: "",
    },
  ]);
  process.exitCode = median <= GOAL_MS && memory < GOAL_MB ? 0 : 1;
} finally {
  server.kill();
  rmSync(folder, { recursive: true, force: true });
}
