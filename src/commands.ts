import { createCohortCommand } from "./cohorts/cohort.ts";
import type { Feature } from "./core/command.ts";
import type { NewId, Store, Words } from "./core/ports.ts";
import { createHelpFeature } from "./help/feature.ts";
import type { Prompts } from "./prompts/load.ts";

/** Everything the bot can do. A new feature is one line in `features`. */
export function createFeatures(deps: {
  store: Store;
  words: Words;
  newId: NewId;
  prompts: Prompts;
}) {
  const { store, words } = deps;
  const commands = () => features.flatMap((feature) => feature.commands ?? []);
  const help = createHelpFeature({ store, words, commands });
  const features: Feature[] = [help.feature, { commands: [createCohortCommand({ store, words })] }];
  return { features, unknown: help.unknown, welcome: help.welcome };
}
