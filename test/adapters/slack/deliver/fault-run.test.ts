import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { runFaults } from "./fault-run.ts";

const folder = mkdtempSync(join(tmpdir(), "cohort-fault-run-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("2,000 messages to 50 channels arrive once and in order while one call in eleven fails", {
  timeout: 180_000,
}, async () => {
  const database = `file:${join(folder, "cohort.db")}`;
  const result = await runFaults({ messages: 2_000, channels: 50, scale: 50, database });
  expect(result).toMatchObject({ lost: 0, doubled: 0, outOfOrder: 0, givenUp: 0 });
  expect(result.failed, "and calls did fail").toBeGreaterThan(result.calls * 0.07);
});
