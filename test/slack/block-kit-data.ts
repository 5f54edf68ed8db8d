/** Tables and charts: the blocks whose rules span many fields. */
import {
  byType,
  type Check,
  complain,
  different,
  flag,
  inside,
  isObject,
  type Loose,
  list,
  listOf,
  number,
  object,
  oneOf,
  optional,
  type Spot,
  text,
} from "./block-kit-check.ts";
import { blockId, richText } from "./block-kit-text.ts";

const CELL = 10_000;
/** Of all the table cells of a message (docs.slack.dev, data-table-block). */
const MOST_TABLE_TEXT = 10_000;
const COLUMNS = 20;

const rawText = object({ type: oneOf("raw_text"), text: text(CELL) });
const rawNumber = object({ type: oneOf("raw_number"), value: number(), text: text(CELL) });
const cell = byType(() => ({ raw_text: rawText, raw_number: rawNumber, rich_text: richText }));
const headerCell = byType(() => ({ raw_text: rawText, raw_number: rawNumber }));

/** Characters in the cells of one table block. */
function tableText(block: unknown): number {
  const rows = isObject(block) ? listOf(block.rows) : [];
  const cells = rows.flatMap(listOf).filter(isObject);
  return cells.reduce((sum, one) => sum + textIn(one), 0);
}

const textIn = (thing: unknown): number => {
  if (Array.isArray(thing)) return thing.reduce((sum: number, one) => sum + textIn(one), 0);
  if (!isObject(thing)) return 0;
  const own = typeof thing.text === "string" ? thing.text.length : 0;
  return own + textIn(thing.elements);
};

export function tableTextAltogether(tables: unknown[], at: Spot) {
  const sum = tables.reduce((all: number, table) => all + tableText(table), 0);
  if (sum > MOST_TABLE_TEXT)
    complain(at, `table cells hold ${sum} characters, no more than ${MOST_TABLE_TEXT} allowed`);
}

function sameWidth({ rows }: Loose, at: Spot) {
  const widths = new Set(listOf(rows).map((row) => listOf(row).length));
  if (widths.size > 1) complain(inside(at, "rows"), "all rows must have the same number of cells");
}

export const table = object(
  {
    ...{ type: oneOf("table"), block_id: optional(blockId) },
    rows: list(list(cell, 1, COLUMNS), 1, 100),
    column_settings: optional(
      list(
        object({ align: optional(oneOf("left", "center", "right")), is_wrapped: optional(flag) }),
        0,
        COLUMNS,
      ),
    ),
  },
  sameWidth,
);

export const dataTable = object(
  {
    ...{ type: oneOf("data_table"), block_id: optional(blockId), caption: text(3_000) },
    rows: list(list(cell, 1, COLUMNS), 2, 101),
    page_size: optional(number(1, 100)),
    row_header_column_index: optional(number(0, COLUMNS - 1)),
  },
  (thing, at) => {
    sameWidth(thing, at);
    listOf(listOf(thing.rows)[0]).forEach((one, i) => {
      headerCell(one, inside(inside(inside(at, "rows"), 0), i));
    });
  },
);

const LABEL = 20;
const point = object({ label: text(LABEL), value: number() });
const series = object({ name: text(LABEL), data: list(point, 1, 20) });
const axes = object({
  categories: list(text(LABEL), 1, 20),
  x_label: optional(text(50)),
  y_label: optional(text(50)),
});

function everyCategory(chart: Loose, at: Spot) {
  const all = listOf(chart.series).filter(isObject);
  const spots = all.map(({ name }, i) => ({ at: inside(inside(at, "series"), i), id: name }));
  different(spots, "name");
  const wanted = isObject(chart.axis_config) ? listOf(chart.axis_config.categories) : [];
  different(
    wanted.map((id, i) => ({ at: inside(inside(inside(at, "axis_config"), "categories"), i), id })),
    "category",
  );
  all.forEach(({ data }, i) => {
    const had = listOf(data).map((one) => (isObject(one) ? one.label : undefined));
    const same = had.length === wanted.length && wanted.every((name) => had.includes(name));
    if (!same) complain(inside(inside(at, "series"), i), "data must cover every category once");
  });
}

const cartesian = (type: string): Check =>
  object({ type: oneOf(type), series: list(series, 1, 6), axis_config: axes }, everyCategory);

const pie = object({
  type: oneOf("pie"),
  segments: list(object({ label: text(LABEL), value: number(Number.MIN_VALUE) }), 1, 6),
});

export const dataVisualization = object({
  ...{ type: oneOf("data_visualization"), block_id: optional(blockId), title: text(50) },
  chart: byType(() => ({
    pie,
    bar: cartesian("bar"),
    area: cartesian("area"),
    line: cartesian("line"),
  })),
});
