import { z } from "zod";
import { UserError } from "../../../core/errors.ts";
import type { Words } from "../../../core/ports.ts";
import type { Block } from "../../../core/reply.ts";
import { round, showDate, showPct } from "../../../core/show.ts";
import { addDays, daysBetween } from "../../../core/time.ts";
import type { Answers, Step } from "../../checklist.ts";
import type { Around } from "../../document/around.ts";
import {
  type DocumentDeps,
  type DocumentTool,
  documentTool,
} from "../../document/document-tool.ts";
import { sayChoice } from "../../document/labels.ts";
import type { Task } from "../../document/maker.ts";
import { asNumber, asText, numberOf, rowsOf, severalOf, textOf } from "../../given.ts";
import { showMoney } from "../../show-answer.ts";
import { bars, paragraph, table } from "../blocks.ts";
import { needed } from "../needed.ts";
import { split } from "../split.ts";

/** Money shared out by Title I: what each gets, in dollars; the parts add up to what is shared. */
const titleIShape = z.object({
  purpose: z.string(),
  amount: z.number(),
  kept: z.number(),
  uses: z.array(z.string()),
  parts: z.array(
    z.object({ name: z.string(), titleI: z.number(), share: z.number(), amount: z.number() }),
  ),
  sent: z.string().exactOptional(),
  approved: z.string().exactOptional(),
  expected: z.string().exactOptional(),
});

type Made = z.infer<typeof titleIShape>;

const rowsIn = (answers: Answers) =>
  rowsOf(answers, "schools").flatMap((row) => {
    const [name, titleI] = [asText(row.name), asNumber(row["title-i"])];
    return name && titleI !== undefined ? [{ name, titleI }] : [];
  });

function make(answers: Answers, { words, subject }: Around): Made {
  const amount = needed(words, answers, "amount");
  const kept = Math.min(amount, numberOf(answers, "kept") ?? 0);
  const rows = rowsIn(answers);
  const weights = rows.map(({ titleI }) => titleI);
  const amounts = split(round(amount - kept, 2), weights);
  const shares = split(100, weights, 1);
  if (!amounts || !shares) throw new UserError(words("title-i.wrong.zero"), { field: "schools" });
  const [sent, approved] = [textOf(answers, "sent"), textOf(answers, "approved")];
  const expected = textOf(answers, "expected");
  return {
    ...{ purpose: subject ?? textOf(answers, "purpose") ?? "", amount, kept },
    uses: severalOf(answers, "uses"),
    parts: rows.map((row, at) => ({ ...row, share: shares[at] ?? 0, amount: amounts[at] ?? 0 })),
    ...(sent && { sent }),
    ...(approved && { approved }),
    ...(expected && { expected }),
  };
}

function check(words: Words, { id }: Step, answers: Answers): string | undefined {
  const [amount, kept] = [numberOf(answers, "amount"), numberOf(answers, "kept")];
  if (id === "kept" && amount !== undefined && kept !== undefined && kept > amount)
    return words("title-i.wrong.kept", { given: showMoney(kept), most: showMoney(amount) });
  const [sent, approved] = [textOf(answers, "sent"), textOf(answers, "approved")];
  if (id === "approved" && sent && approved && approved < sent)
    return words("title-i.wrong.approved", { day: showDate(sent) });
  if (id !== "schools") return undefined;
  const rows = rowsIn(answers);
  const names = rows.map(({ name }) => name.toLowerCase());
  const twice = rows.find((_, at) => names.indexOf(names[at] ?? "") !== at);
  if (twice) return words("title-i.wrong.twice", { name: twice.name });
  return rows.some(({ titleI }) => titleI > 0) ? undefined : words("title-i.wrong.zero");
}

const USES: Record<string, string> = {
  technology: "title-i.use.technology",
  training: "title-i.use.training",
  staff: "title-i.use.staff",
  support: "title-i.use.support",
};

/** Connecticut's relief: millions received, and passed on by Title I. */
const CONNECTICUT = { received: 111, passedOn: 99.9 };

function show(made: Made, { words }: Around): Block[] {
  const { purpose, amount, kept, parts, uses } = made;
  const shared = round(amount - kept, 2);
  const said = { shared: showMoney(shared), amount: showMoney(amount) };
  const example = {
    pct: showPct((100 * CONNECTICUT.passedOn) / CONNECTICUT.received),
    here: showPct(amount > 0 ? (100 * shared) / amount : 0),
  };
  return [
    {
      type: "heading",
      text: words("title-i.title", { purpose, shared: said.shared, count: parts.length }),
    },
    {
      type: "text",
      text: words("title-i.said", { ...said, kept: kept > 0 ? showMoney(kept) : "none" }),
    },
    ...paragraph(
      uses.length > 0
        ? words("title-i.uses", { uses: uses.map(sayChoice(words, USES)).join(", ") })
        : undefined,
    ),
    ...partsTable(words, parts),
    ...bars(
      words("title-i.chart"),
      "%",
      parts.map(({ name, share }) => ({ label: name, value: share })),
    ),
    ...paragraph(approval(words, made)),
    ...paragraph(words("title-i.example", example)),
  ];
}

function partsTable(words: Words, parts: Made["parts"]): Block[] {
  const columns = [
    words("title-i.column.name"),
    { right: words("title-i.column.title-i") },
    { right: words("title-i.column.share") },
    { right: words("title-i.column.amount") },
  ];
  const rows = parts.map(({ name, titleI, share, amount }) => [
    ...[name, showMoney(titleI), showPct(share), showMoney(amount)],
  ]);
  return table(words("title-i.table"), columns, rows);
}

function approval(words: Words, { sent, approved }: Made): string | undefined {
  if (!sent) return undefined;
  if (!approved) return words("title-i.sent", { day: showDate(sent) });
  const days = daysBetween(sent, approved);
  return words("title-i.approved", { sent: showDate(sent), day: showDate(approved), days });
}

/** Days after which to ask, where nobody said when the answer is expected. */
const DAYS_TO_ASK = 30;

function tasks({ purpose, sent, approved, expected }: Made, { words, today }: Around): Task[] {
  if (!sent || approved) return [];
  const dueOn = expected ?? addDays(sent, DAYS_TO_ASK);
  const label = words("title-i.task", { purpose });
  return [{ key: "approval", label, dueOn: dueOn < today ? today : dueOn, tool: "title-i" }];
}

/** Shares money out in proportion to Title I; one document for each kind of money. */
export const titleITool = (deps: DocumentDeps): DocumentTool =>
  documentTool<Made>(
    {
      ...{ name: "title-i", shape: titleIShape, make, show, tasks },
      check: (step, answers) => check(deps.words, step, answers),
      subject: ({ purpose }) => purpose,
    },
    deps,
  );
