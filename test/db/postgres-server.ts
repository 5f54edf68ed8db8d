import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { type Binaries, findBinaries } from "./postgres-binaries.ts";

/** A real Postgres server of our own, in a temporary folder, gone after `stop`. */
export interface Server {
  /** Makes a database with nothing in it and tells its address. */
  emptyDatabase(): Promise<string>;
  stop(): Promise<void>;
}

/** Postgres refuses to run as root; then it runs as "nobody", which every Unix has. */
const nobody = { uid: 65534, gid: 65534 };
const root = process.getuid?.() === 0;
const user = root ? nobody : {};

/** Starts one on a free port of this machine, in about two seconds. */
export async function startPostgres(): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), "cohort-postgres-"));
  chmodSync(folder, 0o755);
  const data = join(folder, "data");
  const port = await freePort();
  const binaries = await findBinaries(root ? join(folder, "native") : undefined);
  const server = await launch(binaries, data, port);
  let count = 0;
  return {
    async emptyDatabase() {
      const name = `empty_${++count}`;
      await withClient(address(port, "postgres"), (admin) =>
        admin.query(`create database ${name}`),
      );
      return address(port, name);
    },
    async stop() {
      server.kill("SIGINT");
      await once(server, "exit");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Connects, does one thing, disconnects. */
export async function withClient<T>(url: string, act: (client: pg.Client) => Promise<T>) {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end();
  }
}

const address = (port: number, database: string) =>
  `postgres://postgres@127.0.0.1:${port}/${database}`;

async function launch(binaries: Binaries, data: string, port: number): Promise<ChildProcess> {
  mkdirSync(data);
  if (root) chownSync(data, nobody.uid, nobody.gid);
  const cluster = ["--pgdata", data, "--username=postgres", "--auth=trust", "--encoding=UTF8"];
  execFileSync(binaries.initdb, [...cluster, "--no-sync"], { ...user, cwd: data, stdio: "pipe" });
  const settings = [
    `port=${port}`,
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "max_connections=200",
    "fsync=off",
  ];
  const flags = settings.flatMap((setting) => ["-c", setting]);
  const child = spawn(binaries.postgres, ["-D", data, ...flags], { ...user, cwd: data });
  process.on("exit", () => child.kill("SIGQUIT"));
  await ready(child);
  return child;
}

/** Resolves when the server says that it listens; rejects with its log when it ends before. */
function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = "";
    child.stderr?.on("data", (chunk) => {
      log += chunk;
      if (log.includes("ready to accept connections")) resolve();
    });
    child.on("exit", () => reject(new Error(`Postgres did not start: ${log}`)));
  });
}

/** A port that nobody listens on at this moment. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const found = probe.address();
  probe.close();
  await once(probe, "close");
  if (found === null || typeof found === "string") throw new Error("no port to be had");
  return found.port;
}
