import type { Call, Feature, Responder } from "../core/command.ts";
import { UserError } from "../core/errors.ts";
import type { Tool } from "../tools/tool.ts";
import { createExperimentTool } from "./begin.ts";
import { createBriefs } from "./brief.ts";
import { createBriefTool } from "./brief-tool.ts";
import { createCourse } from "./course.ts";
import type { Deps, ToolDeps } from "./deps.ts";
import { clickedOn } from "./home.ts";
import { createJots } from "./jot.ts";
import { createSearch } from "./search.ts";
import { createStopJob } from "./stop-job.ts";
import { createTry } from "./try.ts";

/** The two conversations of this feature, for the registry that resumes runs. */
export const createExperimentTools = (deps: ToolDeps): Tool[] => [
  createExperimentTool(deps),
  createBriefTool(deps),
];

/** Small tests between sessions, and the "What We Learned" briefs they end in. */
export function createExperimentsFeature(deps: Deps): Feature {
  const { words } = deps;
  const { reads } = deps.store;
  const course = createCourse(deps);
  const jots = createJots(deps);
  const briefs = createBriefs(deps);

  async function onTest(call: Call, [id = "", what = "", stopOn]: string[]) {
    if (what === "week" || what === "stop" || what === "reopen")
      return course.clicked(call, id, what, stopOn);
    if (what !== "brief") throw new UserError(words("experiment.not-yours"));
    const on = await clickedOn(call, await reads.experiment(id), deps);
    return briefs.write(on.call, on.record, "conversation");
  }

  const responders: Responder[] = [
    { prefix: "experiment", action: onTest },
    { prefix: "jot", action: (call, [id = ""], value) => jots.clicked(call, id, value) },
    { prefix: "brief", action: (call, rest) => briefs.clicked(call, rest) },
  ];
  return {
    commands: [createTry(deps, course), ...jots.commands, ...briefs.commands, createSearch(deps)],
    responders,
    jobs: [createStopJob(deps)],
  };
}
