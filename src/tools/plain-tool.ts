import { z } from "zod";
import type { NewId, Store, Words } from "../core/ports.ts";
import type { Block, Table } from "../core/reply.ts";
import type { Answers, Checklist, Step } from "./checklist.ts";
import { type DocumentTool, documentTool } from "./document/document-tool.ts";
import { rowsOf } from "./given.ts";
import { showAnswer, showValue } from "./show-answer.ts";

const shape = z.object({
  title: z.string(),
  answers: z.record(z.string(), z.unknown()),
  fields: z.array(z.object({ label: z.string(), value: z.string() })),
  tables: z.array(
    z.object({
      caption: z.string(),
      columns: z.array(z.string()),
      rows: z.array(z.array(z.string())),
    }),
  ),
});

type Plain = z.infer<typeof shape>;

/** What a checklist does that only a file describes: it keeps the answers as a document and shows them. */
export function plainTool(
  name: string,
  deps: { store: Pick<Store, "reads">; words: Words; newId: NewId },
): DocumentTool {
  const { words } = deps;
  // Its questions ask for nothing that a plan could hold.
  const plan = async () => ({ changes: [], outgoing: [], actions: [] });
  return documentTool<Plain>(
    {
      name,
      shape,
      make: (answers, _, checklist) => plainly(words, checklist, answers),
      show: ({ title, fields, tables }): Block[] => [
        { type: "heading", text: title },
        ...(fields.length > 0 ? [{ type: "fields" as const, fields }] : []),
        ...tables.map(asTable),
        { type: "notice", level: "success", text: words("tools.saved", { title }) },
      ],
      facts: ({ answers }) => ({ type: "checklist", checklist: name, answers }),
    },
    { ...deps, plan },
  );
}

function plainly(words: Words, { title, steps }: Checklist, answers: Answers): Plain {
  const given = (step: Step) => answers[step.id];
  const asked = steps.filter((step) => given(step));
  return {
    ...{ title, answers },
    fields: asked
      .filter(({ type }) => type !== "table")
      .map((step) => ({
        label: step.label,
        value: showAnswer(step, given(step) ?? { skipped: "" }, words),
      })),
    tables: asked.flatMap((step) => (step.type === "table" ? [tabled(words, step, answers)] : [])),
  };
}

const tabled = (words: Words, step: Step & { type: "table" }, answers: Answers) => ({
  caption: step.label,
  columns: step.columns.map(({ label }) => label),
  rows: rowsOf(answers, step.id).map((row) =>
    step.columns.map((column) => {
      const value = row[column.id];
      return value === undefined ? "" : showValue(column, value, words);
    }),
  ),
});

const asTable = ({ caption, columns, rows }: Plain["tables"][number]): Table => ({
  ...{ type: "table", caption, rows },
  columns: columns.map((label) => ({ label })),
});
