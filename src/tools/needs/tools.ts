import type { DocumentDeps, DocumentTool } from "../document/document-tool.ts";
import { disproportionTool } from "./disproportion/tool.ts";
import { goalTool } from "./goal/tool.ts";
import { servicesTool } from "./inventory/tool.ts";
import { locationTool } from "./location/tool.ts";
import { needsMeetingTool } from "./meeting/tool.ts";
import { needsDataTool } from "./needs-data/tool.ts";
import { nextStepsTool } from "./next-steps.ts";
import { qualityTool } from "./quality/tool.ts";

/** The guided tools of this folder, in no order that matters. */
export const needsTools = (deps: DocumentDeps): DocumentTool[] => [
  disproportionTool(deps),
  goalTool(deps),
  locationTool(deps),
  needsDataTool(deps),
  needsMeetingTool(deps),
  nextStepsTool(deps),
  qualityTool(deps),
  servicesTool(deps),
];
