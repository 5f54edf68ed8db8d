import type { Chart, Column } from "../../src/core/reply.ts";
import { chartTable, split } from "../text.ts";
import { SLACK } from "./limits.ts";
import { line, pieces, plain, rawCell } from "./plain.ts";

/** Block Kit as loose JSON: @slack/types does not know every block that Slack accepts. */
export type SlackBlock = { type: string } & Record<string, unknown>;

export const section = (text: string): SlackBlock[] =>
  pieces(text, SLACK.section).map((piece) => ({ type: "section", text: plain(piece) }));

/** A caption and as many tables as the rows need; rows as words when a table cannot hold them. */
export function renderTable(caption: string, columns: Column[], rows: string[][]): SlackBlock[] {
  const groups = rowGroups(columns, rows);
  if (!groups)
    return [...section(caption), ...rows.flatMap((row) => section(rowInWords(columns, row)))];
  return groups.flatMap((group) => [...section(caption), tableBlock(columns, group)]);
}

const rowInWords = (columns: Column[], row: string[]) =>
  columns.map(({ label }, i) => (label ? `${label}: ${row[i] ?? ""}` : (row[i] ?? ""))).join("\n");

const sizeOf = (row: string[]) => row.reduce((sum, cell) => sum + rawCell(cell).length, 0);

/** Undefined when the table is too wide, or one row alone is too long. */
function rowGroups(columns: Column[], rows: string[][]): string[][][] | undefined {
  const header = sizeOf(columns.map(({ label }) => label));
  const room = SLACK.tableChars - header;
  if (columns.length > SLACK.tableColumns || columns.length === 0) return undefined;
  if (rows.some((row) => sizeOf(row) > room)) return undefined;
  const groups: string[][][] = [[]];
  let used = 0;
  for (const row of rows) {
    const group = groups.at(-1) ?? [];
    const full = group.length === SLACK.tableRows - 1 || used + sizeOf(row) > room;
    if (full) groups.push([row]);
    else group.push(row);
    used = full ? sizeOf(row) : used + sizeOf(row);
  }
  return groups;
}

function tableBlock(columns: Column[], rows: string[][]): SlackBlock {
  const all = [columns.map(({ label }) => label), ...rows];
  return {
    type: "table",
    column_settings: columns.map(({ align }) => ({ align: align ?? "left", is_wrapped: true })),
    rows: all.map((row) =>
      columns.map((_, i) => ({ type: "raw_text", text: rawCell(row[i] ?? "") })),
    ),
  };
}

/** Slack's own chart where it can draw this one; title, words and a table otherwise. */
export function renderChart(chart: Chart): SlackBlock[] {
  const { columns, rows } = chartTable(chart);
  if (!drawable(chart)) {
    return [
      ...section(chart.title),
      ...section(chart.alt),
      ...renderTable(chart.title, columns, rows),
    ];
  }
  const data = ({ values }: Chart["series"][number]) =>
    chart.labels.map((label, i) => ({ label, value: values[i] }));
  return [
    {
      type: "data_visualization",
      title: rawCell(line(chart.title, SLACK.chartTitle - 1)),
      chart: {
        type: chart.kind,
        series: chart.series.map((one) => ({ name: one.name, data: data(one) })),
        axis_config: {
          categories: chart.labels,
          ...(chart.unit && { y_label: rawCell(line(chart.unit, SLACK.chartTitle - 1)) }),
        },
      },
    },
    ...section(chart.alt),
  ];
}

/** Slack wants every value present, names short and different, and nothing that needs escaping. */
function drawable({ labels, series }: Chart): boolean {
  const names = series.map(({ name }) => name);
  const fits = (name: string) =>
    name !== "" && !/[<>&\n]/.test(name) && split(name, SLACK.chartLabel).length === 1;
  return (
    series.length >= 1 &&
    series.length <= SLACK.chartSeries &&
    labels.length >= 1 &&
    labels.length <= SLACK.chartCategories &&
    new Set(names).size === names.length &&
    new Set(labels).size === labels.length &&
    [...names, ...labels].every(fits) &&
    series.every(({ values }) => labels.every((_, i) => Number.isFinite(values[i])))
  );
}
