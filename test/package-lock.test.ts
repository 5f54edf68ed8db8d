import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

interface Entry {
  version?: string;
  integrity?: string;
  resolved?: string;
  extraneous?: true;
}

// npm sometimes forgets the packages of other systems when it installs over an existing node_modules;
// `npm ci` then fails on a clean clone. Mend it in a folder of its own, with the last sound package-lock.json
// and the new package.json and no node_modules: `npm install --package-lock-only`.
it("package-lock.json is complete for every system, so that a clean clone installs", () => {
  const lock = JSON.parse(readFileSync("package-lock.json", "utf8"));
  const { "": _own, ...packages }: Record<string, Entry> = lock.packages;
  const broken = Object.entries(packages).filter(
    ([, entry]) => !entry.version || !entry.integrity || entry.extraneous,
  );
  expect(broken.map(([path]) => path)).toEqual([]);
  expect(JSON.stringify(packages)).not.toContain('"resolved":"http');
});
