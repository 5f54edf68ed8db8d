import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { root } from "./say.mjs";

const require = createRequire(import.meta.url);
const at = (path) => new URL(path, root);
const packagesOf = (path) => JSON.parse(readFileSync(at(path), "utf8")).packages;

/**
 * True for an installation that was built elsewhere and carries no compiler, such as our container.
 * Nothing is installed or built there.
 */
export function isShipped() {
  return existsSync(at("dist/src/main.js")) && !existsSync(at("node_modules/typescript"));
}

/** "none", "old" or "complete": what npm itself wrote down about node_modules, held against package-lock.json. */
export function packagesState() {
  if (!existsSync(at("node_modules/.package-lock.json"))) return "none";
  const present = packagesOf("node_modules/.package-lock.json");
  const wanted = Object.entries(packagesOf("package-lock.json"));
  const complete = wanted.every(
    ([path, entry]) => maybeAbsent(path, entry) || present[path]?.version === entry.version,
  );
  return complete ? "complete" : "old";
}

/** The package itself, and what npm leaves out on some machines. */
function maybeAbsent(path, entry) {
  return path === "" || entry.optional || entry.devOptional || entry.peer || entry.extraneous;
}

/** Whether SQLite's compiled part is there and made for this version of Node. */
export function sqliteLoads() {
  try {
    require("better-sqlite3/build/Release/better_sqlite3.node");
    return true;
  } catch {
    return false;
  }
}
