import type { Chart } from "../../src/core/reply.ts";
import { chartTable } from "../text.ts";
import { image } from "./image.ts";
import { SLACK } from "./limits.ts";
import { rawLine } from "./plain.ts";
import { renderTable, type SlackBlock, section, tableInWords } from "./table.ts";

/** How a reply's charts are to be shown. */
export interface ChartOptions {
  /**
   * "native": by Slack itself where it can draw the chart. "words": never, for App Homes, and
   * for workspaces that answered `invalid_blocks`.
   */
  charts?: "native" | "words";
  /** Slack's ids of uploaded pictures, by the chart they show; a picture goes before both. */
  pictures?: Map<Chart, string>;
}

/**
 * A picture, Slack's own chart, or title, words and a table; always with the words beside it.
 * `alone`: no table stands in the same reply, which a message could not hold beside the chart's.
 */
export function renderChart(chart: Chart, options: ChartOptions, alone: boolean): SlackBlock[][] {
  const picture = options.pictures?.get(chart);
  const words = section(chart.alt);
  if (picture !== undefined)
    return [
      [...section(chart.title), ...image({ slack_file: { id: picture } }, chart.alt), ...words],
    ];
  if (options.charts !== "words" && drawable(chart))
    return [[...section(titleAbove(chart)), nativeChart(chart), ...words]];
  const { columns, rows } = chartTable(chart);
  const said = [...columns.map(({ label }) => label), ...rows.flat()];
  const table = alone ? renderTable("", columns, rows) : tableInWords("", columns, rows);
  const all = !alone && said.every((cell) => chart.alt.includes(cell));
  return [[...section(chart.title), ...words], ...(all ? [] : table)];
}

/** The title once more, in full, where Slack's chart has no room for it. */
const titleAbove = ({ title }: Chart) =>
  rawLine(title, SLACK.chartTitle) === undefined ? title : "";

/** Shape: docs.slack.dev/reference/block-kit/blocks/data-visualization-block. */
function nativeChart({ kind, title, labels, series, unit }: Chart): SlackBlock {
  const data = ({ values }: Chart["series"][number]) =>
    labels.map((label, i) => ({ label, value: values[i] }));
  return {
    type: "data_visualization",
    title: rawLine(title, SLACK.chartTitle) ?? `${shortened(title)}…`,
    chart: {
      type: kind,
      series: series.map((one) => ({ name: one.name, data: data(one) })),
      axis_config: {
        categories: labels,
        ...(unit && { y_label: rawLine(unit, SLACK.chartTitle) }),
      },
    },
  };
}

/** As many whole words as fit with "…", to go with the full title above. */
const shortened = (title: string) =>
  title
    .split(/\s+/)
    .reduce((kept, word) => (fits(`${kept} ${word}`) ? `${kept} ${word}`.trim() : kept), "");

const fits = (title: string) => rawLine(title, SLACK.chartTitle - 1) !== undefined;

/**
 * True when Slack's own chart can show it all: every value present, names short and different, and
 * nothing that a client could take for more than text. Others need a picture, or words.
 */
export function drawable({ labels, series, unit = "" }: Chart): boolean {
  const names = series.map(({ name }) => name);
  const short = (name: string) => /^[^<>&\n]+$/.test(name) && name.length <= SLACK.chartLabel;
  return (
    series.length >= 1 &&
    series.length <= SLACK.chartSeries &&
    labels.length >= 1 &&
    labels.length <= SLACK.chartCategories &&
    new Set(names).size === names.length &&
    new Set(labels).size === labels.length &&
    [...names, ...labels].every(short) &&
    rawLine(unit, SLACK.chartTitle) !== undefined &&
    series.every(({ values }) => labels.every((_, i) => Number.isFinite(values[i])))
  );
}
