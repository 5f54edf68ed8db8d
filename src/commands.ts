import { createCohortCommand } from "./cohorts/cohort.ts";
import type { Feature } from "./core/command.ts";
import type { NewId, Store } from "./core/ports.ts";
import { createHelpFeature } from "./help/feature.ts";
import type { Prompts } from "./prompts/load.ts";

export type Features = ReturnType<typeof createFeatures>;

/** Everything the bot can do. A new feature is one line in `features`. */
export function createFeatures(deps: { store: Store; newId: NewId; prompts: Prompts }) {
  const { store, prompts } = deps;
  const { words } = prompts;
  const commands = () => features.flatMap((feature) => feature.commands ?? []);
  const help = createHelpFeature({ store, words, commands });
  const features: Feature[] = [help.feature, { commands: [createCohortCommand({ store, words })] }];
  return { features, unknown: help.unknown, welcome: help.welcome };
}
