import type { EChartsCoreOption } from "echarts/core";
import type { Chart } from "../core/reply.ts";
import { showValue } from "./show-value.ts";

/** How large a picture is in CSS pixels; it is drawn at twice that for sharp screens. */
export const SIZE = { width: 800, height: 450, scale: 2 };

/** What the picture says where numbers are missing; words come from prompts/words. */
export interface ChartNotes {
  gaps: string;
  empty: string;
}

/** Okabe and Ito's palette (jfly.uni-koeln.de/color), told apart by people with any colour vision. */
const COLORS = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#8A6D00", "#3F86B5"];
const SYMBOLS = ["circle", "rect", "triangle", "diamond", "pin", "arrow"];
const DASHES = ["solid", "dashed", "dotted"] as const;
const INK = "#1F2933";
const SOFT = "#52606D";
const GRID = "#E4E7EB";

/** Source Sans 3 (SIL Open Font License), one family per script; a fresh server has no fonts. */
export const SCRIPTS = ["latin", "latin-ext", "greek", "cyrillic", "vietnamese"];
export const familyOf = (script: string) => `Source Sans ${script}`;
const FONT = SCRIPTS.map(familyOf).join(", ");

/** Above this many points, numbers beside each would touch. */
const LABELLED = 14;
/** Up to this many points a line keeps clear of the axis, so that no number covers it. */
const ROOMY = 12;
/** Names longer than this do not fit side by side under bars. */
const LONG_NAME = 14;

/** Whether bars lie down, because their names are long. */
const lying = ({ kind, labels }: Chart) =>
  kind === "bar" && labels.some((label) => label.length > LONG_NAME) && labels.length > 3;

const numbersOf = ({ series }: Chart) => series.flatMap(({ values }) => values);

/** A chart in the drawing library's own words. Pure. */
export function chartOption(chart: Chart, notes: ChartNotes): EChartsCoreOption {
  const empty = numbersOf(chart).every((value) => value === null);
  const gaps = !empty && numbersOf(chart).includes(null);
  const axes = [nameAxis(chart), valueAxis(chart, empty)];
  const [xAxis, yAxis] = lying(chart) ? axes.reverse() : axes;
  return {
    animation: false,
    backgroundColor: "#FFFFFF",
    color: COLORS,
    textStyle: { color: INK, fontSize: 15, fontFamily: FONT },
    title: titleOf(chart),
    ...(chart.series.length > 1 && { legend: legendOf(chart) }),
    grid: {
      ...{ left: 24, right: chart.kind === "line" ? 48 : 40, bottom: gaps ? 48 : 22 },
      ...{ top: topOf(chart), containLabel: true },
    },
    xAxis,
    yAxis,
    series: chart.series.map((_, n) => seriesOf(chart, n)),
    graphic: [...(gaps ? [gapNote(notes.gaps)] : []), ...(empty ? [emptyNote(notes.empty)] : [])],
  };
}

/** "%" and "$" stand beside every number already. */
const spelled = (unit: string | undefined) => (unit === "%" || unit === "$" ? undefined : unit);

const topOf = ({ unit, series }: Chart) =>
  66 + (spelled(unit) ? 22 : 0) + (series.length > 1 ? 30 : 0);

const titleOf = ({ title, unit }: Chart) => ({
  text: title,
  ...(spelled(unit) && { subtext: unit }),
  left: 24,
  top: 18,
  itemGap: 6,
  textStyle: {
    ...{ color: INK, fontSize: 21, fontWeight: 600, lineHeight: 26 },
    ...{ width: SIZE.width - 48, overflow: "truncate" },
  },
  subtextStyle: { color: SOFT, fontSize: 15 },
});

const legendOf = ({ unit, kind }: Chart) => ({
  left: 22,
  top: spelled(unit) ? 78 : 56,
  itemGap: 22,
  itemWidth: kind === "line" ? 30 : 14,
  itemHeight: 12,
  textStyle: { color: INK, fontSize: 15, width: 300, overflow: "truncate" },
});

function nameAxis(chart: Chart) {
  const wide = lying(chart);
  const room = (SIZE.width - 120) / Math.max(chart.labels.length, 1);
  return {
    type: "category",
    data: chart.labels,
    inverse: wide,
    boundaryGap: chart.kind === "bar" || chart.labels.length <= ROOMY,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: SOFT } },
    axisLabel: {
      ...{ color: INK, fontSize: 14, hideOverlap: true, margin: 12 },
      ...(wide && { width: 220, overflow: "truncate" }),
      ...(!wide && chart.kind === "bar" && { width: Math.max(room - 8, 40), overflow: "break" }),
      ...(!wide && chart.kind === "bar" && { interval: 0 }),
    },
  };
}

function valueAxis({ unit, series }: Chart, empty: boolean) {
  const whole = series.every(({ values }) => values.every((value) => Number.isInteger(value ?? 0)));
  const top = Math.max(...series.flatMap(({ values }) => values.map((value) => value ?? 0)));
  return {
    type: "value",
    ...(whole && { minInterval: 1 }),
    ...(empty && { min: 0, max: 1, axisLabel: { show: false } }),
    ...(unit === "%" && top > 70 && top <= 100 && { max: 100, interval: 25 }),
    splitNumber: 4,
    splitLine: { lineStyle: { color: GRID } },
    ...(!empty && {
      axisLabel: {
        ...{ color: SOFT, fontSize: 14, hideOverlap: true },
        formatter: (value: number) => showValue(value, unit),
      },
    }),
  };
}

function seriesOf(chart: Chart, n: number) {
  const { name, values } = chart.series[n] ?? { name: "", values: [] };
  const shown = values.filter((value) => value !== null).length;
  const room = chart.series.length === 1 || (chart.kind === "bar" && chart.series.length === 2);
  const label = {
    show: room && shown * chart.series.length <= LABELLED,
    ...{ color: INK, fontSize: 15, fontWeight: 600, distance: 8 },
    formatter: ({ value }: { value: number | null }) =>
      value === null ? "" : showValue(value, chart.unit),
  };
  if (chart.kind === "bar") {
    const position = lying(chart) ? "right" : "top";
    // A bar below zero carries its number at its own end.
    const data = values.map((value) => {
      if (value === null || value >= 0) return value;
      return { value, label: { position: lying(chart) ? "left" : "bottom" } };
    });
    return {
      ...{ type: "bar", name, data, barMaxWidth: 56, barGap: "12%" },
      ...{ itemStyle: { borderRadius: 2 }, label: { ...label, position } },
    };
  }
  return {
    ...{ type: "line", name, data: values, connectNulls: false, showAllSymbol: true },
    symbol: SYMBOLS[n % SYMBOLS.length],
    symbolSize: shown > 16 ? 7 : 10,
    lineStyle: { width: 3, type: DASHES[Math.floor(n / 2) % DASHES.length] },
    label: { ...label, position: "top" },
    labelLayout: { hideOverlap: true, moveOverlap: "shiftY" },
  };
}

const gapNote = (text: string) => ({
  ...{ type: "text", left: 24, bottom: 16, silent: true },
  style: { text, fill: SOFT, font: `14px ${FONT}` },
});

const emptyNote = (text: string) => ({
  ...{ type: "text", left: "center", top: "middle", silent: true },
  style: { text, fill: SOFT, font: `18px ${FONT}` },
});
