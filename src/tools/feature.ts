import type { Feature } from "../core/command.ts";
import type { NewId, Store, Words } from "../core/ports.ts";
import type { Checklist } from "./checklist.ts";
import { createGap, needGapChecklist } from "./need-gap/command.ts";
import { createRunCommands } from "./run-commands.ts";
import type { RunKit } from "./runs.ts";
import type { Benchmark } from "./staffing/benchmark.ts";
import { createRatio } from "./staffing/command.ts";
import type { Tool } from "./tool.ts";

/** Job 1: guided checklists, and the tools that reckon. `tools` are for the map that runs find theirs in. */
export function createToolsFeature(deps: {
  store: Pick<Store, "reads">;
  words: Words;
  newId: NewId;
  prompts: { checklists: Map<string, Checklist>; benchmarks: Benchmark[] };
  runs: RunKit;
}): Feature & { tools: Tool[] } {
  const { prompts } = deps;
  const { checklists, benchmarks } = prompts;
  const gap = createGap({ ...deps, checklist: needGapChecklist(checklists) });
  const commands = createRunCommands({ ...deps, checklists: [...checklists.values()] });
  return {
    tools: [gap.tool],
    commands: [gap.command, createRatio({ ...deps, benchmarks }), ...commands],
    responders: [gap.responder],
  };
}
