import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { isShipped, packagesState, sqliteLoads } from "./installed.mjs";
import { withLock } from "./lock.mjs";
import { run } from "./run.mjs";
import { giveUp, say } from "./say.mjs";

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

const ready = () => (isShipped() || packagesState() === "complete") && sqliteLoads();

async function install() {
  if (isShipped()) {
    giveUp("SQLite's compiled part does not fit this Node. Run: npm rebuild better-sqlite3");
  }
  const state = packagesState();
  if (state !== "complete") await fetchPackages(state);
  if (!sqliteLoads()) await compileSqlite();
  say("Everything is installed.\n");
}

async function fetchPackages(state) {
  const [what, args] =
    state === "none"
      ? ["Installing the packages Cohort needs, this once.", ["ci"]]
      : [
          "Some packages have changed since the last start. Installing them.",
          ["install", "--no-save"],
        ];
  say(`${what} This takes about half a minute,`);
  say("and two minutes or more where SQLite has to be compiled for this machine.");
  if (
    (await npm([...args, "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"])) !== 0
  ) {
    giveUp(
      "The packages could not be installed; npm says why above.\n" +
        "Often it is one of these:\n" +
        "  the package registry cannot be reached: check the network or the proxy, and start again;\n" +
        "  SQLite cannot be compiled: install a compiler (Debian: apt-get install python3 make g++).",
    );
  }
}

async function compileSqlite() {
  say(
    `Compiling SQLite for Node ${process.versions.node}, this once. This takes one to two minutes.`,
  );
  await npm(["rebuild", "better-sqlite3"]);
  if (sqliteLoads()) return;
  giveUp(
    "SQLite could not be compiled; npm says why above.\n" +
      "It needs a compiler and Python (Debian: apt-get install python3 make g++).",
  );
}

/** Runs npm, the one that started us where there is one, and shows that it is still at work. */
async function npm(args) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  const beat = setInterval(() => say(`  … still at it (${seconds()} s)`), 15_000);
  try {
    // Everything npm prints goes to stderr: stdout belongs to the program's answers.
    const options = { stdio: ["ignore", 2, 2], env: nodeHeaders() };
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
