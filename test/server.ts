import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

/** The real program in a process of its own, to be killed. */
export interface Program {
  process: ChildProcess;
  url: string;
  kill(signal: NodeJS.Signals): Promise<number | null>;
}

/** The playground, to be talked to over HTTP as well. */
export interface Server extends Program {
  post(path: string, body: object): Promise<Record<string, unknown>>;
}

/** Starts the playground on that database and a free port; resolves when it answers. */
export async function startServer(databaseUrl: string): Promise<Server> {
  const program = await startProgram({
    ...{ DATABASE_URL: databaseUrl, COHORT_DEMO: "1", NODE_ENV: "test" },
  });
  const { url } = program;
  return {
    ...program,
    async post(path, body) {
      const response = await fetch(`${url}${path}`, {
        method: "POST",
        headers: { "content-type": "application/json", origin: url },
        body: JSON.stringify(body),
      });
      if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
      return (await response.json()) as Record<string, unknown>;
    },
  };
}

/** Starts the built program with those settings and a free port; resolves when it answers. */
export async function startProgram(settings: Record<string, string>): Promise<Program> {
  const child = spawn(process.execPath, ["dist/src/main.js"], {
    env: { ...process.env, PORT: "0", ...settings },
    stdio: ["ignore", "pipe", "inherit"],
  });
  return {
    process: child,
    url: await addressOf(child),
    async kill(signal) {
      const ended = once(child, "exit") as Promise<[number | null]>;
      child.kill(signal);
      return (await ended)[0];
    },
  };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let heard = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      heard += chunk.toString();
      const [, port] = /(?:localhost:|on port )(\d+)/.exec(heard) ?? [];
      if (port) resolve(`http://localhost:${port}`);
    });
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}: ${heard}`)));
  });
}
