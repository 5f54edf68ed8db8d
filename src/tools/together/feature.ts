import type { Feature } from "../../core/command.ts";
import { createNudgeJob } from "../nudge/job.ts";
import { createNudgeResponder } from "../nudge/responder.ts";
import type { RunKit } from "../runs.ts";
import { createTogetherCommands } from "./commands.ts";
import type { TogetherDeps } from "./deps.ts";
import { createTogetherResponder } from "./responder.ts";
import { createTogether } from "./together.ts";

/** Runs that are not one person's alone, or that somebody left half-finished. */
export function createTogetherFeature(
  deps: TogetherDeps & { runs: Pick<RunKit, "toolNamed" | "conversation"> },
): Feature {
  const all = { ...deps, together: createTogether(deps) };
  return {
    commands: createTogetherCommands(all),
    responders: [createTogetherResponder(all), createNudgeResponder(deps)],
    jobs: [createNudgeJob(deps)],
  };
}
