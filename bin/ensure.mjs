import { existsSync, openSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { isShipped, packagesState, sqliteFits } from "./installed.mjs";
import { withLock } from "./lock.mjs";
import { run } from "./run.mjs";
import { giveUp, root, say } from "./say.mjs";

const SQLITE = fileURLToPath(new URL("node_modules/better-sqlite3-node20", root));

/** Makes sure that this Node will do and that every package is there; installs what is missing and says so. */
export async function ensureInstalled() {
  checkNode(process.versions.node);
  if (ready()) return;
  await withLock("installation", async () => {
    if (!ready()) await install();
  });
}

/** Ends with advice when Node is too old for the packages we use. */
function checkNode(version) {
  const [major, minor] = version.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  giveUp(
    `Cohort needs Node 20.19 or newer (20, 22 and 24 are tested). This is Node ${version}.\n` +
      "Install a newer one from https://nodejs.org or with your version manager, and start again.",
  );
}

const ready = () => (isShipped() || packagesState() === "complete") && sqliteFits();

async function install() {
  if (isShipped())
    giveUp("This was built for another version of Node. Build it again with this one.");
  const state = packagesState();
  if (state !== "complete") await fetchPackages(state);
  if (!sqliteFits()) await compileSqlite();
  say("Everything is installed.\n");
}

const QUIET = ["--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];

async function fetchPackages(state) {
  if (state === "none") say("Installing the packages Cohort needs, this once.");
  else say("Some packages have changed since the last start. Installing them.");
  say("This takes half a minute to three minutes.");
  const command = state === "none" ? ["ci"] : ["install", "--no-save"];
  if ((await npm([...command, ...QUIET])) === 0) return;
  giveUp(
    "The packages could not be installed; npm says why above. Often the package registry\n" +
      "cannot be reached: check the network or the proxy, and start again.",
  );
}

/** Puts the package there again where npm gave up on it, and lets it compile itself. */
async function compileSqlite() {
  say(
    `Compiling SQLite for Node ${process.versions.node}, this once. This takes one to two minutes`,
  );
  say("(Node 22 and 24 need no compiling).");
  if (!existsSync(SQLITE)) await npm(["install", "--no-save", "--ignore-scripts", ...QUIET]);
  // A compiler talks a lot: what it says is shown only when it fails.
  const log = fileURLToPath(new URL(".tools/sqlite.log", root));
  const file = openSync(log, "w");
  await npm(["run", "install"], { cwd: SQLITE, stdio: ["ignore", file, file] });
  if (sqliteFits()) return;
  giveUp(
    `${readFileSync(log, "utf8").split("\n").slice(-40).join("\n")}\n` +
      `SQLite could not be compiled; the reason is above, and all of it in ${log}.\n` +
      "It needs a compiler and Python (Debian: apt-get install python3 make g++).",
  );
}

/** Runs npm, the one that started us where there is one, and shows that it is still at work. */
async function npm(args, where = {}) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  const beat = setInterval(() => say(`  … still at it (${seconds()} s)`), 15_000);
  try {
    // Everything npm prints goes to stderr: stdout belongs to the program's answers.
    const options = { stdio: ["ignore", 2, 2], env: nodeHeaders(), ...where };
    const cli = process.env.npm_execpath ?? "";
    if (basename(cli) === "npm-cli.js") return await run(process.execPath, [cli, ...args], options);
    return await run("npm", args, { ...options, shell: process.platform === "win32" });
  } finally {
    clearInterval(beat);
  }
}

/** Compiling needs the headers of this Node; using the ones beside it spares a download. */
function nodeHeaders() {
  const prefix = dirname(dirname(process.execPath));
  return existsSync(join(prefix, "include/node/node.h")) ? { npm_config_nodedir: prefix } : {};
}
