import type { ShowPart } from "../core/page-part.ts";
import type { MetricDeps } from "./deps.ts";
import { createList } from "./list.ts";

/** What was reported for the last month, with what the asker's district has still to report; not for observers. */
export function createMetricsPart(deps: MetricDeps): ShowPart {
  const list = createList(deps);
  return async (call) => {
    const { cohort, membership } = call.who;
    if (!cohort || !membership || membership.role === "observer") return undefined;
    const reply = (await list(call)).outgoing?.[0]?.reply;
    return reply && { lines: [reply.text], blocks: reply.blocks ?? [] };
  };
}
