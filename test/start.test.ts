import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { openStore } from "../db/open.ts";
import { readConfig } from "../src/config.ts";
import { createLog } from "../src/log.ts";
import { openMovableClock } from "../src/playground/clock.ts";
import { start } from "../src/start.ts";

const DAY_MS = 86_400_000;
const folder = mkdtempSync(join(tmpdir(), "cohort-start-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("starting", { timeout: 60_000 }, () => {
  it("ends with advice, instead of working on unseen, when its port is taken", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as AddressInfo;
    const env = { DATABASE_URL: `file:${join(folder, "port.db")}`, PORT: String(port) };
    const child = spawn(process.execPath, ["dist/src/main.js"], {
      env: { ...process.env, ...env, NODE_ENV: "test" },
      stdio: ["ignore", "ignore", "pipe"],
    });
    let said = "";
    child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
    const [status] = await once(child, "close");
    other.close();
    expect(status).toBe(78);
    expect(said).toContain(`PORT ${port} is in use`);
  });

  it("lives in real time in production, wherever a playground left its clock", async () => {
    const url = `file:${join(folder, "moved.db")}`;
    const now = Date.now();
    const store = await openStore(url);
    const clock = await openMovableClock(store, { now: () => new Date(now) });
    await clock.set(new Date(now + 300 * DAY_MS));
    const config = readConfig({ DATABASE_URL: url, PORT: "0", NODE_ENV: "production" });
    const running = await start(config, createLog({ level: "fatal" }));
    await running.stop();
    // The first beat sweeps up as of its own midnight, and never again as of an earlier one.
    expect(await store.tick("sweep", new Date(now + 2 * DAY_MS))).toBe(true);
    await store.close();
  });
});
