import { z } from "zod";
import { UserError } from "../../core/errors.ts";
import type { Block } from "../../core/reply.ts";
import { showDate } from "../../core/show.ts";
import { addDays, type Day } from "../../core/time.ts";
import { monthsLater } from "../dates/recurring.ts";
import type { Around } from "../document/around.ts";
import { dayShape } from "../document/day-shape.ts";
import { type DocumentDeps, type DocumentTool, documentTool } from "../document/document-tool.ts";
import { sayChoice } from "../document/labels.ts";
import type { Task } from "../document/maker.ts";
import { namedShape } from "../document/named.ts";
import { peopleOf, severalOf, textOf, yesOf } from "../given.ts";

/** That the legal team was asked: by whom, when, what about, and who confirmed it. */
export const legalConsultShape = z.object({
  by: namedShape,
  counsel: z.string(),
  day: dayShape,
  for: z.array(z.string()),
  note: z.string().optional(),
  confirmedBy: namedShape,
  confirmedOn: dayShape,
});

export type LegalConsult = z.infer<typeof legalConsultShape>;

const MONTHS_VALID = 12;

/** The last day on which a consultation counts: 12 months after it. */
const lastDay = ({ day }: Pick<LegalConsult, "day">): Day => monthsLater(day, MONTHS_VALID);

/** Whether numbers about students may leave: the legal team was asked, and not more than 12 months ago. */
export function consulted(
  document: Pick<LegalConsult, "day"> | undefined,
  today: Day,
): { holds: true; until: Day } | { holds: false; why: "never" | "ahead" | "over" } {
  if (!document) return { holds: false, why: "never" };
  if (document.day > today) return { holds: false, why: "ahead" };
  const until = lastDay(document);
  return today <= until ? { holds: true, until } : { holds: false, why: "over" };
}

const FOR: Record<string, string> = {
  numbers: "legal-consult.for.numbers",
  providers: "legal-consult.for.providers",
  agreement: "legal-consult.for.agreement",
  survey: "legal-consult.for.survey",
  cohort: "legal-consult.for.cohort",
  other: "legal-consult.for.other",
};

const ASK_AGAIN_DAYS = 30;

function show(made: LegalConsult, { words, today }: Around): Block[] {
  const until = showDate(lastDay(made));
  const about = made.for.map(sayChoice(words, FOR)).join(", ") || words("legal-consult.not-named");
  const day = showDate(made.day);
  const { by, counsel, note, confirmedBy, confirmedOn } = made;
  const said = words("legal-consult.said", { by: by.name, counsel, for: about, until });
  const over = consulted(made, today).holds ? undefined : words("legal-consult.over");
  return [
    { type: "heading", text: words("legal-consult.title", { day }) },
    over ? { type: "notice", level: "warning", text: over } : { type: "text", text: said },
    {
      type: "fields",
      fields: [
        { label: words("legal-consult.field.by"), value: by.name },
        { label: words("legal-consult.field.counsel"), value: counsel },
        { label: words("legal-consult.field.day"), value: day },
        { label: words("legal-consult.field.for"), value: about },
        { label: words("legal-consult.field.until"), value: until },
        {
          label: words("legal-consult.field.confirmed"),
          value: `${confirmedBy.name}, ${showDate(confirmedOn)}`,
        },
        ...(note ? [{ label: words("legal-consult.field.note"), value: note }] : []),
      ],
    },
    { type: "text", text: words("legal-consult.not-advice") },
  ];
}

function tasks(made: LegalConsult, { words, today }: Around): Task[] {
  const until = lastDay(made);
  if (until < today) return [];
  const label = words("legal-consult.task", { until: showDate(until) });
  const dueOn = addDays(until, -ASK_AGAIN_DAYS);
  return [{ key: "again", label, dueOn, owner: made.by, tool: "legal-consult" }];
}

/** Keeps who asked the legal team; it opens the exports of numbers about students for 12 months. */
export const legalConsultTool = (deps: DocumentDeps): DocumentTool =>
  documentTool<LegalConsult>(
    {
      ...{ name: "legal-consult", shape: legalConsultShape, show, tasks },
      make(answers, around) {
        const { words, today } = around;
        if (yesOf(answers, "consulted") !== true)
          throw new UserError(words("legal-consult.unconfirmed"), { field: "consulted" });
        const day = textOf(answers, "day");
        if (day === undefined) throw new UserError(words("legal-consult.no-day"), { field: "day" });
        if (day > today) throw new UserError(words("legal-consult.ahead"), { field: "day" });
        const note = textOf(answers, "note");
        return {
          by: peopleOf(answers, "by")[0] ?? around.person,
          counsel: textOf(answers, "counsel") ?? words("legal-consult.not-named"),
          day,
          for: severalOf(answers, "for"),
          ...(note && { note }),
          confirmedBy: around.person,
          confirmedOn: around.today,
        };
      },
    },
    deps,
  );
