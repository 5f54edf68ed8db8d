/** A process of its own: opens each address it is told on its input, at once, and says how it went. */
import { createInterface } from "node:readline";
import { openDialect } from "../../db/open.ts";

console.log("ready");
for await (const url of createInterface(process.stdin)) {
  const outcome = openDialect(url).then((dialect) => dialect.close());
  await outcome.then(
    () => console.log("opened"),
    (error) => console.log(`failed: ${error}`),
  );
}
