import { readDay } from "../answers/day.ts";
import { answer } from "../core/answer.ts";
import type { Outcome } from "../core/change.ts";
import type { Call } from "../core/command.ts";
import { UserError } from "../core/errors.ts";
import { showDate, showMoment } from "../core/show.ts";
import { addDays, type Day, dayIn, weekdayOf } from "../core/time.ts";
import type { FoundStep } from "./access.ts";
import { changed } from "./changed.ts";
import type { Planning } from "./planning.ts";

/** What the Snooze buttons offer; the last part of their ids. */
const OFFERS = ["1", "3", "monday"] as const;

/** Puts a step's reminders off. Only who is reminded of a step can: it is their own quiet. */
export function createSnooze(planning: Planning) {
  const { words, writer } = planning;

  function offer(call: Call, found: FoundStep): Outcome {
    check(call, found);
    const { id, number, label } = found.step;
    const named: Record<(typeof OFFERS)[number], string> = {
      "1": words("plan.snooze.day"),
      "3": words("plan.snooze.days"),
      monday: words("plan.snooze.monday"),
    };
    const text = words("plan.snooze.ask", { number, label });
    const actions = OFFERS.map((one) => ({ id: `step:${id}:snooze:${one}`, label: named[one] }));
    const reply = {
      text,
      blocks: [
        { type: "text" as const, text },
        { type: "actions" as const, actions },
      ],
      data: { type: "snooze", step: id, number, until: null },
    };
    return { outgoing: [answer(call, reply)] };
  }

  function check(call: Call, { plan, step }: FoundStep): void {
    const facts = { number: step.number, label: step.label };
    if (step.state !== "open")
      throw new UserError(words("plan.closed", { steps: words("plan.name", facts) }));
    if ((step.ownerId ?? plan.personId) !== call.who.person.id)
      throw new UserError(words("plan.snooze.not-yours", facts), { reason: "not-owner" });
  }

  /** `said` is what was typed ("3 days", "next Monday") or a button's offer. */
  async function snooze(call: Call, found: FoundStep, said: string): Promise<Outcome> {
    check(call, found);
    const { plan, step } = found;
    const { zone } = call.who.person;
    const today = dayIn(zone, call.now);
    const until = dayOf(said, today, call);
    if (!until) throw new UserError(words("plan.snooze.unclear", { said, number: step.number }));
    if (until <= today)
      throw new UserError(words("plan.snooze.past", { day: showDate(until), number: step.number }));
    const written = await writer.putOff(call, plan, step, until);
    const at = written.step.remindAt;
    const { number, label } = step;
    const say = words("plan.snooze.set", { number, label, at: at ? showMoment(at, zone) : "" });
    const over = step.dueOn && step.dueOn < until;
    return changed(planning, call, plan, {
      ...{ written: [written], action: "step.snoozed", say: [say] },
      ...(over && { warn: words("plan.snooze.after-due", { due: showDate(step.dueOn ?? "") }) }),
    });
  }

  function dayOf(said: string, today: Day, call: Call): Day | undefined {
    if (said === "monday") return addDays(today, 8 - weekdayOf(today));
    if (/^\d{1,3}$/.test(said)) return addDays(today, Number(said));
    const when = said.replace(/^(?:until|till|for|to)\s+/i, "").replace(/^(\d+)d$/i, "$1 days");
    const { zone } = call.who.person;
    return readDay(when, call.now, zone) ?? readDay(`in ${when}`, call.now, zone);
  }

  return { offer, snooze };
}
