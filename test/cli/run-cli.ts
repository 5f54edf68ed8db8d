import { spawn } from "node:child_process";
import { once } from "node:events";

export interface Ran {
  status: number | null;
  out: string;
  err: string;
  replies: {
    to: string;
    private: boolean;
    text: string;
    blocks: unknown[];
    data: Record<string, unknown>;
  }[];
}

/** Runs one `cohort` subcommand as a person or script would, in a process of its own. */
export async function runCli(env: Record<string, string>, ...args: string[]): Promise<Ran> {
  const child = spawn(process.execPath, ["dist/src/cli/cohort.js", ...args], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let out = "";
  let err = "";
  child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
  const [status] = (await once(child, "close")) as [number | null];
  const replies = args.includes("--json") && out.startsWith("{") ? JSON.parse(out).replies : [];
  return { status, out, err, replies };
}
