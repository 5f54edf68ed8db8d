import type { Feature } from "../core/command.ts";
import type { NewId, Store, Words } from "../core/ports.ts";
import type { Library } from "../library/card.ts";
import type { Checklist } from "./checklist.ts";
import { createBegin } from "./document/begin.ts";
import { asDocumentTool, type DocumentDeps } from "./document/document-tool.ts";
import { createResults } from "./document/result-command.ts";
import { createGroupReplies } from "./group/working-group/invite.ts";
import { guidedTools } from "./guided.ts";
import { createScenarios } from "./money/budget/scenarios.ts";
import type { Stream } from "./money/funding-map/streams.ts";
import { createGap, needGapChecklist } from "./need-gap/command.ts";
import { createOnboarding } from "./onboarding/command.ts";
import type { MemberDeps } from "./onboarding/member.ts";
import type { Catalog } from "./overview/catalog.ts";
import { createToolList } from "./overview/tool-list.ts";
import { createDecisions } from "./providers/approval/decide.ts";
import { createCompare } from "./providers/compare/command.ts";
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
  prompts: {
    checklists: Map<string, Checklist>;
    benchmarks: Benchmark[];
    streams: Stream[];
    catalog: Catalog;
    library: Pick<Library, "facts">;
  };
  runs: RunKit;
  plan: DocumentDeps["plan"];
  changeTerms: MemberDeps["changeTerms"];
}): Feature & { tools: Tool[]; list: ReturnType<typeof createToolList> } {
  const { prompts } = deps;
  const { checklists, benchmarks, streams } = prompts;
  const gap = createGap({ ...deps, checklist: needGapChecklist(checklists) });
  const all = [...checklists.values()];
  const documents = guidedTools({ ...deps, benchmarks, streams, facts: prompts.library.facts });
  const { begin, amend } = createBegin(deps);
  const documentTool = (name: string) => asDocumentTool(deps.runs.toolNamed(name));
  const personal = (kind: string) => documentTool(kind)?.personal ?? false;
  const toolFor = (kind: string) => {
    const tool = documentTool(kind);
    const checklist = checklists.get(kind);
    return tool && checklist && { tool, checklist };
  };
  const seeing = (kind: string) =>
    checklists.has(kind) ? deps.runs.toolNamed(kind).see : undefined;
  const results = createResults({ ...deps, toolFor, seeing, amend });
  const list = createToolList({ ...deps, checklists: all, catalog: prompts.catalog, personal });
  const commands = createRunCommands({ ...deps, checklists: all, list, begin });
  return {
    list,
    tools: [gap.tool, ...documents],
    commands: [
      gap.command,
      createRatio({ ...deps, benchmarks }),
      ...commands,
      results.command,
      createOnboarding(deps),
      createScenarios(deps),
      createCompare(deps),
    ],
    responders: [gap.responder, results.responder, createGroupReplies(deps), createDecisions(deps)],
  };
}
