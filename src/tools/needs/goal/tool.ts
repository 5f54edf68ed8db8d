import type { Words } from "../../../core/ports.ts";
import type { Block } from "../../../core/reply.ts";
import { round, showCount, showDate } from "../../../core/show.ts";
import { heading, sayButton, text, warning } from "../../document/blocks.ts";
import {
  type DocumentDeps,
  type DocumentTool,
  documentTool,
} from "../../document/document-tool.ts";
import { labelsOf } from "../../document/labels.ts";
import { type Known, knownNeed } from "../known-need.ts";
import { checkGoal } from "./check.ts";
import { type Goal, goalOf, goalShape } from "./made.ts";

const TITLES: Record<string, string> = {
  "students-with-care": "goal.title.students-with-care",
  "care-at-school": "goal.title.care-at-school",
  referrals: "goal.title.referrals",
  "two-way": "goal.title.two-way",
  providers: "goal.title.providers",
};

const COUNTED: Record<string, string> = {
  "students-with-care": "goal.counted.students-with-care",
  "care-at-school": "goal.counted.care-at-school",
  referrals: "goal.counted.referrals",
  "two-way": "goal.counted.two-way",
  providers: "goal.counted.providers",
};

const OUTCOMES: Record<string, string> = {
  safety: "goal.outcome.safety",
  academics: "goal.outcome.academics",
  competence: "goal.outcome.competence",
  discipline: "goal.outcome.discipline",
  dropout: "goal.outcome.dropout",
  substances: "goal.outcome.substances",
  justice: "goal.outcome.justice",
};

/** The district's goal: what changes, from where to where, and by when. */
export function goalTool(deps: DocumentDeps): DocumentTool {
  const { words } = deps;
  return documentTool<Goal>(
    {
      name: "goal",
      shape: goalShape,
      check: checkGoal(words),
      make: (answers) => goalOf(answers, words),
      prefill(around) {
        const { served } = knownNeed(around);
        return served === undefined ? {} : { "from-students": { value: served } };
      },
      show: (made, around) => show(words, made, knownNeed(around)),
      page: (made) => page(words, made),
      facts: (made) => ({ ...made, owner: made.owner?.id ?? null }),
      tasks(made) {
        const label = words("goal.task", { goal: titleOf(words, made) });
        const owner = made.owner ?? undefined;
        return [{ key: "check", label, dueOn: made.by, ...(owner && { owner }) }];
      },
    },
    deps,
  );
}

/** The goal in one line, such as "Goal: 1,313 students with care by Wed 30 Jun 2027". */
export function titleOf(words: Words, made: Goal): string {
  const facts = { to: shown(words, made, made.to), by: showDate(made.by) };
  const key = TITLES[made.metric];
  return key ? words(key, facts) : words("goal.title.other", { ...facts, label: made.label ?? "" });
}

function shown(words: Words, { metric }: Goal, n: number): string {
  const isPercent = metric === "referrals" || metric === "two-way";
  return isPercent ? words("goal.pct", { n: showCount(n, 1) }) : showCount(n, 1);
}

function show(words: Words, made: Goal, need: Known): Block[] {
  const fields = [
    { label: words("goal.field.counted"), value: countedOf(words, made) },
    ...field(words("goal.field.needs"), made.needs),
    ...field(words("goal.field.outcomes"), labelsOf(words, OUTCOMES, made.outcomes)),
    ...field(words("goal.field.owner"), made.owner?.name),
  ];
  const next = [sayButton(words("needs.button.location"), "start location")];
  return [
    heading(titleOf(words, made)),
    text([change(words, made), left(words, made, need)].filter(Boolean).join(" ")),
    { type: "fields", fields },
    ...beyond(words, made, need),
    { type: "actions", actions: next },
  ];
}

/** Goals that count no students: today's number may leave with them. */
const WITHOUT_STUDENTS = new Set(["referrals", "two-way", "providers"]);

/** The goal as it may leave the district: a number to reach tells of nobody, today's count of students may. */
function page(words: Words, made: Goal): Block[] {
  const blocks = show(words, made, {});
  if (WITHOUT_STUDENTS.has(made.metric)) return blocks;
  return blocks.map((block) => (block.type === "text" ? text(words("goal.text.page")) : block));
}

const field = (label: string, value: string | null | undefined) =>
  value ? [{ label, value }] : [];

const countedOf = (words: Words, { metric, label }: Goal) => {
  const key = COUNTED[metric];
  return key ? words(key) : (label ?? metric);
};

function change(words: Words, made: Goal): string {
  const { from, to } = made;
  if (from === null) return words("goal.text.unknown");
  const facts = { from: shown(words, made, from), to: shown(words, made, to) };
  const by = round(Math.abs(to - from), 1);
  const additional = shown(words, made, by);
  if (to < from) return words("goal.text.down", { ...facts, additional });
  const counts = made.metric !== "referrals" && made.metric !== "two-way" && from > 0;
  const pct = counts ? showCount((100 * by) / from, 1) : "none";
  return words("goal.text.up", { ...facts, additional, pct });
}

/** How many in need would still be without care; only where the estimate is one number. */
function left(words: Words, { metric, to }: Goal, { total }: Known): string | undefined {
  if (metric !== "students-with-care" || !total || total.low !== total.high) return undefined;
  const rest = total.low - to;
  return rest > 0
    ? words("goal.text.left", { left: showCount(rest), total: showCount(total.low) })
    : undefined;
}

function beyond(words: Words, { metric, to }: Goal, { total }: Known): Block[] {
  const isAbove = metric === "students-with-care" && total !== undefined && to > total.high;
  return isAbove ? [warning(words("goal.text.beyond", { total: showCount(total.high) }))] : [];
}
