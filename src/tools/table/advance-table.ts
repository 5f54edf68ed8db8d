import { atCell } from "./at-cell.ts";
import { atRemove, atRow, atWhich } from "./at-row.ts";
import { atTable } from "./at-table.ts";
import type { AtTable, TableInput, TableMove } from "./moves.ts";

/** Takes one input at a table. */
export function advanceTable(at: AtTable, input: TableInput): TableMove {
  switch (at.place.at) {
    case "table":
      return atTable(at, input);
    case "cell":
      return atCell(at, at.place, input);
    case "which":
      return atWhich(at, at.place.verb, input);
    case "row":
      return atRow(at, at.place.row, input);
    case "remove":
      return atRemove(at, at.place.row, input);
    default:
      return at.place satisfies never;
  }
}
