import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

/** The real program in a process of its own, to be talked to over HTTP and killed. */
export interface Server {
  process: ChildProcess;
  url: string;
  post(path: string, body: object): Promise<Record<string, unknown>>;
  kill(signal: NodeJS.Signals): Promise<number | null>;
}

/** Starts the playground on that database and a free port; resolves when it answers. */
export async function startServer(databaseUrl: string): Promise<Server> {
  const child = spawn(process.execPath, ["dist/src/main.js"], {
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      PORT: "0",
      COHORT_DEMO: "1",
      NODE_ENV: "test",
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const url = await addressOf(child);
  return {
    process: child,
    url,
    async post(path, body) {
      const response = await fetch(`${url}${path}`, {
        method: "POST",
        headers: { "content-type": "application/json", origin: url },
        body: JSON.stringify(body),
      });
      if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
      return (await response.json()) as Record<string, unknown>;
    },
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
      const [url] = /http:\/\/localhost:\d+/.exec(heard) ?? [];
      if (url) resolve(url);
    });
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}: ${heard}`)));
  });
}
