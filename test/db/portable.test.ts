import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

/** Methods and words that only one of the two databases understands. */
const FORBIDDEN = [/\.(all|get|run|execute|values)\(\)/, /\blike\(/i, /async function\*/];

const files = readdirSync("db", { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts") && name !== "plan.ts")
  .map((name) => join("db", name));

it.each(files)("%s uses nothing that only one database has", (file) => {
  const source = readFileSync(file, "utf8");
  for (const pattern of FORBIDDEN) expect(source).not.toMatch(pattern);
});
