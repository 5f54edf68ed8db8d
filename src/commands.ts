import { createCohortCommand } from "./cohorts/cohort.ts";
import type { Feature } from "./core/command.ts";
import type { NewId, Store } from "./core/ports.ts";
import { createHelpFeature } from "./help/feature.ts";
import { createPlansFeature } from "./plans/feature.ts";
import type { Prompts } from "./prompts/load.ts";
import { createRemindersFeature } from "./reminders/feature.ts";

export type Features = ReturnType<typeof createFeatures>;

/** Everything the bot can do. A new feature is one line in `features`. */
export function createFeatures(deps: { store: Store; newId: NewId; prompts: Prompts }) {
  const { store, newId, prompts } = deps;
  const { words } = prompts;
  const commands = () => features.flatMap((feature) => feature.commands ?? []);
  const help = createHelpFeature({ store, words, commands });
  const { plans, reminders: rules } = prompts;
  const features: Feature[] = [
    help.feature,
    { commands: [createCohortCommand({ store, words })] },
    createPlansFeature({ store, words, newId, plans, rules }),
    createRemindersFeature({ store, words, rules }),
  ];
  return { features, unknown: help.unknown, welcome: help.welcome };
}
