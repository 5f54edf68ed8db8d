import type { Words } from "../../../core/ports.ts";
import type { Block } from "../../../core/reply.ts";
import { showDate } from "../../../core/show.ts";
import { daysBetween } from "../../../core/time.ts";
import type { Answers } from "../../checklist.ts";
import type { Around } from "../../document/around.ts";
import {
  type DocumentDeps,
  type DocumentTool,
  documentTool,
} from "../../document/document-tool.ts";
import { sayChoice } from "../../document/labels.ts";
import { asText, rowsOf } from "../../given.ts";
import { showMoney } from "../../show-answer.ts";
import { info, paragraph, table, warning } from "../blocks.ts";
import { makeGrants } from "./make.ts";
import { type Grants, grantsShape } from "./shape.ts";
import { grantTasks, isOpen } from "./tasks.ts";

const USES: Record<string, string> = {
  used: "grants.use.used",
  could: "grants.use.could",
  no: "grants.use.no",
  unknown: "grants.use.unknown",
};

const STATUS: Record<string, string> = {
  looking: "grants.status.looking",
  applying: "grants.status.applying",
  submitted: "grants.status.submitted",
  won: "grants.status.won",
  declined: "grants.status.declined",
};

function show(made: Grants, { words, today }: Around): Block[] {
  const open = made.grants.filter(isOpen);
  const won = made.grants.filter(({ status }) => status === "won");
  const dated = open.flatMap(({ grant, deadline }) => (deadline ? [{ grant, deadline }] : []));
  const [next] = dated
    .filter(({ deadline }) => deadline >= today)
    .sort((a, b) => (a.deadline < b.deadline ? -1 : 1));
  const past = dated.filter(({ deadline }) => deadline < today).map(({ grant }) => grant);
  const sum = (rows: Grants["grants"]) =>
    showMoney(rows.reduce((total, { amount = 0 }) => total + amount, 0));
  return [
    {
      type: "heading",
      text: words("grants.title", { open: open.length - past.length, won: won.length }),
    },
    ...paragraph(next && words("grants.next", { grant: next.grant, day: showDate(next.deadline) })),
    ...paragraph(
      made.grants.some(({ amount }) => amount !== undefined)
        ? words("grants.sum", { asked: sum(open), won: sum(won) })
        : undefined,
    ),
    { type: "fields", fields: fields(words, made) },
    ...grantsTable(words, made),
    ...approvalsTable(words, made),
    ...warning(past.length > 0 ? words("grants.past", { grants: past.join(", ") }) : undefined),
    ...info(open.length > 0 ? words("grants.check") : undefined),
    ...paragraph(won.length > 0 ? words("grants.add") : undefined),
  ];
}

function fields(words: Words, { leverage }: Grants) {
  const say = sayChoice(words, USES);
  return [
    { label: words("grants.field.title-i"), value: say(leverage.titleI ?? "unknown") },
    { label: words("grants.field.title-iv-a"), value: say(leverage.titleIvA ?? "unknown") },
    { label: words("grants.field.idea"), value: say(leverage.idea ?? "unknown") },
  ];
}

const dayOf = (day: string | undefined) => day && showDate(day);

function grantsTable(words: Words, { grants }: Grants): Block[] {
  const columns = [
    ...[words("grants.column.grant"), words("grants.column.funder")],
    ...[{ right: words("grants.column.amount") }, words("grants.column.deadline")],
    ...[words("grants.column.restriction"), words("grants.column.status")],
    words("grants.column.owner"),
  ];
  const rows = grants.map(({ grant, funder, amount, deadline, restriction, status, owner }) => [
    ...[grant, funder, amount === undefined ? undefined : showMoney(amount), dayOf(deadline)],
    ...[restriction, sayChoice(words, STATUS)(status), owner?.name],
  ]);
  return table(words("grants.table.grants"), columns, rows);
}

function approvalsTable(words: Words, { approvals }: Grants): Block[] {
  const columns = [
    ...[words("grants.column.what"), words("grants.column.sent")],
    ...[words("grants.column.expected"), words("grants.column.approved")],
    ...[words("grants.column.took"), words("grants.column.owner")],
  ];
  const rows = approvals.map(({ what, sent, expected, approved, owner }) => [
    ...[what, dayOf(sent), dayOf(expected), dayOf(approved)],
    sent && approved ? words("grants.took", { days: daysBetween(sent, approved) }) : undefined,
    owner?.name,
  ]);
  return table(words("grants.table.approvals"), columns, rows);
}

/** An approval comes after it was asked for. */
function check(words: Words, answers: Answers): string | undefined {
  for (const row of rowsOf(answers, "approvals")) {
    const what = asText(row.what) ?? "";
    const [sent, approved] = [asText(row.sent), asText(row.approved)];
    if (approved && !sent) return words("grants.wrong.unsent", { what });
    if (approved && sent && approved < sent)
      return words("grants.wrong.approved", { what, day: showDate(sent) });
  }
  return undefined;
}

/** Grants with their deadlines, federal money to make use of, approvals by the state: all into the plan. */
export const grantsTool = (deps: DocumentDeps): DocumentTool =>
  documentTool<Grants>(
    {
      ...{ name: "grants", shape: grantsShape, make: makeGrants, show, tasks: grantTasks },
      check: ({ id }, answers) => (id === "approvals" ? check(deps.words, answers) : undefined),
    },
    deps,
  );
