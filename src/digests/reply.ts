import { withAlt } from "../charts/alt.ts";
import type { Words } from "../core/ports.ts";
import type { Cohort } from "../core/records.ts";
import { type Block, type Chart, type Reply, type Table, tableInWords } from "../core/reply.ts";
import { showMonth } from "../core/show.ts";
import { shortMonth } from "../metrics/month.ts";
import { FEWEST } from "../privacy/suppress.ts";
import type { DigestDeps } from "./deps.ts";
import { factsOf } from "./facts.ts";
import type { Gathered, Section } from "./gather.ts";
import { numberOf, showTold } from "./show-told.ts";
import type { Line, Told } from "./statistics.ts";
import { linesOfBriefs, readingOf } from "./words-of-briefs.ts";

/** Puts a digest into words: one message for the channel, and one per metric for its thread. */
export function createDigestReply({ words, titleOf }: Pick<DigestDeps, "words" | "titleOf">) {
  function headline(gathered: Gathered): Reply {
    const { cohort, period, sections, districts, briefs } = gathered;
    const title = words("digest.title", { cohort: cohort.name, month: showMonth(period) });
    const learned = linesOfBriefs(briefs, titleOf, words);
    const drawn = chartOf(sections);
    const note = noteFor(cohort, seenOf(sections, drawn));
    const blocks: Block[] = [
      { type: "heading", text: title },
      overview(gathered),
      ...(drawn ? [lineChart(drawn)] : []),
      { type: "text", text: learned.join("\n") },
      ...readingOf(briefs, titleOf, words),
      ...note.map((text) => ({ type: "text" as const, text })),
    ];
    const told = sections.map((section) => sentence(section, districts));
    const spoken = drawn ? [lineChart(drawn).alt] : [];
    const text = [title, ...told, ...spoken, ...learned, ...note].join("\n");
    return { text, blocks, data: factsOf(gathered) };
  }

  function overview({ sections, period, districts }: Gathered): Block {
    return {
      type: "table",
      caption: words("digest.table", { month: showMonth(period) }),
      columns: [
        { label: words("digest.column.measure") },
        { label: words("digest.column.cohort"), align: "right" },
        { label: words("digest.column.before"), align: "right" },
        { label: words("digest.column.reported"), align: "right" },
      ],
      rows: sections.flatMap(({ lines: [line], reported }) =>
        line
          ? [
              [
                labelOf(line, words),
                showTold(line.months.at(-1)?.told, line.measure, words),
                showTold(line.months.at(-2)?.told, line.measure, words),
                words("digest.of", { count: reported, total: districts }),
              ],
            ]
          : [],
      ),
    };
  }

  function sentence({ lines: [line], metric, reported }: Section, total: number): string {
    const counts = { title: metric.title, count: reported, total };
    if (!line) return words("digest.reported", counts);
    const label = labelOf(line, words);
    const [earlier, told] = line.months.slice(-2).map((month) => month.told);
    if (!told && !earlier) return words("digest.sentence-none", { label });
    const value = showTold(told, line.measure, words);
    const before = showTold(earlier, line.measure, words);
    return words("digest.sentence", { ...counts, label, value, before });
  }

  /** The headline measure with the most months to see, for the chart; one month alone is no line. */
  function chartOf(sections: Section[]): Line | undefined {
    const [best] = sections
      .flatMap(({ lines }) => lines.slice(0, 1))
      .sort((a, b) => seen(b) - seen(a));
    return best && seen(best) > 1 ? fromFirst(best) : undefined;
  }

  function lineChart(line: Line): Chart {
    const { series } = COHORT[line.measure.cohort];
    return withAlt(
      {
        ...{ type: "chart", kind: "line", title: line.measure.label, unit: line.measure.unit },
        labels: line.months.map(({ month }) => shortMonth(month)),
        series: [{ name: words(series), values: line.months.map(({ told }) => numberOf(told)) }],
      },
      words,
    );
  }

  /** One metric with its six months, its definition and what to beware of. */
  function details(section: Section, gathered: Gathered): Reply {
    const { metric, reported } = section;
    const lines = worthShowing(section);
    const { districts, period } = gathered;
    const counts = { count: reported, total: districts };
    const title = words("digest.details", { title: metric.title, month: showMonth(period) });
    const said = words("digest.details-reported", counts);
    const meaning = [metric.definition, ...metric.caveats].join("\n");
    const [first] = lines;
    const table = monthly(lines);
    const drawn = first && seen(first) > 1 ? [lineChart(fromFirst(first))] : [];
    const numbers = lines.flatMap(({ months }) => months.map(({ told }) => told));
    const note = noteFor(gathered.cohort, numbers);
    const blocks: Block[] = [
      { type: "heading", text: title },
      { type: "text", text: said },
      ...drawn,
      table,
      ...[meaning, ...note].map((text) => ({ type: "text" as const, text })),
    ];
    // The table says in words all that the chart shows.
    const told = tableInWords(table);
    const facts = { type: "digest-metric", cohort: gathered.cohort.id, period };
    const data = {
      ...facts,
      districts,
      ...factsOf(gathered).metrics.find(({ id }) => id === metric.id),
    };
    return { text: [title, said, ...told, meaning, ...note].join("\n"), blocks, data };
  }

  /** From the first month of which anything was reported. */
  function monthly(lines: Line[]): Table {
    const all = lines[0]?.months.map(({ month }) => month) ?? [];
    const first = all.findIndex((_, i) => lines.some(({ months }) => months[i]?.told));
    const start = Math.max(first, 0);
    return {
      type: "table",
      caption: words("digest.monthly"),
      columns: [
        { label: words("digest.column.month") },
        ...lines.map((line) => ({ label: labelOf(line, words), align: "right" as const })),
      ],
      rows: all
        .slice(start)
        .map((month, i) => [
          shortMonth(month),
          ...lines.map(({ months, measure }) => showTold(months[start + i]?.told, measure, words)),
        ]),
    };
  }

  /** Why some of these are not shown: always the same words, so that they tell nothing themselves. */
  function noteFor({ threshold }: Cohort, numbers: (Told | undefined)[]): string[] {
    const hidden = numbers.some((told) => told && !told.shown && told.why !== "waiting");
    return hidden ? [words("digest.why", { threshold, fewest: FEWEST })] : [];
  }

  return { headline, details };
}

const COHORT = {
  median: { how: "digest.cohort-median", series: "digest.series-median" },
  total: { how: "digest.cohort-total", series: "digest.series-total" },
  none: { how: "digest.cohort-total", series: "digest.series-total" },
} as const;

const seen = ({ months }: Line) => months.filter(({ told }) => told?.shown).length;

/** From the first month with a number on; later ones without one stay, as gaps. */
const fromFirst = (line: Line): Line => ({
  ...line,
  months: line.months.slice(line.months.findIndex(({ told }) => told?.shown)),
});

/** The numbers that stand in the headline: two months of each first line, and the whole chart. */
const seenOf = (sections: Section[], drawn: Line | undefined) => [
  ...sections.flatMap(({ lines: [line] }) => line?.months.slice(-2) ?? []).map(({ told }) => told),
  ...(drawn?.months ?? []).map(({ told }) => told),
];

/** "Median days to fill (middle district)". */
const labelOf = ({ measure: { label, cohort } }: Line, words: Words) =>
  words("digest.label", { label, how: words(COHORT[cohort].how) });

/** The headline measure always; the others when there is something to see of them. */
const worthShowing = ({ lines }: Section) =>
  lines.filter(({ months }, i) => i === 0 || months.some(({ told }) => told?.shown));
