import type { Chart } from "../../src/core/reply.ts";
import { chartTable, clip, oneLine } from "../text.ts";
import { bytesOf, type Element, inert, paragraphs } from "./elements.ts";
import { image, isPicture } from "./image.ts";
import { TEAMS } from "./limits.ts";
import { renderTable } from "./table.ts";

/** How a reply's charts are to be shown. */
export interface ChartOptions {
  /**
   * "native": by Teams itself where it can draw the chart, and a picture or words where it cannot.
   * "picture": never by Teams itself. "words": neither, for places that refused the others.
   */
  charts?: "native" | "picture" | "words";
  /** Pictures by the chart they show: an https address, or a PNG as a data URI that fits a card. */
  pictures?: Map<Chart, string>;
}

/** A chart, always with the words that say what it shows; the numbers as a table where nothing is drawn. */
export function renderChart(
  chart: Chart,
  { charts = "native", pictures }: ChartOptions,
): Element[][] {
  const words = paragraphs(chart.alt);
  const url = charts === "words" ? undefined : pictures?.get(chart);
  const picture = url !== undefined && isPicture(url) ? pictured(chart, url) : undefined;
  const { columns, rows } = chartTable(chart);
  const table = () => renderTable(chart.title, columns, rows);
  if (charts === "native" && drawable(chart)) {
    const whole = backed(native(chart), [picture?.slice(-1), table().flat()]);
    if (whole) return [[...titleAbove(chart), whole, ...words]];
  }
  if (picture) return [[...picture, ...words]];
  return [...table(), words];
}

/**
 * Teams' chart with what clients show that know none: the first that leaves it small enough, or else
 * only the words below. Undefined where the chart alone is too large.
 */
function backed(chart: Element, instead: (Element[] | undefined)[]): Element | undefined {
  const fallbacks = instead.flatMap((items) => (items ? [{ type: "Container", items }] : []));
  return [...fallbacks, "drop"]
    .map((fallback) => ({ ...chart, fallback }))
    .find((whole) => bytesOf(whole) <= TEAMS.cardBytes * 0.7);
}

const pictured = (chart: Chart, url: string): Element[] => [
  ...paragraphs(chart.title, { weight: "Bolder" }),
  image(url, chart.alt),
];

const short = (text: string, max: number) => inert(clip(oneLine(text), max));

/** The title once more, in full, where the chart's own has no room for it. */
const titleAbove = ({ title }: Chart): Element[] =>
  oneLine(title).length > TEAMS.chartTitle ? paragraphs(title, { weight: "Bolder" }) : [];

/**
 * Shape: learn.microsoft.com, charts-in-adaptive-cards. One bar per label when there is one series.
 * Names on the x axis are categories unless all of them are numbers or days.
 */
function native({ kind, title, labels, series, unit = "" }: Chart): Element {
  const names = axisNames(labels);
  const points = (values: (number | null)[]) =>
    names.flatMap((label, i) =>
      Number.isFinite(values[i]) ? [{ x: short(label, TEAMS.chartLabel), y: values[i] }] : [],
    );
  const around = {
    title: short(title, TEAMS.chartTitle),
    ...(unit !== "" && { yAxisTitle: short(unit, TEAMS.chartLabel) }),
  };
  const [only, ...more] = series;
  if (kind === "bar" && only && more.length === 0)
    return { type: "Chart.VerticalBar", ...around, data: points(only.values) };
  return {
    type: kind === "line" ? "Chart.Line" : "Chart.VerticalBar.Grouped",
    ...around,
    data: series.map(({ name, values }) => ({
      legend: short(name, TEAMS.chartLabel),
      values: points(values),
    })),
  };
}

const MONTH = /^(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d\d(\d\d)$/;

/**
 * Names of months as short as they can be, since a chart in a message cuts "May 2026": the month
 * alone where no other year has it, else "May ’26". The words below the chart name the years.
 */
function axisNames(labels: string[]): string[] {
  const months = labels.map((label) => MONTH.exec(label));
  if (months.some((month) => month === null)) return labels;
  const alone = months.map((month) => month?.[1] ?? "");
  return differ(alone) ? alone : months.map((month) => `${month?.[1]} ’${month?.[2]}`);
}

/**
 * True when Teams' own chart can show it all: names that differ and fit, and a value for every point
 * of a line, since Teams would draw straight on over a missing one.
 */
export function drawable({ kind, labels, series, unit = "" }: Chart): boolean {
  const names = series.map(({ name }) => name);
  const known = ({ values }: Chart["series"][number]) =>
    labels.map((_, i) => Number.isFinite(values[i]));
  return (
    series.length >= 1 &&
    series.length <= TEAMS.chartSeries &&
    labels.length >= 1 &&
    labels.length <= TEAMS.chartPoints &&
    differ(names) &&
    differ(labels) &&
    [...names, ...labels, unit || "–"].every(fits) &&
    series.every((one) => (kind === "line" ? known(one).every(Boolean) : known(one).some(Boolean)))
  );
}

const differ = (names: string[]) => new Set(names.map(oneLine)).size === names.length;

const fits = (name: string) => oneLine(name) !== "" && oneLine(name).length <= TEAMS.chartLabel;
