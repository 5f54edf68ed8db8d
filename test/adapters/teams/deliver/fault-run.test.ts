import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { runFaults } from "./fault-run.ts";

const folder = mkdtempSync(join(tmpdir(), "cohort-teams-faults-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("400 messages to 20 conversations: none is lost, and none doubled without a word, while one call in ten fails", {
  timeout: 180_000,
}, async () => {
  const database = `file:${join(folder, "cohort.db")}`;
  const result = await runFaults({ messages: 400, conversations: 20, scale: 10, database });
  expect(result).toMatchObject({ lost: 0, blind: 0, outOfOrder: 0, wrongInTheEnd: 0 });
  expect(result.failed, "and calls did fail").toBeGreaterThan(result.calls * 0.06);
  expect(result.held, "some where several people read").toBeGreaterThan(0);
  expect(result.told, "some where one person was told").toBeGreaterThan(0);
});
