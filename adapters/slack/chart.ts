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
  const said = [...chart.series.map(({ name }) => name), ...rows.flat()];
  const table = alone ? renderTable("", columns, rows) : tableInWords("", columns, rows);
  const all = !alone && said.every((cell) => chart.alt.includes(cell));
  return [[...section(chart.title), ...words], ...(all ? [] : table)];
}

/** The title once more, in full, where Slack's chart has no room for it. */
const titleAbove = ({ title }: Chart) =>
  rawLine(title, SLACK.chartTitle) === undefined ? title : "";

/** Shape: docs.slack.dev/reference/block-kit/blocks/data-visualization-block. */
function nativeChart({ kind, title, labels, series, unit }: Chart): SlackBlock {
  const categories = labels.map(label);
  const data = ({ values }: Chart["series"][number]) =>
    categories.map((label, i) => ({ label, value: values[i] }));
  return {
    type: "data_visualization",
    title: rawLine(title, SLACK.chartTitle) ?? `${shortened(title)}…`,
    chart: {
      type: kind,
      series: series.map((one) => ({ name: label(one.name), data: data(one) })),
      axis_config: {
        categories,
        ...(unit && { y_label: rawLine(unit, SLACK.chartTitle) }),
      },
    },
  };
}

/** A name as it fits a chart. */
const label = (name: string) =>
  name.length <= SLACK.chartLabel
    ? name
    : `${name.slice(0, SLACK.chartLabel - 1).replace(/[\ud800-\udbff]$|\s+$/, "")}…`;

/** As many whole words as fit with "…", to go with the full title above. */
const shortened = (title: string) =>
  title
    .split(/\s+/)
    .reduce((kept, word) => (fits(`${kept} ${word}`) ? `${kept} ${word}`.trim() : kept), "");

const fits = (title: string) => rawLine(title, SLACK.chartTitle - 1) !== undefined;

/**
 * True when Slack's own chart can show it all: every value present, names different and short, or
 * said in full by the words below, and nothing that a client could take for more than text. Others
 * need a picture, or words.
 */
export function drawable({ labels, series, unit = "", alt }: Chart): boolean {
  const names = series.map(({ name }) => name);
  const shown = (name: string) =>
    /^[^<>&\n]+$/.test(name) && (name.length <= SLACK.chartLabel || alt.includes(name));
  return (
    series.length >= 1 &&
    series.length <= SLACK.chartSeries &&
    labels.length >= 1 &&
    labels.length <= SLACK.chartCategories &&
    differ(names) &&
    differ(labels) &&
    [...names, ...labels].every(shown) &&
    rawLine(unit, SLACK.chartTitle) !== undefined &&
    series.every(({ values }) => labels.every((_, i) => Number.isFinite(values[i])))
  );
}

const differ = (names: string[]) => new Set(names.map(label)).size === names.length;
