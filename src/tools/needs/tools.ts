import type { DocumentDeps, DocumentTool } from "../document/document-tool.ts";
import { goalTool } from "./goal/tool.ts";
import { locationTool } from "./location/tool.ts";
import { nextStepsTool } from "./next-steps.ts";

/** The guided tools of this folder, in no order that matters. */
export const needsTools = (deps: DocumentDeps): DocumentTool[] => [
  goalTool(deps),
  locationTool(deps),
  nextStepsTool(deps),
];
