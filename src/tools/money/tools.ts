import type { DocumentDeps, DocumentTool } from "../document/document-tool.ts";
import { budgetTool } from "./budget/tool.ts";
import type { Stream } from "./funding-map/streams.ts";
import { fundingMapTool } from "./funding-map/tool.ts";

/** The guided tools of this folder, in no order that matters. */
export const moneyTools = (deps: DocumentDeps & { streams: Stream[] }): DocumentTool[] => [
  fundingMapTool(deps),
  budgetTool(deps),
];
