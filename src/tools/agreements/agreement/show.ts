import type { Block } from "../../../core/reply.ts";
import { showCount, showDate } from "../../../core/show.ts";
import type { Around } from "../../document/around.ts";
import { sayRhythm } from "../say-rhythm.ts";
import { type Completeness, completeness, DUTIES, PARTS } from "./completeness.ts";
import { noticeDay, termOf } from "./dates.ts";
import type { Agreement } from "./made.ts";
import { paidBy } from "./paid-by.ts";
import { sayDuty, sayLaw, sayMoney, sayPart, sayRenewal, sayStatus } from "./say.ts";

type Words = Around["words"];

/** One agreement as a page: how far it is, what is missing, every part with its text, and its dates. */
export function showAgreement(made: Agreement, around: Around): Block[] {
  const { words } = around;
  const far = completeness(made);
  const { partner } = made;
  const heading = far.complete
    ? words("agreement.title-complete", { partner })
    : words("agreement.title", { partner, settled: far.settled, of: far.of });
  return [
    { type: "heading", text: heading },
    { type: "text", text: [standing(made, around), missingWords(words, far)].join(" ") },
    ...lawNotice(words, far),
    partsTable(words, made),
    ...measuresTable(words, made),
    { type: "fields", fields: fieldsOf(words, made) },
    ...paidBy(made, around),
    ...warnings(made, around),
    { type: "text", text: words("agreement.not-advice") },
    {
      type: "actions",
      actions: [
        { id: "say:funding", label: words("agreement.button.money"), value: "start funding-map" },
        { id: "say:mou", label: words("agreement.button.template"), value: "library mou" },
        { id: "say:privacy-law", label: words("agreement.button.law"), value: "library ferpa" },
      ],
    },
  ];
}

function standing(made: Agreement, { words, today }: Around): string {
  const [starts, ends] = [made.starts ?? "", made.ends ?? ""].map((day) => day && showDate(day));
  const term = termOf(made, today);
  return words("agreement.standing", { term, starts: starts ?? "", ends: ends ?? "" });
}

function missingWords(words: Words, { missing, complete }: Completeness): string {
  if (complete) return words("agreement.all-there");
  if (missing.length === 0) return words("agreement.parts-there");
  return words("agreement.missing", { parts: missing.map(sayPart(words)).join("; ") });
}

function lawNotice(words: Words, { law }: Completeness): Block[] {
  if (law.length === 0) return [];
  const points = law.map(sayLaw(words)).join("; ");
  return [{ type: "notice", level: "warning", text: words("agreement.law-open", { points }) }];
}

/** The anatomy of the agreement: every part with its status and where its text is; roles by duty. */
function partsTable(words: Words, { status, where, duties }: Agreement): Block {
  const nowhere = words("agreement.nowhere");
  const rows = PARTS.flatMap((part, at) => {
    const said = sayStatus(words)(status[part] ?? "not-started");
    const row = [`${at + 1}. ${sayPart(words)(part)}`, said, where[part] ?? nowhere];
    if (part !== "roles" || status.roles === "not-needed") return [row];
    const inRoles = DUTIES.map((duty) => {
      const settled = sayStatus(words)(duties.includes(duty) ? "agreed" : "not-started");
      return [`${at + 1}: ${sayDuty(words)(duty)}`, settled, where[duty] ?? nowhere];
    });
    return [row, ...inRoles];
  });
  const columns = [
    { label: words("agreement.table.part") },
    { label: words("agreement.table.status") },
    { label: words("agreement.table.where") },
  ];
  return { type: "table", caption: words("agreement.table.caption"), columns, rows };
}

function measuresTable(words: Words, { measures }: Agreement): Block[] {
  if (measures.length === 0) return [];
  const unknown = words("agreement.unknown");
  const columns = [
    { label: words("agreement.measures.measure") },
    { label: words("agreement.measures.target") },
    { label: words("agreement.measures.by") },
  ];
  const rows = measures.map(({ measure, target, by }) => [
    measure,
    target ?? unknown,
    by ?? unknown,
  ]);
  return [{ type: "table", caption: words("agreement.measures.caption"), columns, rows }];
}

function fieldsOf(words: Words, made: Agreement) {
  const day = (said: string | undefined) => said && showDate(said);
  const { renewal, notice, money, payments, checkIns, reports } = made;
  const all: [string, string | undefined][] = [
    [words("agreement.field.owner"), made.owner?.name],
    [words("agreement.field.counsel"), made.counsel],
    [words("agreement.field.money"), money && sayMoney(words)(money)],
    [words("agreement.field.payments"), payments],
    [words("agreement.field.signed"), day(made.signed) ?? words("agreement.not-signed")],
    [words("agreement.field.starts"), day(made.starts)],
    [words("agreement.field.ends"), day(made.ends)],
    [words("agreement.field.renewal"), renewal && sayRenewal(words)(renewal)],
    [
      words("agreement.field.notice"),
      notice === undefined
        ? undefined
        : words("agreement.notice-by", { days: showCount(notice), by: day(noticeDay(made)) ?? "" }),
    ],
    [words("agreement.field.ending"), made.ending],
    [words("agreement.field.insurance"), day(made.insurance)],
    [
      words("agreement.field.reports"),
      reports.map(({ what, on }) => `${what}: ${showDate(on)}`).join("; "),
    ],
    [words("agreement.field.check-ins"), checkIns && sayRhythm(words)(checkIns)],
  ];
  return all.map(([label, value]) => ({ label, value: value || words("agreement.unknown") }));
}

function warnings(made: Agreement, { words, today }: Around): Block[] {
  const { insurance, ends, measures, status } = made;
  const last = noticeDay(made);
  const found = [
    insurance !== undefined && insurance < today
      ? words("agreement.warn.insurance", { day: showDate(insurance) })
      : undefined,
    last !== undefined && last < today && ends !== undefined && ends >= today
      ? words("agreement.warn.notice", { day: showDate(last) })
      : undefined,
    made.signed !== undefined && ends === undefined ? words("agreement.warn.no-end") : undefined,
    status.signatures === "agreed" && made.signed === undefined
      ? words("agreement.warn.unsigned")
      : undefined,
    measures.length === 0 ? words("agreement.warn.no-measures") : undefined,
  ];
  return found.flatMap((text): Block[] =>
    text === undefined ? [] : [{ type: "notice", level: "warning", text }],
  );
}
