import { ensureBuilt } from "./built.mjs";
import { ensureInstalled } from "./ensure.mjs";

// `npm start` runs this by `exec`, so that a signal sent to npm reaches it and not a shell in between
// (where the shell knows no `exec`, as on Windows, the second half of that script takes over).

// The playground: a demo cohort is made where there is none.
process.env.COHORT_DEMO ??= "1";

await ensureInstalled();
await ensureBuilt();
await import("../dist/src/main.js");
