import type { DocumentDeps, DocumentTool } from "../document/document-tool.ts";
import { approvalTool } from "./approval/tool.ts";
import { criteriaTool } from "./criteria/tool.ts";
import { providersTool } from "./list/tool.ts";
import { outreachTool } from "./outreach/tool.ts";
import { operatingPlanTool } from "./partners/operating-plan.ts";
import { partnerReviewTool } from "./partners/review.ts";
import { providerQuestionsTool } from "./questions/tool.ts";
import { ratingTool } from "./rating/tool.ts";

/** The guided tools of this folder, in no order that matters. */
export const providersTools = (deps: DocumentDeps): DocumentTool[] => [
  providersTool(deps),
  criteriaTool(deps),
  ratingTool(deps),
  providerQuestionsTool(deps),
  outreachTool(deps),
  approvalTool(deps),
  operatingPlanTool(deps),
  partnerReviewTool(deps),
];
