import type { Words } from "../../core/ports.ts";
import type { Block, Reply } from "../../core/reply.ts";
import { showCount } from "../../core/show.ts";
import { besideFacts, besideNotices } from "./beside.ts";
import type { Concluded } from "./conclude.ts";
import { factsOf, goalOf } from "./facts.ts";
import type { Spread } from "./intervals.ts";
import type { Aside, NeedGap } from "./kept.ts";
import { showGiven, showSpread } from "./labels.ts";
import { noticesOf } from "./notices.ts";
import { SOURCES } from "./sources.ts";
import { tableInWords, tableOf } from "./table.ts";

/** What around the estimate is worth saying: where it is kept, and where the enrolment came from. */
export interface Around {
  documentId: string;
  district?: string | undefined;
  fromProfile?: boolean;
  /** The estimate that this one takes the place of. */
  before?: NeedGap | undefined;
  aside?: Aside;
}

/** The finished estimate: headline, numbers, the table, warnings, a hint for a goal, and what next. */
export function needGapReply(words: Words, made: Concluded, around: Around): Reply {
  const { inputs, estimate } = made;
  const fields = fieldsOf(words, made);
  const sentences = headline(words, made);
  const notices = [
    ...besideNotices(words, made, around),
    ...noticesOf(words, made, around.fromProfile ?? false),
  ];
  const goal = goalHint(words, made);
  const kept = around.district
    ? words("gap.note.kept", { district: around.district })
    : words("gap.note.kept-own");
  const blocks: Block[] = [
    { type: "heading", text: titleOf(words, made) },
    { type: "text", text: sentences.join(" ") },
    { type: "fields", fields },
    tableOf(words, estimate.rows, inputs.enrolment),
    ...notices,
    ...(goal ? [{ type: "text" as const, text: goal }] : []),
    ...(around.documentId ? [{ type: "text" as const, text: kept }] : []),
    { type: "actions", actions: actionsOf(words, around.documentId) },
  ];
  const lines = [
    titleOf(words, made),
    ...sentences,
    ...fields.map(({ label, value }) => `${label}: ${value}`),
    ...tableInWords(words, estimate.rows, inputs.enrolment),
    ...notices.map(({ text }) => text),
    ...(goal ? [goal] : []),
    kept,
  ];
  const data = { ...factsOf(made), ...besideFacts(made, around), document: around.documentId };
  return { text: lines.join("\n"), blocks, data };
}

/** What the estimate comes to, in a few words. */
export function titleOf(words: Words, { estimate }: Concluded): string {
  const { unaddressed, total } = estimate;
  if (!unaddressed)
    return words("gap.title-total", { total: showSpread(words, total), most: total.high });
  const unserved = showSpread(words, unaddressed);
  return words("gap.title", { unserved, most: unaddressed.high });
}

function headline(words: Words, { inputs, estimate }: Concluded): string[] {
  const { enrolment, served } = inputs;
  const total = showSpread(words, estimate.total);
  const pct = showPcts(words, estimate.needPct);
  const first = words("gap.result", { total, most: estimate.total.high, pct, enrolment });
  if (!estimate.unaddressed) return [first, words("gap.served-unknown")];
  const unserved = showSpread(words, estimate.unaddressed);
  return [first, words("gap.served", { served: showGiven(words, served), unserved })];
}

/** The numbers that matter, each with its name. */
export function fieldsOf(words: Words, { inputs, estimate }: Concluded) {
  const { total, unaddressed, needPct, overlapPct, unmetPct, used } = estimate;
  const fields = [
    { label: words("gap.field.total"), value: showSpread(words, total) },
    { label: words("gap.field.served"), value: showGiven(words, inputs.served) },
  ];
  if (unaddressed) {
    fields.push({ label: words("gap.field.unserved"), value: showSpread(words, unaddressed) });
  }
  fields.push({ label: words("gap.field.pct"), value: showPcts(words, needPct) });
  if (unmetPct !== null)
    fields.push({ label: words("gap.field.unmet"), value: percent(words, unmetPct) });
  if (overlapPct !== null)
    fields.push({ label: words("gap.field.overlap"), value: percent(words, overlapPct) });
  const sources = words("gap.sources", { used, of: SOURCES.length });
  return [...fields, { label: words("gap.field.sources"), value: sources }];
}

const percent = (words: Words, pct: number) => words("gap.pct", { pct: showCount(pct, 1) });

function showPcts(words: Words, { low, middle, high }: Spread): string {
  if (low === high) return percent(words, low);
  const [a, b, c] = [showCount(low, 1), showCount(middle, 1), showCount(high, 1)];
  return words("gap.about-pct", { low: a, middle: b, high: c });
}

function goalHint(words: Words, made: Concluded): string | undefined {
  const goal = goalOf(made);
  if (!goal || made.estimate.unaddressed?.high === 0) return undefined;
  const { increasePct, target, additional, remaining } = goal;
  const hint = words("gap.goal", { pct: increasePct, target, additional });
  return remaining > 0 ? `${hint} ${words("gap.goal-left", { remaining })}` : hint;
}

const actionsOf = (words: Words, documentId: string) => [
  { id: `gap:${documentId}:edit`, label: words("gap.button.edit") },
  { id: `gap:${documentId}:page`, label: words("gap.button.page") },
  {
    id: "plan:new:community-partners",
    label: words("gap.button.plan"),
    style: "primary" as const,
  },
];
