import { createRequire } from "node:module";
import type Driver from "better-sqlite3";

const NODE_MAJOR = Number(process.versions.node.split(".")[0]);

/**
 * better-sqlite3 for the Node that runs us. Version 13 cannot run on Node 20, and version 12, compiled
 * for Node 24.19 or later, ends the process while memory is tidied up (nodejs/node#65446); so both are here.
 */
const require = createRequire(import.meta.url);
export const Database: typeof Driver = require(
  NODE_MAJOR >= 22 ? "better-sqlite3" : "better-sqlite3-node20",
);
