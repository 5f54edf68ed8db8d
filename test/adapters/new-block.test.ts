import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";

const BLOCKS = "src/core/reply.ts";
const LAST = '| { type: "divider" }';

/** The console and every plain text are rendered by one file. */
const RENDERERS = ["slack/render", "teams/render", "text", "web/render"];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "new-block-"));
  for (const part of ["src/core", "adapters", "package.json"])
    cpSync(part, join(folder, part), { recursive: true });
  const include = RENDERERS.map((name) => `adapters/${name}.ts`);
  const config = { ...JSON.parse(readFileSync("tsconfig.json", "utf8")), include };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
  symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** The files of the adapters that the compiler refuses. */
function refused(): string[] {
  const compiler = resolve("node_modules/.bin/tsc");
  const { stdout } = spawnSync(compiler, ["-p", "."], { cwd: folder, encoding: "utf8" });
  const files = stdout.split("\n").flatMap((line) => /^(adapters\/\S+?)\(/.exec(line)?.[1] ?? []);
  return [...new Set(files)].sort();
}

it("a block that no adapter can show breaks the build of all four", () => {
  expect(refused()).toEqual([]);
  const path = join(folder, BLOCKS);
  const source = readFileSync(path, "utf8");
  expect(source).toContain(LAST);
  writeFileSync(path, source.replace(LAST, `${LAST}\n  | { type: "planted"; text: string }`));
  expect(refused()).toEqual(expect.arrayContaining(RENDERERS.map((name) => `adapters/${name}.ts`)));
}, 60_000);
