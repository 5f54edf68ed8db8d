import { type ChildProcessByStdio, spawn } from "node:child_process";
import { createInterface, type Interface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";

interface Starter {
  child: ChildProcessByStdio<Writable, Readable, null>;
  lines: AsyncIterator<string>;
}

/** Processes that open the same database at the same moment. */
export interface Starters {
  /** How each of them fared: "opened", or "failed: …". */
  open(url: string): Promise<string[]>;
  stop(): void;
}

const PROGRAM = fileURLToPath(new URL("open-when-told.ts", import.meta.url));

/** Starts `count` processes and waits until each has loaded the program. */
export async function startStarters(count: number): Promise<Starters> {
  const starters = Array.from({ length: count }, launch);
  await Promise.all(starters.map(({ lines }) => lines.next()));
  return {
    async open(url) {
      for (const { child } of starters) child.stdin.write(`${url}\n`);
      return Promise.all(starters.map(async ({ lines }) => (await lines.next()).value));
    },
    stop() {
      for (const { child } of starters) child.kill();
    },
  };
}

function launch(): Starter {
  const child = spawn(process.execPath, ["--import", "tsx", PROGRAM], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const reader: Interface = createInterface(child.stdout);
  return { child, lines: reader[Symbol.asyncIterator]() };
}
