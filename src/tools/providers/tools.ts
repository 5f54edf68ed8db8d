import type { DocumentDeps, DocumentTool } from "../document/document-tool.ts";
import { approvalTool } from "./approval/tool.ts";
import { criteriaTool } from "./criteria/tool.ts";
import { providersTool } from "./list/tool.ts";
import { ratingTool } from "./rating/tool.ts";

/** The guided tools of this folder, in no order that matters. */
export const providersTools = (deps: DocumentDeps): DocumentTool[] => [
  providersTool(deps),
  criteriaTool(deps),
  ratingTool(deps),
  approvalTool(deps),
];
