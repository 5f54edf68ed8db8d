import { createAccountsFeature } from "./accounts/feature.ts";
import { begin } from "./cohorts/begin.ts";
import { createCohortsFeature } from "./cohorts/feature.ts";
import { createSettings } from "./cohorts/settings.ts";
import { createFindUnreached } from "./cohorts/unreachable.ts";
import { createUnreachablePart } from "./cohorts/unreachable-part.ts";
import type { Feature } from "./core/command.ts";
import type { ShowPart } from "./core/page-part.ts";
import type { NewId, Store } from "./core/ports.ts";
import type { Brief, Person } from "./core/records.ts";
import { createDigestsFeature } from "./digests/feature.ts";
import { createCohortPart } from "./digests/page-part.ts";
import { createExperimentsFeature, createExperimentTools } from "./experiments/feature.ts";
import { createTestsPart } from "./experiments/page-part.ts";
import { createHelpFeature } from "./help/feature.ts";
import { createLibraryFeature } from "./library/feature.ts";
import { createMetricsFeature, createMetricTools } from "./metrics/feature.ts";
import { createMetricsPart } from "./metrics/page-part.ts";
import { createPlansFeature } from "./plans/feature.ts";
import { createStepsPart } from "./plans/page-part.ts";
import { createReleaseSteps } from "./plans/release-steps.ts";
import { createTasks } from "./plans/tasks.ts";
import type { Prompts } from "./prompts/load.ts";
import { createRemindersFeature } from "./reminders/feature.ts";
import { onTermsOf } from "./reminders/next-moment.ts";
import { createTermsChange } from "./reminders/person-change.ts";
import { createToolsFeature } from "./tools/feature.ts";
import { createRuns } from "./tools/runs.ts";
import { createStopRuns } from "./tools/stop-runs.ts";
import { createTogetherFeature } from "./tools/together/feature.ts";
import { UNREACHABLE } from "./unreachable.ts";

export type Features = ReturnType<typeof createFeatures>;

/** Everything the bot can do. A new feature is one line in `features`. */
export function createFeatures(deps: { store: Store; newId: NewId; prompts: Prompts }) {
  const { store, newId, prompts } = deps;
  const { words } = prompts;
  const commands = () => features.flatMap((feature) => feature.commands ?? []);
  const parts = (): ShowPart[] => pageParts;
  const unreachedAmong = createFindUnreached({ store, reasons: UNREACHABLE });
  const warnings = [createUnreachablePart({ store, words, unreachedAmong })];
  const help = createHelpFeature({ store, words, commands, parts, warnings, begin: begin(words) });
  const { plans, reminders: rules, checklists, reports } = prompts;
  const { metrics } = prompts;
  const allTools = [
    ...createExperimentTools({ store, words, newId, reports, rules }),
    ...createMetricTools({ store, words, newId, metrics }),
  ];
  const tools = new Map(allTools.map((tool) => [tool.name, tool]));
  const find = (name: string) => tools.get(name);
  const runs = createRuns({ store, words, newId, rules, find });
  const changeTerms = createTermsChange({ store, rules });
  const guided = createToolsFeature({
    ...{ store, words, newId, prompts, runs },
    plan: createTasks({ store, words, newId, rules }),
    changeTerms,
  });
  for (const tool of guided.tools) tools.set(tool.name, tool);
  const named = reports.get("brief")?.["named-by"] ?? "tried";
  const titleOf = ({ fields }: Brief) => fields[named] ?? words("digest.untitled");
  const putDown = createStopRuns({ store });
  const releasing = [createReleaseSteps({ store, rules }), putDown];
  const release = async (person: Person, cohortId: string, now: Date) =>
    (await Promise.all(releasing.map((part) => part(person, cohortId, now)))).flat();
  const settings = createSettings({ words, changeTerms });
  const digests = { store, words, newId, metrics, rules, titleOf };
  const features: Feature[] = [
    help.feature,
    createCohortsFeature({
      store,
      words,
      newId,
      release,
      putDown,
      reasons: UNREACHABLE,
      onTermsOf: (person, now) => onTermsOf(person, rules, now),
    }),
    settings.feature,
    createAccountsFeature({ store, words, newId }),
    createPlansFeature({ store, words, newId, plans, rules }),
    createRemindersFeature({ store, words, rules }),
    { responders: [runs.responder] },
    createTogetherFeature({ store, words, newId, rules, runs }),
    guided,
    createExperimentsFeature({ store, words, newId, runs, checklists, reports, rules }),
    createMetricsFeature({ store, words, newId, runs, metrics }),
    createDigestsFeature(digests),
    createLibraryFeature({ words, library: prompts.library }),
  ];
  const pageParts = [
    ...warnings,
    createStepsPart({ store, words }),
    guided.list.parts.unfinished,
    createTestsPart({ store, words }),
    createMetricsPart({ store, words, newId, metrics }),
    createCohortPart(digests),
    guided.list.parts.tools,
    settings.part,
  ];
  return { features, unknown: help.unknown, welcome: help.welcome };
}
