import { createCohortCommand } from "./cohorts/cohort.ts";
import { createSettings } from "./cohorts/settings.ts";
import type { Feature } from "./core/command.ts";
import type { NewId, Store } from "./core/ports.ts";
import type { Person } from "./core/records.ts";
import { createExperimentsFeature, createExperimentTools } from "./experiments/feature.ts";
import { createHelpFeature } from "./help/feature.ts";
import { createPlansFeature } from "./plans/feature.ts";
import type { Prompts } from "./prompts/load.ts";
import { createRemindersFeature } from "./reminders/feature.ts";
import { createTermsChange } from "./reminders/person-change.ts";
import { createRuns } from "./tools/runs.ts";

export type Features = ReturnType<typeof createFeatures>;

/** Everything the bot can do. A new feature is one line in `features`. */
export function createFeatures(deps: { store: Store; newId: NewId; prompts: Prompts }) {
  const { store, newId, prompts } = deps;
  const { words } = prompts;
  const commands = () => features.flatMap((feature) => feature.commands ?? []);
  const help = createHelpFeature({ store, words, commands });
  const { plans, reminders: rules, checklists, reports } = prompts;
  const tools = new Map(
    createExperimentTools({ store, words, newId, reports }).map((tool) => [tool.name, tool]),
  );
  const runs = createRuns({ store, words, newId, find: (name) => tools.get(name) });
  const changeTerms = createTermsChange({ store, rules });
  const changeZone = (person: Person, zone: string) => changeTerms(person, { zone });
  const features: Feature[] = [
    help.feature,
    { commands: [createCohortCommand({ store, words }), createSettings({ words, changeZone })] },
    createPlansFeature({ store, words, newId, plans, rules }),
    createRemindersFeature({ store, words, rules }),
    { responders: [runs.responder] },
    createExperimentsFeature({ store, words, newId, runs, checklists, reports, rules }),
  ];
  return { features, unknown: help.unknown, welcome: help.welcome };
}
