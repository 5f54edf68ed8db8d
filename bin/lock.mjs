import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { root, say } from "./say.mjs";

/** Lets one process at a time do `work`; others wait. A lock left by a process that died is taken over. */
export async function withLock(name, work) {
  const path = fileURLToPath(new URL(`.tools/${name}.lock`, root));
  mkdirSync(dirname(path), { recursive: true });
  for (let waits = 0; !(await take(path)); waits++) {
    if (waits === 4) say(`Another process is busy with the ${name} of Cohort. Waiting for it.`);
    await sleep(250);
  }
  const release = () => holds(path) && rmSync(path, { force: true });
  process.once("exit", release);
  try {
    return await work();
  } finally {
    process.off("exit", release);
    release();
  }
}

async function take(path) {
  if (create(path)) return true;
  if (alive(owner(path))) return false;
  rmSync(path, { force: true });
  if (!create(path)) return false;
  // Someone else may have found the same dead lock and removed ours: look again before trusting it.
  await sleep(100);
  return holds(path);
}

/** The lock appears complete or not at all: a link to a file already written. */
function create(path) {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, String(process.pid));
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

const holds = (path) => owner(path) === process.pid;

function owner(path) {
  try {
    return Number(readFileSync(path, "utf8"));
  } catch {
    return 0;
  }
}

function alive(pid) {
  if (pid === 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}
