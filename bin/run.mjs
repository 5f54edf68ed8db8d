import { spawn } from "node:child_process";
import { constants } from "node:os";
import { fileURLToPath } from "node:url";
import { root } from "./say.mjs";

/** Runs a command in the package's folder and resolves with its exit status; options as for spawn. */
export function run(command, args, { env = {}, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: fileURLToPath(root),
      stdio: "inherit",
      ...options,
      env: { ...process.env, ...env },
    });
    child.on("error", reject);
    child.on("close", (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  });
}

/** Runs a script of an installed package with this very Node, e.g. `typescript/bin/tsc`. */
export function runPackage(script, args, options) {
  const path = fileURLToPath(new URL(`node_modules/${script}`, root));
  return run(process.execPath, [path, ...args], options);
}
