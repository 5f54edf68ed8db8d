import type { FactCard } from "../library/card.ts";
import { agreementsTools } from "./agreements/tools.ts";
import type { DocumentTool } from "./document/document-tool.ts";
import { groupTools } from "./group/tools.ts";
import type { Stream } from "./money/funding-map/streams.ts";
import { moneyTools } from "./money/tools.ts";
import { needsTools } from "./needs/tools.ts";
import type { MemberDeps } from "./onboarding/member.ts";
import { onboardingTools } from "./onboarding/tools.ts";
import { partnershipTools } from "./partnership/tools.ts";
import { providersTools } from "./providers/tools.ts";
import type { Benchmark } from "./staffing/benchmark.ts";
import { staffingTools } from "./staffing/tools.ts";

/** Every guided tool that ends in a document of its own. A new folder of tools is one line here. */
export const guidedTools = (
  deps: MemberDeps & { benchmarks: Benchmark[]; streams: Stream[]; facts: FactCard[] },
): DocumentTool[] => [
  ...groupTools(deps),
  ...needsTools(deps),
  ...providersTools(deps),
  ...staffingTools(deps),
  ...onboardingTools(deps),
  ...agreementsTools(deps),
  ...partnershipTools(deps),
  ...moneyTools(deps),
];
