import type { Words } from "../../../core/ports.ts";
import type { Block } from "../../../core/reply.ts";
import { showDate } from "../../../core/show.ts";
import type { Around } from "../../document/around.ts";
import {
  type DocumentDeps,
  type DocumentTool,
  documentTool,
} from "../../document/document-tool.ts";
import { sayChoice } from "../../document/labels.ts";
import type { Task } from "../../document/maker.ts";
import { withKeys } from "../../document/row-keys.ts";
import { paragraph, table, warning } from "../blocks.ts";
import { servicesKnown } from "../services-known.ts";
import { makeMedicaid } from "./make.ts";
import { type Medicaid, medicaidShape } from "./shape.ts";

const ANSWERS: Record<string, string> = {
  yes: "medicaid.answer.yes",
  no: "medicaid.answer.no",
  partly: "medicaid.answer.partly",
  unknown: "medicaid.answer.unknown",
  signed: "medicaid.answer.signed",
  working: "medicaid.answer.working",
  needed: "medicaid.answer.needed",
};

const settled = (answer: string | undefined) => answer === "yes";

/** A question that has an answer, whichever it is. */
const known = (answer: string | undefined) => answer === "yes" || answer === "no";

/** What is still to be found out or agreed, a step for each; a signed agreement is none. */
function tasks(made: Medicaid, { words }: Around): Task[] {
  const { services, agreements, owner, by } = made;
  const unknown = services.filter(({ covered }) => !known(covered)).map(({ service }) => service);
  const asked: [string, boolean, string][] = [
    ["plan", settled(made.plan), words("medicaid.open.plan")],
    ["free-care", known(made.freeCare), words("medicaid.open.free-care")],
    ["epsdt", settled(made.epsdt), words("medicaid.open.epsdt")],
    ["salaries", known(made.salaries), words("medicaid.open.salaries")],
    ["consent", settled(made.consent), words("medicaid.open.consent")],
    ["billing", made.billingOwner !== undefined, words("medicaid.open.billing")],
    [
      ...(["services", unknown.length === 0] as const),
      words("medicaid.open.services", { services: unknown.join(", ") }),
    ],
  ];
  const follow = { ...(owner && { owner }), ...(by && { dueOn: by }), tool: "medicaid" };
  const open = asked.filter(([, done]) => !done);
  const unsigned = agreements.filter(({ status }) => status !== "signed");
  return [
    ...open.map(([key, , label]) => ({ key, label, ...follow })),
    ...withKeys(unsigned, (one) => one.with).map(({ key, row }) => ({
      ...follow,
      ...{ key: `agreement:${key}`, label: words("medicaid.open.agreement", { name: row.with }) },
      ...(row.owner && { owner: row.owner }),
      ...(row.due && { dueOn: row.due }),
    })),
  ];
}

function show(made: Medicaid, around: Around): Block[] {
  const { words } = around;
  const { state, services, billingOwner } = made;
  const covered = services.filter((one) => settled(one.covered));
  const names = (rows: Medicaid["services"]) => rows.map(({ service }) => service).join(", ");
  const unbilled = covered.filter((one) => settled(one.qualified) && !one.billed);
  const unstaffed = covered.filter((one) => one.qualified === "no");
  const counts = { covered: covered.length, billed: services.filter((one) => one.billed).length };
  return [
    {
      type: "heading",
      text: words("medicaid.title", { state, open: tasks(made, around).length }),
    },
    { type: "text", text: words("medicaid.said", counts) },
    ...warning(
      unbilled.length > 0 ? words("medicaid.unbilled", { services: names(unbilled) }) : undefined,
    ),
    ...warning(
      unstaffed.length > 0
        ? words("medicaid.unstaffed", { services: names(unstaffed) })
        : undefined,
    ),
    ...warning(billingOwner ? undefined : words("medicaid.no-owner")),
    { type: "fields", fields: fields(words, made) },
    ...servicesTable(words, made),
    ...agreementsTable(words, made),
    ...paragraph(settled(made.freeCare) ? undefined : words("medicaid.free-care")),
    ...paragraph(settled(made.epsdt) ? undefined : words("medicaid.epsdt")),
  ];
}

function fields(words: Words, made: Medicaid) {
  const say = sayChoice(words, ANSWERS);
  const said = (answer: string | undefined) => say(answer ?? "unknown");
  const nobody = words("medicaid.nobody");
  const link = { label: words("medicaid.field.link"), value: made.planLink ?? "" };
  return [
    { label: words("medicaid.field.plan"), value: said(made.plan) },
    ...(made.planLink ? [link] : []),
    { label: words("medicaid.field.free-care"), value: said(made.freeCare) },
    { label: words("medicaid.field.epsdt"), value: said(made.epsdt) },
    { label: words("medicaid.field.salaries"), value: said(made.salaries) },
    { label: words("medicaid.field.consent"), value: said(made.consent) },
    { label: words("medicaid.field.billing"), value: made.billingOwner?.name ?? nobody },
  ];
}

function servicesTable(words: Words, { services }: Medicaid): Block[] {
  const say = sayChoice(words, ANSWERS);
  const columns = [
    ...[words("medicaid.column.service"), words("medicaid.column.covered")],
    ...[words("medicaid.column.providers"), words("medicaid.column.qualified")],
    words("medicaid.column.billed"),
  ];
  const rows = services.map(({ service, covered, providers, qualified, billed }) => [
    ...[service, say(covered), providers, qualified && say(qualified)],
    billed === undefined ? undefined : say(billed ? "yes" : "no"),
  ]);
  return table(words("medicaid.table.services"), columns, rows);
}

function agreementsTable(words: Words, { agreements }: Medicaid): Block[] {
  const say = sayChoice(words, ANSWERS);
  const columns = [
    ...[words("medicaid.column.with"), words("medicaid.column.status")],
    ...[words("medicaid.column.due"), words("medicaid.column.owner")],
  ];
  const rows = agreements.map(({ with: name, status, due, owner }) => [
    ...[name, say(status), due && showDate(due), owner?.name],
  ]);
  return table(words("medicaid.table.agreements"), columns, rows);
}

/** Goes through a state's Medicaid plan; what is open becomes steps of the plan. */
export const medicaidTool = (deps: DocumentDeps): DocumentTool =>
  documentTool<Medicaid>(
    {
      ...{ name: "medicaid", shape: medicaidShape, make: makeMedicaid, show, tasks },
      prefill(around) {
        const rows = servicesKnown(around).flatMap(({ service }) =>
          service ? [{ service, covered: "unknown" }] : [],
        );
        return rows.length > 0 ? { services: { value: { rows }, suggested: true } } : {};
      },
    },
    deps,
  );
