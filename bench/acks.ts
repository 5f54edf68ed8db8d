/** What measuring how soon a platform is answered takes, whichever platform it is. */
import { spawn } from "node:child_process";
import { Agent, request } from "node:http";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { openStore } from "../db/open.ts";

/** One request, and the name under which it is kept once it is accepted; undefined where nothing is. */
export interface Shot {
  cause?: string;
  path: string;
  headers: Record<string, string>;
  body: string;
}

export interface Hit {
  cause?: string;
  took: number;
  /** `busy`: turned away; `none`: no answer at all. */
  outcome: "taken" | "busy" | "none";
}

/** As many connections as a proxy in front of the program would keep open. */
export const agent = new Agent({ keepAlive: true, maxSockets: 256 });

/** Resolves when the whole answer was read; timed from when it has a connection to go out on. */
function send(port: number, { cause, path, headers, body }: Shot): Promise<Hit> {
  let begun = performance.now();
  const hit = (outcome: Hit["outcome"]) => ({
    ...{ outcome, took: performance.now() - begun },
    ...(cause !== undefined && { cause }),
  });
  return new Promise((resolve) => {
    const sent = request(
      { agent, port, host: "127.0.0.1", method: "POST", path, headers },
      (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (chunk) => {
          text += chunk;
        });
        response.on("end", () =>
          resolve(hit(response.statusCode === 200 && !/I am busy/.test(text) ? "taken" : "busy")),
        );
      },
    );
    sent.on("socket", () => {
      begun = performance.now();
    });
    sent.on("error", () => resolve(hit("none")));
    sent.end(body);
  });
}

/** So many a second, whether earlier ones were answered or not. */
export async function shoot(
  port: number,
  next: () => Shot,
  { rate, seconds }: { rate: number; seconds: number },
): Promise<Hit[]> {
  const begun = performance.now();
  const hits: Promise<Hit>[] = [];
  while (hits.length < rate * seconds) {
    const due = Math.min(rate * seconds, ((performance.now() - begun) / 1000) * rate);
    while (hits.length < due) hits.push(send(port, next()));
    await wait(2);
  }
  return Promise.all(hits);
}

/** The built program on a new SQLite file in that folder. */
export async function startProgram(folder: string, settings: Record<string, string>) {
  const env = {
    ...{ ...process.env, PORT: "0", LOG_LEVEL: "error", ...settings },
    DATABASE_URL: `file:${join(folder, "bench.db")}`,
  };
  const program = spawn(process.execPath, ["--max-semi-space-size=8", "dist/src/main.js"], {
    ...{ env, stdio: ["ignore", "pipe", "inherit"] },
  });
  const port = await new Promise<number>((resolve, reject) => {
    program.stdout?.on("data", (chunk) => {
      const found = /(?:on port |localhost:)(\d+)/.exec(String(chunk))?.[1];
      if (found) resolve(Number(found));
    });
    program.once("exit", (status) => reject(new Error(`the program ended with ${status}`)));
  });
  return { program, port };
}

/** Milliseconds within which that share of the answers came. */
export const at = (hits: Hit[], share: number): number =>
  hits.map(({ took }) => took).sort((a, b) => a - b)[Math.ceil(hits.length * share) - 1] ?? 0;

/** Accepted ones that the database knows nothing of. */
export async function countLost(folder: string, hits: Hit[]): Promise<number> {
  const store = await openStore(`file:${join(folder, "bench.db")}`);
  let lost = 0;
  for (const { cause, outcome } of hits)
    if (cause !== undefined && outcome === "taken" && !(await store.seen(cause))) lost++;
  await store.close();
  return lost;
}

/** Prints a row; true when nothing was lost and everything answered. */
export function show(what: string, hits: Hit[], lost: number): boolean {
  const count = (outcome: Hit["outcome"]) => hits.filter((hit) => hit.outcome === outcome).length;
  const ms = (share: number) => `${at(hits, share).toFixed(1)} ms`;
  console.table([
    {
      ...{ what, sent: hits.length, taken: count("taken"), busy: count("busy") },
      ...{ unanswered: count("none"), lost, median: ms(0.5), p99: ms(0.99), longest: ms(1) },
    },
  ]);
  return lost === 0 && count("none") === 0;
}
