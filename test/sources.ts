import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A source file of the project; `path` is from the project's folder, with slashes. */
export interface Source {
  path: string;
  text: string;
}

const FOLDERS = ["src", "adapters", "db", "bench", "bin", "test"];
const MIGRATIONS = "db/migrations/";

/** Every source file of the project that lies in `root`. */
export function readSources(root: string): Source[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .map((name) => `${folder}/${name}`)
      .filter((path) => /\.(ts|mjs|js)$/.test(path) && !path.startsWith(MIGRATIONS))
      .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") })),
  );
}
