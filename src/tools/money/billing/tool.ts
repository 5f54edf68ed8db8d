import { z } from "zod";
import type { Words } from "../../../core/ports.ts";
import type { Block } from "../../../core/reply.ts";
import { showCount, showPct } from "../../../core/show.ts";
import { dollarsPer } from "../../../metrics/calculate/billing.ts";
import type { Answers } from "../../checklist.ts";
import type { Around } from "../../document/around.ts";
import {
  type DocumentDeps,
  type DocumentTool,
  documentTool,
} from "../../document/document-tool.ts";
import { textOf } from "../../given.ts";
import { showMoney } from "../../show-answer.ts";
import { info, paragraph, table, warning } from "../blocks.ts";
import { needed } from "../needed.ts";
import { billingRates, NATION } from "./calculate.ts";
import { billingGiven, checkBilling } from "./make.ts";

const maybe = z.number().nullable();

/** One period of billing: what was counted, and the rates that follow. Null: not known. */
const billingShape = z.object({
  period: z.string(),
  from: z.string().nullable(),
  given: z.object({
    ...{ documented: maybe, submitted: maybe, accepted: maybe, paid: maybe, denied: maybe },
    ...{ pending: maybe, billed: maybe, received: maybe, eligible: maybe, served: maybe },
    days: z.array(z.number()),
  }),
  rates: z.object({
    ...{ submission: maybe, clean: maybe, paid: maybe, denied: maybe, collected: maybe },
    ...{ days: maybe, perEligible: maybe, perServed: maybe },
  }),
});

type Made = z.infer<typeof billingShape>;

function make(answers: Answers, { words, subject }: Around): Made {
  needed(words, answers, "submitted");
  const given = billingGiven(answers);
  const period = subject ?? textOf(answers, "period") ?? "";
  const from = textOf(answers, "counted-from") ?? null;
  return { period, from, given, rates: billingRates(given) };
}

function show(made: Made, { words }: Around): Block[] {
  const { period, given, rates } = made;
  const { documented, submitted, pending, eligible } = given;
  const lost = documented !== null && submitted !== null ? documented - submitted : 0;
  const each = dollarsPer(NATION.dollars, NATION.children) ?? 0;
  return [
    { type: "heading", text: words("billing.title", { period, finding: finding(words, made) }) },
    ...paragraph(decided(words, made)),
    ...info(pending ? words("billing.pending", { count: pending }) : undefined),
    ...warning(lost > 0 ? words("billing.lost", { count: lost }) : undefined),
    ...ratesTable(words, made),
    ...info(compared(rates) ? words("billing.not-schools") : undefined),
    ...info(eligible === null ? undefined : words("billing.scale", { each: showMoney(each) })),
  ];
}

const compared = ({ clean, denied, days }: Made["rates"]) =>
  clean !== null || denied !== null || days !== null;

function finding(words: Words, { given, rates }: Made): string {
  if (rates.collected !== null)
    return words("billing.finding.collected", { pct: showPct(rates.collected) });
  if (rates.paid !== null) return words("billing.finding.paid", { pct: showPct(rates.paid) });
  return words("billing.finding.submitted", { count: given.submitted ?? 0 });
}

function decided(words: Words, { given, rates }: Made): string | undefined {
  if (rates.paid === null || rates.denied === null) return undefined;
  const claims = (given.paid ?? 0) + (given.denied ?? 0);
  const shares = { paid: showPct(rates.paid), denied: showPct(rates.denied) };
  return words("billing.said", { decided: claims, ...shares });
}

function ratesTable(words: Words, { rates, from }: Made): Block[] {
  const pct = (value: number | null) => (value === null ? "" : showPct(value));
  const dollars = (value: number | null) => (value === null ? "" : showMoney(value));
  const rows = [
    [words("billing.rate.submission"), pct(rates.submission), ""],
    [words("billing.rate.clean"), pct(rates.clean), words("billing.known.clean")],
    [words("billing.rate.paid"), pct(rates.paid), ""],
    [words("billing.rate.denied"), pct(rates.denied), words("billing.known.denied")],
    [words("billing.rate.collected"), pct(rates.collected), ""],
    [words("billing.rate.days"), daysIn(words, rates.days, from), words("billing.known.days")],
    [words("billing.rate.eligible"), dollars(rates.perEligible), ""],
    [words("billing.rate.served"), dollars(rates.perServed), ""],
  ];
  const columns = [
    words("billing.column.rate"),
    { right: words("billing.column.value") },
    words("billing.column.known"),
  ];
  const known = rows.filter(([, value]) => value !== "");
  return table(words("billing.table"), columns, known);
}

/** The median, and from when it is counted: the one is worth little without the other. */
function daysIn(words: Words, days: number | null, from: string | null): string {
  if (days === null) return "";
  const said = { days: showCount(days, 1) };
  if (from === "service") return words("billing.days.service", said);
  return from === "submission" ? words("billing.days.submission", said) : said.days;
}

/** As it may leave the district: nothing from which a small number of students could be reckoned. */
function page(made: Made, around: Around): Block[] {
  const small = (count: number | null) => count !== null && count < around.threshold;
  const { given, rates } = made;
  const perEligible = small(given.eligible) ? null : rates.perEligible;
  const perServed = small(given.served) ? null : rates.perServed;
  return show({ ...made, rates: { ...rates, perEligible, perServed } }, around);
}

/** How well billing works in one period; one document for each. It counts students, so exports are gated. */
export const billingTool = (deps: DocumentDeps): DocumentTool =>
  documentTool<Made>(
    {
      ...{ name: "billing", shape: billingShape, make, show, page, gated: true },
      check: (step, answers) => checkBilling(deps.words, step, answers),
      subject: ({ period }) => period,
    },
    deps,
  );
