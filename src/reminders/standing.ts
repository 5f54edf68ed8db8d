import type { Words } from "../core/ports.ts";
import type { PlanStep } from "../core/records.ts";
import { showDate } from "../core/show.ts";
import { type Day, daysBetween } from "../core/time.ts";

/** How an open step stands against its day: "due in 7 days, Wed 3 Mar 2027", "3 days overdue". */
export function standing(words: Words, { dueOn }: Pick<PlanStep, "dueOn">, today: Day): string {
  if (!dueOn) return words("reminder.due.none");
  const days = daysBetween(today, dueOn);
  const due = showDate(dueOn);
  if (days === 0) return words("reminder.due.today", { due });
  if (days === 1) return words("reminder.due.tomorrow", { due });
  if (days > 1) return words("reminder.due.in", { days, due });
  return words("reminder.due.over", { days: -days, due });
}

/** Days until a step is due: 0 today, negative when overdue, null without a date. */
export const daysLeft = ({ dueOn }: Pick<PlanStep, "dueOn">, today: Day) =>
  dueOn ? daysBetween(today, dueOn) : null;
