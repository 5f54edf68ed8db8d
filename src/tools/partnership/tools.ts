import type { FactCard } from "../../library/card.ts";
import type { DocumentDeps, DocumentTool } from "../document/document-tool.ts";
import { advocacyTool } from "./advocacy/tool.ts";
import { roleExchangeTool } from "./role-exchange/tool.ts";
import { selfCheckTool } from "./self-check/tool.ts";
import { surveyTool } from "./survey/tool.ts";

/** The guided tools of this folder, in no order that matters. */
export const partnershipTools = (deps: DocumentDeps & { facts: FactCard[] }): DocumentTool[] => [
  roleExchangeTool(deps),
  selfCheckTool(deps),
  surveyTool(deps),
  advocacyTool(deps),
];
