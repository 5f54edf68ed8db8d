import { z } from "zod";
import type { Words } from "../../../core/ports.ts";
import type { Block } from "../../../core/reply.ts";
import { showPct } from "../../../core/show.ts";
import type { Answers, Step } from "../../checklist.ts";
import type { Around } from "../../document/around.ts";
import {
  type DocumentDeps,
  type DocumentTool,
  documentTool,
} from "../../document/document-tool.ts";
import { numberOf, textOf } from "../../given.ts";
import { showMoney } from "../../show-answer.ts";
import { info, paragraph, table } from "../blocks.ts";
import { USUAL_FRINGE } from "../budget/fringe.ts";
import { fringeOf } from "../budget/make.ts";
import { needed } from "../needed.ts";
import { settle } from "./calculate.ts";

const money = z.number();

/** One year's settlement: what it was reckoned from, percent and dollars, and every step of the way. */
const settlementShape = z.object({
  period: z.string(),
  inputs: z.object({
    salaries: money,
    fringe: money,
    indirect: money,
    timeStudy: money,
    medicaidRatio: money,
    fmap: money,
    interim: money,
    vendor: money.exactOptional(),
  }),
  usualFringe: z.boolean(),
  steps: z.object({
    direct: money,
    withIndirect: money,
    health: money,
    medicaid: money,
    federal: money,
    settlement: money,
    fee: money.nullable(),
    net: money.nullable(),
  }),
});

type Made = z.infer<typeof settlementShape>;

function make(answers: Answers, { words, subject }: Around): Made {
  const given = (field: string) => needed(words, answers, field);
  const fringe = fringeOf(answers);
  const vendor = numberOf(answers, "vendor");
  const inputs = {
    salaries: given("salaries"),
    fringe: fringe ?? USUAL_FRINGE,
    indirect: numberOf(answers, "indirect") ?? 0,
    timeStudy: given("time-study"),
    medicaidRatio: given("medicaid-ratio"),
    fmap: given("fmap"),
    interim: given("interim"),
    ...(vendor !== undefined && { vendor }),
  };
  const period = subject ?? textOf(answers, "period") ?? "";
  return { period, inputs, usualFringe: fringe === undefined, steps: settle(inputs) };
}

const SHARES = ["time-study", "medicaid-ratio", "fmap"];

/** A share typed as 0.65 would be taken for less than one percent. */
function check(words: Words, { id }: Step, answers: Answers): string | undefined {
  const given = SHARES.includes(id) ? numberOf(answers, id) : undefined;
  if (given === undefined || given <= 0 || given >= 1) return undefined;
  return words("settlement.wrong.share", { given: String(given) });
}

function show(made: Made, { words }: Around): Block[] {
  const { inputs, steps, usualFringe } = made;
  const { settlement, federal, fee, net } = steps;
  const amount = showMoney(Math.abs(settlement));
  const side = settlement > 0 ? "due" : settlement < 0 ? "owed" : "even";
  const { interim, vendor = 0 } = inputs;
  const shown = { federal: showMoney(federal), interim: showMoney(interim), amount, side };
  return [
    { type: "heading", text: titleOf(words, made, amount) },
    { type: "text", text: words("settlement.said", shown) },
    ...paragraph(
      fee === null || net === null
        ? undefined
        : words("settlement.fee", {
            rate: showPct(vendor),
            fee: showMoney(fee),
            net: showMoney(net),
          }),
    ),
    ...stepsTable(words, made),
    ...info(usualFringe ? words("settlement.usual-fringe") : undefined),
    ...info(words("settlement.own-rates")),
  ];
}

function titleOf(words: Words, { period, steps }: Made, amount: string): string {
  if (steps.settlement > 0) return words("settlement.title-due", { period, amount });
  if (steps.settlement < 0) return words("settlement.title-owed", { period, amount });
  return words("settlement.title-even", { period });
}

function stepsTable(words: Words, { inputs, steps }: Made): Block[] {
  const row = (label: string, amount: number, rate?: number) => [
    ...[label, rate === undefined ? "" : showPct(rate), showMoney(amount)],
  ];
  const columns = [
    words("settlement.column.step"),
    { right: words("settlement.column.rate") },
    { right: words("settlement.column.amount") },
  ];
  return table(words("settlement.table"), columns, [
    row(words("settlement.row.salaries"), inputs.salaries),
    row(words("settlement.row.direct"), steps.direct, inputs.fringe),
    row(words("settlement.row.with-indirect"), steps.withIndirect, inputs.indirect),
    row(words("settlement.row.health"), steps.health, inputs.timeStudy),
    row(words("settlement.row.medicaid"), steps.medicaid, inputs.medicaidRatio),
    row(words("settlement.row.federal"), steps.federal, inputs.fmap),
    row(words("settlement.row.interim"), inputs.interim),
    row(words("settlement.row.settlement"), steps.settlement),
  ]);
}

/** The yearly cost settlement with Medicaid; one document for each year. */
export const settlementTool = (deps: DocumentDeps): DocumentTool =>
  documentTool<Made>(
    {
      ...{ name: "settlement", shape: settlementShape, make, show },
      check: (step, answers) => check(deps.words, step, answers),
      subject: ({ period }) => period,
    },
    deps,
  );
