import type { DocumentTool } from "../document/document-tool.ts";
import { onboardingDistrictTool } from "./district.ts";
import { type MemberDeps, onboardingMemberTool } from "./member.ts";

/** The guided tools of this folder, in no order that matters. */
export const onboardingTools = (deps: MemberDeps): DocumentTool[] => [
  onboardingDistrictTool(deps),
  onboardingMemberTool(deps),
];
