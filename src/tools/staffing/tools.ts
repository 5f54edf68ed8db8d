import type { DocumentDeps, DocumentTool } from "../document/document-tool.ts";
import { servicesMapTool } from "../map/services-map.ts";
import type { Benchmark } from "./benchmark.ts";
import { capacityTool } from "./capacity/tool.ts";
import { staffingPlanTool } from "./plan/tool.ts";
import { tierRolesTool } from "./tier-roles/tool.ts";
import { staffingTool } from "./tool.ts";

/** The guided tools about staff, tiers and services, in no order that matters. */
export const staffingTools = (deps: DocumentDeps & { benchmarks: Benchmark[] }): DocumentTool[] => [
  staffingTool(deps),
  tierRolesTool(deps),
  staffingPlanTool(deps),
  capacityTool(deps),
  servicesMapTool(deps),
];
