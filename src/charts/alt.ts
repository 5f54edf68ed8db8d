import type { Words } from "../core/ports.ts";
import type { Chart } from "../core/reply.ts";
import { showValue } from "./show-value.ts";

/** With more points than this, a list read aloud helps nobody; its ends and extremes do. */
const SPOKEN = 12;

/** A chart with its figures said in words, for those who hear the picture rather than see it. */
export function withAlt(chart: Omit<Chart, "alt">, words: Words): Chart {
  const { kind, title, series } = chart;
  const opening = kind === "line" ? words("chart.line", { title }) : words("chart.bar", { title });
  return { ...chart, alt: [opening, ...series.map((_, n) => said(chart, n, words))].join(" ") };
}

function said({ labels, series, unit }: Omit<Chart, "alt">, n: number, words: Words): string {
  const { name = "", values = [] } = series[n] ?? {};
  const show = (value: number) => {
    const shown = showValue(value, unit);
    return unit && unit !== "%" && unit !== "$"
      ? words("chart.unit", { value: shown, unit })
      : shown;
  };
  const points = labels.flatMap((label, i) => {
    const value = values[i] ?? null;
    return value === null ? [] : [{ label, value }];
  });
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return words("chart.nothing", { name });
  const point = ({ label, value }: { label: string; value: number }) =>
    words("chart.point", { label, value: show(value) });
  if (labels.length <= SPOKEN) {
    const all = labels.map((label, i) => {
      const value = values[i] ?? null;
      return value === null ? words("chart.none", { label }) : point({ label, value });
    });
    return words("chart.series", { name, points: all.join(", ") });
  }
  const sorted = [...points].sort((a, b) => a.value - b.value);
  return words("chart.long", {
    ...{ name, first: point(first), last: point(last) },
    ...{ low: point(sorted[0] ?? first), high: point(sorted.at(-1) ?? last) },
    ...{ points: points.length, gaps: labels.length - points.length },
  });
}
