import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

interface Entry {
  version?: string;
  extraneous?: true;
  optionalDependencies?: Record<string, string>;
}

const lock = JSON.parse(readFileSync("package-lock.json", "utf8"));
const packages: [string, Entry][] = Object.entries(lock.packages);

// npm forgets the packages of other systems when it cannot reach them or installs over an existing
// node_modules, and `npm ci` then refuses a clean clone. Put back the lines that were lost.
it("package-lock.json names the packages of every system, so that a clean clone installs", () => {
  const known = packages.map(([path]) => path);
  const wanted = packages.flatMap(([, entry]) => Object.keys(entry.optionalDependencies ?? {}));
  const lost = wanted.filter(
    (name) => !known.some((path) => path.endsWith(`node_modules/${name}`)),
  );
  expect(lost).toEqual([]);
});

it("package-lock.json says which version of each package, and holds none that nobody asked for", () => {
  const unclear = packages.filter(([, entry]) => !entry.version || entry.extraneous);
  expect(unclear.map(([path]) => path)).toEqual([]);
});
