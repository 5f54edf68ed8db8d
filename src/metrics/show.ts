import { withAlt } from "../charts/alt.ts";
import { answer } from "../core/answer.ts";
import type { Outcome } from "../core/change.ts";
import type { Call } from "../core/command.ts";
import type { District, Observation } from "../core/records.ts";
import { type Block, type Chart, type Table, tableInWords } from "../core/reply.ts";
import type { MetricDefinition } from "./definition.ts";
import type { MetricDeps } from "./deps.ts";
import { measured, showMeasure, tenth } from "./measured.ts";
import { lastMonth, monthsTo, shortMonth } from "./month.ts";
import { type Statistics, standing, statisticName } from "./published.ts";
import { reportButton } from "./report.ts";
import { homeOf } from "./reporter.ts";

/** A year, so that a school's seasons can be seen. */
const MONTHS = 12;

type Row = { month: string; values: (number | null)[] };

/** `metric show`: the asker's own district over the last year, with what the cohort published beside it. */
export function createShow({ store, words }: MetricDeps) {
  const { reads } = store;

  return async function show(call: Call, metric: MetricDefinition): Promise<Outcome> {
    const { cohort, district } = homeOf(call, words);
    const last = lastMonth(cohort.zone, call.now);
    const months = monthsTo(last, MONTHS);
    const all = await reads.observations(cohort.id, metric.id, months[0] ?? last, last);
    const own = all.filter(({ districtId }) => districtId === district.id);
    const title = words("metric.trend-title", { title: metric.title, district: district.name });
    if (own.length === 0) {
      const text = words("metric.trend-empty", { title: metric.title, district: district.name });
      return { outgoing: [answer(call, withButton(text, metric, last, district))] };
    }
    const rows = rowsOf(metric, own, months);
    const shared = standing(await reads.releases(cohort.id));
    const points = rows.filter(({ values: [value] }) => (value ?? null) !== null).length;
    const drawn = points > 1 ? [chart(metric, district.name, rows, shared)] : [];
    const monthly = table(metric, rows);
    const meaning = [metric.definition, ...metric.caveats].join("\n");
    const unseen = words("metric.private", { district: district.name });
    const blocks: Block[] = [
      { type: "heading", text: title },
      ...drawn,
      monthly,
      { type: "text", text: meaning },
      { type: "text", text: unseen },
    ];
    const facts = { metric: metric.id, version: metric.version, districtId: district.id };
    const data = {
      type: "metric-trend",
      ...facts,
      months: rows.map((row) => factsOf(metric, row)),
    };
    const text = [
      title,
      ...drawn.map(({ alt }) => alt),
      ...tableInWords(monthly),
      meaning,
      unseen,
    ].join("\n");
    return { outgoing: [answer(call, { text, blocks, data })] };
  };

  function withButton(text: string, metric: MetricDefinition, month: string, home: District) {
    const actions = [reportButton(metric, month, home)];
    return {
      text,
      blocks: [
        { type: "text" as const, text },
        { type: "actions" as const, actions },
      ],
      data: { type: "metric-trend", metric: metric.id, months: [] },
    };
  }

  function chart(metric: MetricDefinition, name: string, rows: Row[], shared: Statistics): Chart {
    const [headline] = metric.measures;
    const cohort = rows.map(({ month }) => {
      const found = headline && shared[statisticName(metric, headline, month)];
      return found?.shown && headline?.cohort === "median" ? found.value : null;
    });
    const beside = cohort.some((value) => value !== null)
      ? [{ name: words("metric.cohort-median"), values: cohort }]
      : [];
    return withAlt(
      {
        ...{ type: "chart", kind: "line", title: headline?.label ?? metric.title },
        ...(headline && { unit: headline.unit }),
        labels: rows.map(({ month }) => shortMonth(month)),
        series: [{ name, values: rows.map(({ values }) => tenth(values[0] ?? null)) }, ...beside],
      },
      words,
    );
  }

  function table(metric: MetricDefinition, rows: Row[]): Table {
    return {
      type: "table",
      caption: words("metric.table"),
      columns: [
        { label: words("metric.column.month") },
        ...metric.measures.map(({ label, unit }) => ({
          label: unit === "%" ? label : words("metric.column.measure", { label, unit }),
          align: "right" as const,
        })),
      ],
      rows: rows.map(({ month, values }) => [
        shortMonth(month),
        ...metric.measures.map((measure, i) => {
          const value = values[i] ?? null;
          return value === null ? words("metric.no-number") : showMeasure(value, measure);
        }),
      ]),
    };
  }
}

/** From the first month with a number on; later months without one stay, as gaps. */
function rowsOf(metric: MetricDefinition, own: Observation[], months: string[]): Row[] {
  const first = own.map(({ period }) => period).sort()[0] ?? "";
  return months
    .filter((month) => month >= first)
    .map((month) => {
      const found = own.find(({ period }) => period === month);
      const values = found ? measured(metric, found).map(({ value }) => value) : [];
      return { month, values };
    });
}

const factsOf = (metric: MetricDefinition, { month, values }: Row) => ({
  period: month,
  ...Object.fromEntries(metric.measures.map(({ id }, i) => [id, tenth(values[i] ?? null)])),
});
