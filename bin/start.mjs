import { ensureBuilt } from "./built.mjs";
import { ensureInstalled } from "./ensure.mjs";

// The playground: a demo cohort is made where there is none.
process.env.COHORT_DEMO ??= "1";

await ensureInstalled();
await ensureBuilt();
await import("../dist/src/main.js");
