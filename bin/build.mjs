import { ensureBuilt } from "./built.mjs";
import { ensureInstalled } from "./ensure.mjs";
import { say } from "./say.mjs";

await ensureInstalled();
await ensureBuilt();
say("dist/ is up to date.");
