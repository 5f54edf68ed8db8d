import type { Words } from "../../core/ports.ts";
import type { Block } from "../../core/reply.ts";
import { isSmall } from "../../privacy/mask.ts";
import type { Concluded } from "./conclude.ts";
import { type Count, ends } from "./inputs.ts";
import { showSpread } from "./labels.ts";
import { fieldsOf, needGapReply, titleOf } from "./reply.ts";

/**
 * The estimate as it may leave the district. One small count anywhere could be worked out from the
 * totals around it, so with one among them only the total and its share of the students are left.
 */
export function needGapPage(words: Words, made: Concluded, threshold: number): Block[] {
  if (!tellsOfFew(made, threshold)) {
    const { blocks = [] } = needGapReply(words, made, { documentId: "" });
    return blocks.filter(({ type }) => type !== "actions");
  }
  const notice = words("gap.page.few", { threshold });
  const few: Block = { type: "notice", level: "info", text: notice };
  const { total } = made.estimate;
  const rest = made.inputs.enrolment - total.high;
  if ([total.low, total.high, rest].some((n) => isSmall(n, threshold)))
    return [{ type: "heading", text: words("gap.page.title") }, few];
  const { inputs, estimate } = made;
  const bare = { inputs: { ...inputs, served: null }, estimate: { ...estimate, ...UNSAID } };
  const shown = showSpread(words, total);
  const pct = fieldsOf(words, bare).find(({ label }) => label === words("gap.field.pct"));
  const fields = [{ label: words("gap.field.total"), value: shown }, ...(pct ? [pct] : [])];
  return [{ type: "heading", text: titleOf(words, bare) }, { type: "fields", fields }, few];
}

/** What would tell a small count beside the total. */
const UNSAID = { unaddressed: null, unmetPct: null, overlapPct: null };

/** Every number that stands in the whole page, and what is left of the students. */
function tellsOfFew({ inputs, estimate }: Concluded, threshold: number): boolean {
  const { enrolment, served, outside } = inputs;
  const { rows, total, unaddressed } = estimate;
  const few = (count: Count) =>
    count !== null && Object.values(ends(count)).some((n) => isSmall(n, threshold));
  const rest = { low: enrolment - total.high, high: enrolment - total.low };
  const given: Count[] = [served, outside, unaddressed, total, rest];
  return [...given, ...rows.flatMap((row) => [row.count, row.new])].some(few);
}
