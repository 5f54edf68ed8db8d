import type { DocumentDeps, DocumentTool } from "../document/document-tool.ts";
import { agreementTool } from "./agreement/tool.ts";
import { communicationTool } from "./communication/tool.ts";
import { legalConsultTool } from "./legal-consult.ts";
import { sharedLanguageTool } from "./shared-language/tool.ts";

/** The guided tools of this folder, in no order that matters. */
export const agreementsTools = (deps: DocumentDeps): DocumentTool[] => [
  legalConsultTool(deps),
  agreementTool(deps),
  communicationTool(deps),
  sharedLanguageTool(deps),
];
