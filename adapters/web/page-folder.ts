import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Where the built page lies: beside this module when it is built itself, in dist/ when it runs
 * from source (the browser needs JavaScript, so the page must have been built once).
 */
export function findPageFolder(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const beside = join(here, "page");
  if (existsSync(join(beside, "main.js"))) return beside;
  return join(here, "../../dist/adapters/web/page");
}
