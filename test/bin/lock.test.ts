import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "cohort-lock-"));
const name = `test-${process.pid}`;
const lock = `.tools/${name}.lock`;
afterAll(() => {
  rmSync(folder, { recursive: true });
  rmSync(lock, { force: true });
});

/** Counts one up in a file, slowly enough that two at once would lose a count. */
const PROGRAM = `
  import { readFileSync, writeFileSync } from "node:fs";
  import { withLock } from "${new URL("../../bin/lock.mjs", import.meta.url)}";
  const [name, file] = process.argv.slice(1);
  await withLock(name, async () => {
    const count = Number(readFileSync(file, "utf8"));
    await new Promise((resolve) => setTimeout(resolve, 20));
    writeFileSync(file, String(count + 1));
  });
`;

async function count(file: string): Promise<number> {
  const args = ["--input-type=module", "--eval", PROGRAM, name, file];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "ignore", "inherit"] });
  const [status] = await once(child, "exit");
  return status;
}

async function countTogether(processes: number): Promise<string> {
  const file = join(folder, "count");
  writeFileSync(file, "0");
  const ended = await Promise.all(Array.from({ length: processes }, () => count(file)));
  expect(ended).toEqual(ended.map(() => 0));
  return readFileSync(file, "utf8");
}

it("lets one process at a time install or build", async () => {
  expect(await countTogether(6)).toBe("6");
});

it("takes over a lock whose process has died", async () => {
  mkdirSync(".tools", { recursive: true });
  const gone = spawn(process.execPath, ["--eval", ""]);
  await once(gone, "exit");
  writeFileSync(lock, String(gone.pid));
  expect(await countTogether(6)).toBe("6");
});
