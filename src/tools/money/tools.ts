import type { DocumentDeps, DocumentTool } from "../document/document-tool.ts";
import { billingTool } from "./billing/tool.ts";
import { budgetTool } from "./budget/tool.ts";
import { financingIdeasTool } from "./financing-ideas/tool.ts";
import type { Stream } from "./funding-map/streams.ts";
import { fundingMapTool } from "./funding-map/tool.ts";
import { grantsTool } from "./grants/tool.ts";
import { medicaidTool } from "./medicaid/tool.ts";
import { scaleUpTool } from "./scale-up/tool.ts";
import { settlementTool } from "./settlement/tool.ts";
import { titleITool } from "./title-i/tool.ts";

/** The guided tools of this folder, in no order that matters. */
export const moneyTools = (deps: DocumentDeps & { streams: Stream[] }): DocumentTool[] => [
  fundingMapTool(deps),
  budgetTool(deps),
  settlementTool(deps),
  billingTool(deps),
  titleITool(deps),
  medicaidTool(deps),
  grantsTool(deps),
  financingIdeasTool(deps),
  scaleUpTool(deps),
];
