import type { Words } from "../../core/ports.ts";
import { showCount } from "../../core/show.ts";
import type { Count, Row } from "./inputs.ts";
import type { Spread } from "./intervals.ts";
import type { SourceKey } from "./sources.ts";

const SOURCE: Record<SourceKey, string> = {
  screeners: "gap.source.screeners",
  referrals: "gap.source.referrals",
  crisis_events: "gap.source.crisis-events",
  class_removals: "gap.source.class-removals",
  iep_504: "gap.source.iep-504",
  wellbeing_surveys: "gap.source.wellbeing-surveys",
  suicide_threat_assessments: "gap.source.assessments",
  state_data: "gap.source.state-data",
  other: "gap.source.other",
};

/** What a source is called in tables and sentences. */
export const sourceLabel = (words: Words, { key, name }: Pick<Row, "key" | "name">) =>
  name ?? words(SOURCE[key]);

/** "1,940", "80 to 120" or "not collected". */
export function showGiven(words: Words, count: Count): string {
  if (count === null) return words("gap.not-collected");
  if (typeof count === "number") return showCount(count);
  return words("gap.between", { low: count.low, high: count.high });
}

/** "1,940", or "about 1,202 (722 to 1,282)" where it is uncertain. */
export const showSpread = (words: Words, { low, middle, high }: Spread) =>
  low === high ? showCount(low) : words("gap.about", { low, middle, high });
