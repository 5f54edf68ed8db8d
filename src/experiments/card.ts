import type { Words } from "../core/ports.ts";
import type { Brief } from "../core/records.ts";
import type { Block, Facts } from "../core/reply.ts";
import { showDate } from "../core/show.ts";
import { isDay } from "../core/time.ts";
import type { Measured } from "./measured.ts";
import { clip } from "./open.ts";
import type { Report, ReportField } from "./report.ts";

/** A brief with everything around it that a reader needs. */
export interface Page {
  brief: Brief;
  report: Report;
  district: string;
  author: string;
  /** When it was written, as its author's day. */
  day: string;
  measured: Measured | undefined;
}

/** One titled answer, in the order of the report. */
export interface Part {
  title: string;
  value: string;
  card: boolean;
}

const DECISIONS: Record<
  Brief["decision"],
  { word: string; level: "success" | "info" | "warning" }
> = {
  adopt: { word: "brief.decision.adopt", level: "success" },
  adapt: { word: "brief.decision.adapt", level: "info" },
  abandon: { word: "brief.decision.abandon", level: "warning" },
};

/** "Adopt: we will use it more widely." */
export const decisionText = ({ decision }: Brief, words: Words) => words(DECISIONS[decision].word);

/** "What We Learned: texts the day before" */
export function titleOf({ brief, report }: Page): string {
  const name = clip(brief.fields[report["named-by"]] ?? "", 80).replace(/[.,;:]+$/, "");
  return report.title.split("{title}").join(name);
}

/** The answers that were given, titled and in order; days and yes or no as people write them. */
export function partsOf({ brief, report }: Page, words: Words): Part[] {
  return report.fields.flatMap(({ field, title, card, as }) => {
    const said = brief.fields[field];
    return said ? [{ title, value: shown(said, as, words), card: card ?? false }] : [];
  });
}

function shown(said: string, as: ReportField["as"], words: Words): string {
  if (as === "day" && isDay(said)) return showDate(said);
  if (as !== "yes-no") return said;
  return said === "yes" ? words("brief.yes") : words("brief.no");
}

/** What a channel shows at once: the decision, the few fields that matter most, the numbers. */
export function cardOf(page: Page, words: Words): { text: string; blocks: Block[] } {
  const title = titleOf(page);
  const by = words("brief.by", { district: page.district, author: page.author, day: page.day });
  const decision = decisionText(page.brief, words);
  const parts = partsOf(page, words).filter((part) => part.card);
  const fields = parts.map(({ title: label, value }) => ({ label, value: clip(value, 300) }));
  const blocks: Block[] = [
    { type: "heading", text: title },
    { type: "text", text: by },
    { type: "notice", level: DECISIONS[page.brief.decision].level, text: decision },
    { type: "fields", fields },
    ...tableOf(page, words),
  ];
  const lines = fields.map(({ label, value }) => `${label}: ${value}`);
  return { text: [title, by, decision, ...lines, ...numbersOf(page)].join("\n"), blocks };
}

/** Everything that was written, at full length, for the thread under the card. */
export function detailsOf(page: Page, words: Words): { text: string; blocks: Block[] } {
  const title = words("brief.details");
  const lines = partsOf(page, words).map((part) => `${part.title}: ${part.value}`);
  return {
    text: [title, ...lines].join("\n"),
    blocks: [
      { type: "heading", text: title },
      ...lines.map((text) => ({ type: "text" as const, text })),
    ],
  };
}

function tableOf({ measured, report, brief }: Page, words: Words): Block[] {
  if (!measured) return [];
  const { before, after, n } = report.measure;
  return [
    {
      type: "table",
      caption: clip(brief.fields.measured ?? words("brief.measured"), 150),
      columns: [before, after, n].map((label) => ({ label, align: "right" as const })),
      rows: [[measured.before, measured.after, measured.n]],
    },
  ];
}

function numbersOf({ measured, report: { measure } }: Page): string[] {
  if (!measured) return [];
  const { before, after, n } = measured;
  return [`${measure.before}: ${before}. ${measure.after}: ${after}. ${measure.n}: ${n}.`];
}

/** What machines are told; n is null where it may not be shown. */
export const factsOfBrief = ({ brief, measured }: Page): Facts => ({
  type: "brief",
  ...{ id: brief.id, experimentId: brief.experimentId, districtId: brief.districtId },
  ...{ decision: brief.decision, shared: brief.sharedAt !== null, n: measured?.count ?? null },
});
