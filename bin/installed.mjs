import { existsSync, readFileSync } from "node:fs";
import { root } from "./say.mjs";

const COMPILED = "node_modules/better-sqlite3-node20/build/Release/better_sqlite3.node";

/** SQLite comes ready-made for Node 22 and later; for Node 20 it has to be compiled. */
export const compilesSqlite = Number(process.versions.node.split(".")[0]) < 22;

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

/**
 * Whether SQLite's compiled part is there, where there has to be one, and fits this Node. It is read, not
 * loaded: a process in which loading failed once could not load it after it was mended.
 */
export function sqliteFits() {
  if (!compilesSqlite) return true;
  if (!existsSync(at(COMPILED))) return false;
  return readFileSync(at(COMPILED)).includes(`node_register_module_v${process.versions.modules}`);
}
