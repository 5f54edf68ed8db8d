import { ensureBuilt } from "./built.mjs";
import { ensureInstalled } from "./ensure.mjs";
import { runPackage } from "./run.mjs";

await ensureInstalled();
await ensureBuilt();
const args = ["bench/main.ts", ...process.argv.slice(2)];
process.exitCode = await runPackage("tsx/dist/cli.mjs", args);
