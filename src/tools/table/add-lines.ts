import { type AtTable, after, go, most, next, refused, type TableMove } from "./moves.ts";
import { type Line, readLines } from "./read-lines.ts";
import { problemsOf } from "./read-rows.ts";

/** The most cells that are remembered to be asked again; of more, those that must be there are asked. */
const ASKED_AGAIN = 5;

/** Good lines are kept. Of the others the good cells are kept too, and the bad ones asked again. */
export function addLines({ step, rows, read }: AtTable, text: string): TableMove {
  const { columns } = step;
  const lines = readLines(columns, text, read);
  const usable = lines.lines.filter(isUsable);
  const lost = lines.lines.flatMap((line, at) =>
    isUsable(line) ? [] : problemsOf(columns, line, at + 1).slice(0, 1),
  );
  if (usable.length === 0)
    return refused(lost.length > 0 ? { type: "rows", problems: lost } : { type: "empty" });
  const given = rows.length + usable.length;
  if (given > most(step)) return refused({ type: "too-many", given, max: most(step) });
  const all = [...rows, ...usable.map(({ cells }) => cells)];
  const bad = usable.flatMap(({ wrong }, at) =>
    wrong.map((one) => ({ ...one, row: rows.length + at + 1 })),
  );
  const asked = bad.slice(0, ASKED_AGAIN).map(({ row, column }) => ({ row, column: column.id }));
  const begun = lines.loose && usable.length === 1 && bad.length === 0;
  const place = begun ? after(step, all, all.length, 0) : next(columns, all, asked);
  const strange = lines.problem ? [{ ...lines.problem, left: true as const }] : [];
  const problems = [...strange, ...bad.map(ofCell), ...lost];
  return go(place, all, problems.length > 0 ? { type: "rows", problems } : undefined);
}

const isUsable = ({ cells, over }: Line) => !over && Object.keys(cells).length > 0;

const ofCell = ({ row, column, said, problem }: Line["wrong"][number] & { row: number }) => ({
  ...{ type: "row" as const, row, column: column.label },
  ...{ said, problem },
});
