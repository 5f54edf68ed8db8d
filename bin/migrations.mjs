import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runPackage } from "./run.mjs";
import { root, say } from "./say.mjs";

const at = (path) => fileURLToPath(new URL(path, root));
const DIALECTS = ["sqlite", "postgres"];

/** 0 when db/schema.ts and the migrations say the same, 1 when a migration is missing. Works on a copy. */
export async function migrationsDrift() {
  const copy = mkdtempSync(join(tmpdir(), "cohort-migrations-"));
  try {
    for (const part of ["db", "src", "package.json", "tsconfig.json"]) {
      cpSync(at(part), join(copy, part), { recursive: true });
    }
    symlinkSync(at("node_modules"), join(copy, "node_modules"));
    for (const dialect of DIALECTS) if (!(await agrees(dialect, copy))) return 1;
    return 0;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

async function agrees(dialect, copy) {
  const args = ["generate", "--config", `db/drizzle.${dialect}.ts`];
  if ((await runPackage("drizzle-kit/bin.cjs", args, { cwd: copy })) !== 0) return false;
  const written = (folder) => readdirSync(join(folder, "db/migrations", dialect)).length;
  if (written(copy) === written(at("."))) return true;
  say(`db/schema.ts has changed and no ${dialect} migration says so. Make one:`);
  say(`  npx drizzle-kit ${args.join(" ")}`);
  return false;
}
