import type { DocumentDeps, DocumentTool } from "../document/document-tool.ts";
import { approachTool } from "./approach/tool.ts";
import { workingGroupTool } from "./working-group/tool.ts";

/** The guided tools of this folder, in no order that matters. */
export const groupTools = (deps: DocumentDeps): DocumentTool[] => [
  approachTool(deps),
  workingGroupTool(deps),
];
