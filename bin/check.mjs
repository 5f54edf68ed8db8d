import { ensureInstalled } from "./ensure.mjs";
import { migrationsDrift } from "./migrations.mjs";
import { run, runPackage } from "./run.mjs";
import { say } from "./say.mjs";

const STEPS = [
  [
    "format and lint",
    () => runPackage("@biomejs/biome/bin/biome", ["check", "--error-on-warnings"]),
  ],
  ["types", () => runPackage("typescript/bin/tsc", ["-p", "."])],
  [
    "types of the page",
    () => runPackage("typescript/bin/tsc", ["-p", "adapters/web/page", "--noEmit"]),
  ],
  ["unused code", () => runPackage("knip/bin/knip.js", [])],
  ["migrations", migrationsDrift],
  ["tests", () => run(process.execPath, ["bin/test.mjs"])],
];

await ensureInstalled();
const skipped = process.argv.includes("--no-tests") ? ["tests"] : [];
const failed = [];
for (const [name, step] of STEPS.filter(([name]) => !skipped.includes(name))) {
  say(`\n— ${name}`);
  if ((await step()) !== 0) failed.push(name);
}
say(failed.length === 0 ? "\nAll checks passed." : `\nFailed: ${failed.join(", ")}.`);
process.exitCode = failed.length === 0 ? 0 : 1;
