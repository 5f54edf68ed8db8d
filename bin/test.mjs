import { ensureBuilt } from "./built.mjs";
import { ensureInstalled } from "./ensure.mjs";
import { runPackage } from "./run.mjs";

await ensureInstalled();
await ensureBuilt(); // the tests of the page and of the command line use what is built
process.exitCode = await runPackage("vitest/vitest.mjs", ["run", ...process.argv.slice(2)]);
