import type { Words } from "../../../core/ports.ts";
import type { Block } from "../../../core/reply.ts";
import { showCount, showDate, showPct } from "../../../core/show.ts";
import { monthsLater } from "../../dates/recurring.ts";
import type { Around } from "../../document/around.ts";
import { showMoney } from "../../show-answer.ts";
import { info, paragraph, table, warning } from "../blocks.ts";
import { costPerFte } from "./calculate.ts";
import type { Budget } from "./shape.ts";

/** One scenario for the leader: how long the money lasts, what it costs, year by year. */
export function showBudget(made: Budget, { words }: Around): Block[] {
  const { scenario, after, excluded, usualFringe, inputs } = made;
  const ends = inputs.sources.some(({ until }) => until && until < lastDay(made));
  const left = excluded.map(({ name, tier }) => words("budget.excluded-one", { name, tier }));
  return [
    { type: "heading", text: words("budget.title", { scenario, finding: finding(words, made) }) },
    { type: "text", text: sentence(words, made) },
    { type: "fields", fields: fields(words, made) },
    ...table(words("budget.table"), columns(words), rows(made)),
    chart(words, made),
    ...warning(
      left.length > 0 ? words("budget.excluded", { sources: left.join(", ") }) : undefined,
    ),
    ...info(usualFringe ? words("budget.usual-fringe") : undefined),
    ...warning(inputs.sources.length === 0 ? words("budget.no-sources") : undefined),
    ...paragraph(after && words("budget.after", { after })),
    ...warning(ends && !after ? words("budget.after-blank") : undefined),
    ...info(made.years.some(({ surplus }) => surplus > 0) ? words("budget.surplus") : undefined),
    { type: "text", text: words("budget.compare") },
  ];
}

const lastDay = ({ inputs }: Budget) => monthsLater(inputs.start, 12 * inputs.years);

/** "a gap of $710,960 in year 3", in a few words. */
export function finding(words: Words, { years, cliff }: Budget): string {
  const at = years.find(({ year, gap }) => (cliff === null ? gap > 0 : year === cliff));
  if (!at) return words("budget.no-gap", { years: years.length });
  return words("budget.gap", { year: at.year, gap: showMoney(at.gap) });
}

function sentence(words: Words, { years, cliff, inputs }: Budget): string {
  const last = years.at(-1);
  const said = words("budget.sentence", {
    ...{ fte: showFte(inputs.fte), cost: showMoney(years[0]?.cost ?? 0) },
    ...{ each: showMoney(years[0]?.costPerFte ?? 0), growth: growthIn(words, inputs.growth) },
  });
  const at = years.find(({ year }) => year === cliff) ?? years.find(({ gap }) => gap > 0) ?? last;
  if (!at || at.gap === 0) return said;
  const kept = { sustained: showFte(at.sustained), fte: showFte(inputs.fte), year: at.year };
  return `${said} ${words("budget.kept", { ...kept, risk: showFte(at.atRisk) })}`;
}

function growthIn(words: Words, growth: number): string {
  if (growth === 0) return words("budget.growth.none");
  const pct = showPct(Math.abs(growth));
  return growth > 0 ? words("budget.growth.up", { pct }) : words("budget.growth.down", { pct });
}

const showFte = (fte: number) => showCount(fte, 2);

function fields(words: Words, { inputs, years, cliff }: Budget) {
  // A cliff needs a year without a gap before it; money that never reached has none.
  const from = cliff ?? years.find(({ gap }) => gap > 0)?.year;
  const { start, salary, fringe, other, indirect } = inputs;
  return [
    { label: words("budget.field.start"), value: showDate(start) },
    {
      label: words("budget.field.each"),
      value: showMoney(Math.round(100 * costPerFte(inputs)) / 100),
    },
    {
      label: words("budget.field.of"),
      value: words("budget.of", {
        ...{ salary: showMoney(salary), fringe: showPct(fringe) },
        ...{ other: showMoney(other), indirect: showPct(indirect) },
      }),
    },
    {
      label: words("budget.field.cliff"),
      value: from === undefined ? words("budget.no-cliff") : words("budget.year", { year: from }),
    },
  ];
}

const columns = (words: Words) => [
  words("budget.column.year"),
  { right: words("budget.column.cost") },
  { right: words("budget.column.revenue") },
  { right: words("budget.column.gap") },
  { right: words("budget.column.surplus") },
  { right: words("budget.column.sustained") },
  { right: words("budget.column.at-risk") },
  { right: words("budget.column.largest") },
];

const rows = ({ years }: Budget) =>
  years.map(({ year, cost, revenue, gap, surplus, sustained, atRisk, largest }) => [
    ...[String(year), showMoney(cost), showMoney(revenue), showMoney(gap), showMoney(surplus)],
    ...[showFte(sustained), showFte(atRisk), largest === null ? undefined : showPct(largest)],
  ]);

function chart(words: Words, { years }: Budget): Block {
  const labels = years.map(({ year }) => words("budget.year", { year }));
  const said = years.map(({ year, cost, revenue }) =>
    words("budget.chart-one", { year, cost: showMoney(cost), revenue: showMoney(revenue) }),
  );
  return {
    ...{ type: "chart", kind: "bar", title: words("budget.chart"), unit: "$", labels },
    series: [
      { name: words("budget.column.cost"), values: years.map(({ cost }) => cost) },
      { name: words("budget.column.revenue"), values: years.map(({ revenue }) => revenue) },
    ],
    alt: `${words("budget.chart")}: ${said.join("; ")}`,
  };
}
