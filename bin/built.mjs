import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { isShipped } from "./installed.mjs";
import { withLock } from "./lock.mjs";
import { runPackage } from "./run.mjs";
import { giveUp, root, say } from "./say.mjs";

const at = (path) => fileURLToPath(new URL(path, root));
const PAGE = "adapters/web/page";
const SETTINGS = ["package.json", "tsconfig.json", "tsconfig.build.json"];

/** Brings dist/ up to date with the sources; does nothing when it is, or when this came built. */
export async function ensureBuilt() {
  if (isShipped() || isCurrent()) return;
  await withLock("build", async () => {
    if (!isCurrent()) await build();
  });
}

function isCurrent() {
  const stamp = at("dist/.sources");
  return existsSync(stamp) && readFileSync(stamp, "utf8") === fingerprint(sources());
}

/** Every file that dist/ is made from. */
function sources() {
  const inside = ["src", "db", "adapters"].flatMap((folder) =>
    readdirSync(at(folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(at(".").length)),
  );
  return [...SETTINGS, ...inside].sort();
}

/** Changes when a file comes, goes, or is written again. */
function fingerprint(files) {
  const hash = createHash("sha256");
  for (const file of files) {
    const { size, mtimeMs } = statSync(at(file));
    hash.update(`${file} ${size} ${mtimeMs}\n`);
  }
  return hash.digest("hex");
}

/** Builds beside dist/ and then swaps, so that a failed build leaves the old one in place. */
async function build() {
  const files = sources();
  const stamp = fingerprint(files);
  say("Building Cohort (a few seconds) …");
  rmSync(at("dist.next"), { recursive: true, force: true });
  await compile("tsconfig.build.json", []);
  if (existsSync(at(`${PAGE}/tsconfig.json`))) {
    await compile(`${PAGE}/tsconfig.json`, ["--rootDir", at("."), "--noEmit", "false"]);
  }
  for (const file of files.filter(isAsset)) copy(file);
  writeFileSync(at("dist.next/.sources"), stamp);
  rmSync(at("dist"), { recursive: true, force: true });
  renameSync(at("dist.next"), at("dist"));
}

async function compile(project, options) {
  const args = ["-p", at(project), "--outDir", at("dist.next"), ...options];
  // What the compiler says goes to stderr, like everything the start scripts say.
  const status = await runPackage("typescript/bin/tsc", args, { stdio: ["ignore", 2, 2] });
  if (status !== 0) giveUp("The build failed; the compiler says why above.");
}

/** Pages, styles and migrations lie beside the code that reads them, and so do their copies. */
const isAsset = (file) => !/\.(ts|map|md)$|tsconfig.*\.json$|^[^/]+\.json$/.test(file);

function copy(file) {
  const target = at(`dist.next/${file}`);
  mkdirSync(dirname(target), { recursive: true });
  cpSync(at(file), target);
}
