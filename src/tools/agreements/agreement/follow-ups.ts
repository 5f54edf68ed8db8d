import { showDate } from "../../../core/show.ts";
import { addDays, type Day } from "../../../core/time.ts";
import { isEvery, monthsLater, recurring } from "../../dates/recurring.ts";
import type { Around } from "../../document/around.ts";
import type { Task } from "../../document/maker.ts";
import { withKeys } from "../../document/row-keys.ts";
import { completeness } from "./completeness.ts";
import { noticeDay } from "./dates.ts";
import type { Agreement } from "./made.ts";

/** Days before the end of an agreement on which its owner hears of it. */
const BEFORE_END = [90, 60, 30];

/** A new certificate is asked for this long before the old one expires; the last notice day is told as early. */
const AHEAD_DAYS = 30;

/** Check-ins are planned a year ahead. */
const MONTHS_AHEAD = 12;
const MOST_CHECK_INS = 12;

/** What an agreement asks people to do: missing parts, its end, notice, reports, insurance, check-ins. */
export function followUps(made: Agreement, around: Around): Task[] {
  const { owner } = made;
  const all = [
    ...missing(made, around),
    ...beforeEnd(made, around),
    ...reports(made, around),
    ...insurance(made, around),
    ...checkIns(made, around),
  ];
  return all.map((task) => (task.owner || !owner ? task : { ...task, owner }));
}

function missing(made: Agreement, { words }: Around): Task[] {
  const { partner, signed } = made;
  const { missing: parts, law, complete } = completeness(made);
  const tool = "agreement";
  return [
    ...(complete
      ? []
      : [
          {
            key: "parts",
            label: words("agreement.task.parts", { partner, count: parts.length }),
            ...{ detail: words("agreement.task.parts-how", { law: law.length }), tool },
          },
        ]),
    ...(complete && signed === undefined
      ? [{ key: "sign", label: words("agreement.task.sign", { partner }), tool }]
      : []),
  ];
}

function beforeEnd(made: Agreement, { words, today }: Around): Task[] {
  const { partner, ends } = made;
  if (ends === undefined) return [];
  const last = noticeDay(made);
  const day = showDate(ends);
  const reminders = BEFORE_END.map((days) => ({
    key: `ends-${days}`,
    label: words("agreement.task.ends", { partner, days, day }),
    dueOn: addDays(ends, -days),
  }));
  const notice =
    last === undefined
      ? []
      : [
          {
            key: "notice",
            label: words("agreement.task.notice", { partner, last: showDate(last) }),
            dueOn: soonest(last, today),
          },
        ];
  return [...reminders, ...notice].filter(({ key, dueOn }) =>
    key === "notice" ? last !== undefined && last >= today : dueOn >= today,
  );
}

/** Some time before the last day, but never in the past. */
function soonest(last: Day, today: Day): Day {
  const early = addDays(last, -AHEAD_DAYS);
  return early >= today ? early : last;
}

const reports = ({ reports: rows, partner }: Agreement, { words }: Around): Task[] =>
  withKeys(rows, ({ what }) => what).map(({ key, row }) => ({
    key: `report:${key}`,
    label: words("agreement.task.report", { what: row.what, partner }),
    dueOn: row.on,
    ...(row.who && { owner: row.who }),
  }));

function insurance({ insurance: last, partner }: Agreement, { words, today }: Around): Task[] {
  if (last === undefined) return [];
  const label = words("agreement.task.insurance", { partner, day: showDate(last) });
  return [{ key: "insurance", label, dueOn: soonest(last, today) }];
}

/** Their keys are their days: a changed rhythm takes out what is no more, and leaves what was done. */
function checkIns(made: Agreement, { words, today }: Around): Task[] {
  const { checkIns: every, starts, signed, ends, partner } = made;
  if (!isEvery(every)) return [];
  const horizon = monthsLater(today, MONTHS_AHEAD);
  const first = starts ?? signed ?? today;
  const until = ends !== undefined && ends < horizon ? ends : horizon;
  const days = recurring(first, every, {
    from: addDays(first > today ? first : today, 1),
    ...{ until, most: MOST_CHECK_INS },
  });
  const label = words("agreement.task.check-in", { partner });
  const last = days.at(-1);
  const more = { key: "check-in-more", label: words("agreement.task.more", { partner }) };
  return [
    ...days.map((dueOn) => ({ key: `check-in:${dueOn}`, label, dueOn, tool: "partner-review" })),
    // Nobody plans them forever: with the last one it is time to plan the next.
    ...(last !== undefined &&
    (ends === undefined || ends > horizon || days.length === MOST_CHECK_INS)
      ? [{ ...more, dueOn: last, tool: "agreement" }]
      : []),
  ];
}
