import { lookAtDatabase } from "../../db/look.ts";
import type { Condition } from "../../db/migrate.ts";
import { openDialect } from "../../db/open.ts";
import { createStore } from "../../db/store.ts";
import { createFeatures } from "../commands.ts";
import { type Config, readConfig } from "../config.ts";
import { StartError } from "../core/errors.ts";
import { newId } from "../new-id.ts";
import { packageFolder } from "../package-folder.ts";
import { loadPrompts } from "../prompts/load.ts";
import { print } from "./print.ts";

const HEALTHY = 0;
const BAD_SETTINGS = 78;

/** One part of the examination: what is wrong with it, or in a few words that nothing is. */
interface Finding {
  part: string;
  problems: string[];
  fine: string;
}

/**
 * `cohort doctor [folder]`: whether Cohort could start as it is set up, and with that folder of
 * prompts. Changes nothing, and prints no secret. Status 78 where something is wrong.
 */
export async function doctor(folder: string | undefined): Promise<number> {
  const findings = await examine(folder);
  for (const { part, problems, fine } of findings)
    print(problems.length === 0 ? `${part}: ${fine}` : [`${part}:`, ...problems].join("\n  "));
  return findings.some(({ problems }) => problems.length > 0) ? BAD_SETTINGS : HEALTHY;
}

/** Settings, database and prompts, each looked at even where another one is wrong. */
export async function examine(
  folder: string | undefined,
  env?: Record<string, string | undefined>,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  let config: Config | undefined;
  const look = async (part: string, work: () => Promise<string> | string) => {
    try {
      findings.push({ part, problems: [], fine: await work() });
    } catch (error) {
      if (!(error instanceof StartError)) throw error;
      findings.push({ part, problems: error.problems, fine: "" });
    }
  };
  await look("Settings", () => {
    config = env ? readConfig(env) : readConfig();
    return "all right";
  });
  const { databaseUrl, promptsFolder } = config ?? {};
  if (databaseUrl)
    await look("Database", async () => CONDITIONS[await lookAtDatabase(databaseUrl)]);
  const prompts = folder ?? promptsFolder;
  if (prompts) await look(`Prompts in ${prompts}`, () => lookAtPrompts(prompts));
  return findings;
}

const CONDITIONS: Record<Condition, string> = {
  missing: "not there yet; the first start makes it",
  older: "all right; the next start brings it up to date",
  ready: "all right",
};

/** Reads them as a start does, and lets every tool say what it misses. */
async function lookAtPrompts(folder: string): Promise<string> {
  const prompts = loadPrompts(folder, packageFolder("prompts"));
  // Nothing is asked of it: an empty database stands in for the real one.
  const dialect = await openDialect(":memory:");
  try {
    createFeatures({ store: createStore(dialect), newId, prompts });
  } finally {
    await dialect.close();
  }
  return `all right, with ${prompts.checklists.size} checklists`;
}
