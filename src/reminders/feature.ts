import type { Feature } from "../core/command.ts";
import type { Store, Words } from "../core/ports.ts";
import { createAway } from "./away.ts";
import { createRemindersJob } from "./job.ts";
import { createTermsChange } from "./person-change.ts";
import { createQuiet } from "./quiet.ts";
import type { ReminderRules } from "./rules.ts";

/** Reminders of steps, and each person's terms for them: `away` and `quiet`. */
export function createRemindersFeature(deps: {
  store: Pick<Store, "reads">;
  words: Words;
  rules: ReminderRules;
}): Feature {
  const { words } = deps;
  const changeTerms = createTermsChange(deps);
  return {
    commands: [createAway(words, changeTerms), createQuiet(words, changeTerms)],
    jobs: [createRemindersJob(deps)],
  };
}
