import type { NewId, Store, Words } from "../core/ports.ts";
import type { ReminderRules } from "../reminders/rules.ts";
import type { Checklist } from "../tools/checklist.ts";
import type { Runs } from "../tools/tool.ts";
import type { Report } from "./report.ts";

/** What every part of this feature may ask for. */
export interface ToolDeps {
  store: Pick<Store, "reads">;
  words: Words;
  newId: NewId;
  reports: ReadonlyMap<string, Report>;
  rules: ReminderRules;
}

/** The same, for the parts that start conversations. */
export interface Deps extends ToolDeps {
  runs: Runs;
  checklists: ReadonlyMap<string, Checklist>;
}

/** A prompt file this feature cannot work without. */
export function needed<T>(all: ReadonlyMap<string, T>, id: string): T {
  const found = all.get(id);
  if (!found) throw new Error(`the prompts have no ${id}.yaml for experiments`);
  return found;
}
