import { readDay } from "../answers/day.ts";
import type { Outcome } from "../core/change.ts";
import type { Call } from "../core/command.ts";
import { UserError } from "../core/errors.ts";
import type { Form } from "../core/form.ts";
import type { Plan, PlanStep } from "../core/records.ts";
import { showDate, showMoment, showZone } from "../core/show.ts";
import { type Day, dayIn } from "../core/time.ts";
import { changed } from "./changed.ts";
import { nameSteps } from "./name-steps.ts";
import type { Picked } from "./pick-steps.ts";
import type { Planning } from "./planning.ts";
import type { Written } from "./step-writer.ts";

/** More fields than this do not fit one form on every platform. */
const FIELDS = 40;

const NONE = /^(?:none|never|no date|off|-)$/i;

type Days = Map<PlanStep, Day | null>;
type Heard = Pick<Written, "step" | "hearer">;

/** When steps are due: one or many at once in words, or all of them in one form. */
export function createDates(planning: Planning) {
  const { words, writer } = planning;

  const named = (steps: PlanStep[]) => nameSteps(words, steps);

  async function due(call: Call, { plan, steps, rest }: Picked): Promise<Outcome> {
    const said = rest.replace(/^(?:to|is|by|on|due)\s+/i, "");
    const open = steps.filter(({ state }) => state === "open");
    if (open.length === 0) throw new UserError(words("plan.closed", { steps: named(steps) }));
    const day = NONE.test(said) ? null : readDay(said, call.now, call.who.person.zone);
    if (day === undefined)
      throw new UserError(
        said === ""
          ? words("plan.due.missing", { number: open[0]?.number ?? 1 })
          : words("plan.due.unclear", { said }),
      );
    return set(call, plan, new Map(open.map((step) => [step, day])));
  }

  const write = (call: Call, plan: Plan, days: Days): Promise<Written[]> =>
    Promise.all(
      [...days]
        .filter(([step, dueOn]) => step.dueOn !== dueOn)
        .map(([step, dueOn]) => writer.change(call, plan, step, { dueOn })),
    );

  /** Keeps the days, and tells them together with the `kept` ones of the same form's earlier parts. */
  async function set(call: Call, plan: Plan, days: Days, kept: PlanStep[] = []): Promise<Outcome> {
    const written = await write(call, plan, days);
    const before = await Promise.all(kept.map((step) => heardOf(call, plan, step)));
    const all: Days = new Map([...kept.map((step) => [step, step.dueOn] as const), ...days]);
    const today = dayIn(call.who.person.zone, call.now);
    const past = [...all].filter(([, dueOn]) => dueOn !== null && dueOn < today);
    return changed(planning, call, plan, {
      ...{ written, action: "step.dated", say: echo(call, all, [...before, ...written]) },
      ...(past.length > 0 && {
        warn: words("plan.due.past", { steps: named(past.map(([s]) => s)) }),
      }),
    });
  }

  async function heardOf({ who }: Call, plan: Plan, step: PlanStep): Promise<Heard> {
    const hearer = await planning.store.reads.person(step.ownerId ?? plan.personId);
    return { step, hearer: hearer ?? who.person };
  }

  /** Every day in full, with the zone it was read in, and when its owner is reminded. */
  function echo(call: Call, days: Days, heard: Heard[]): string[] {
    const zone = showZone(call.who.person.zone);
    const byDay = new Map<Day | null, PlanStep[]>();
    for (const [step, day] of days) byDay.set(day, [...(byDay.get(day) ?? []), step]);
    const lines = [...byDay].map(([day, steps]) => {
      const facts = { steps: named(steps), count: steps.length };
      if (day === null) return words("plan.due.none", facts);
      return words("plan.due.set", { ...facts, day: showDate(day), zone });
    });
    return [...lines, ...nextWord(call, heard)];
  }

  function nextWord(call: Call, heard: Heard[]): string[] {
    const [first, ...others] = heard
      .filter(({ step }) => step.remindAt)
      .sort((a, b) => Number(a.step.remindAt) - Number(b.step.remindAt));
    if (!first?.step.remindAt) return [];
    const { hearer, step } = first;
    const at = showMoment(first.step.remindAt, hearer.zone);
    const { number } = step;
    if (hearer.id !== call.who.person.id)
      return [words("plan.due.they-hear", { at, name: hearer.name, number })];
    if (others.length === 0) return [words("plan.due.you-hear", { at })];
    return [words("plan.due.you-hear-first", { at, number })];
  }

  /**
   * One date field per open step, for putting dates on a plan in one go; it names when it was opened,
   * and says so when it has no room for all of them.
   */
  function form(plan: Plan, steps: PlanStep[], opened: string): Form {
    const open = steps.filter(({ state }) => state === "open");
    const shown = open.slice(0, FIELDS);
    const left = open[FIELDS];
    const facts = { shown: shown.length, open: open.length, number: left?.number ?? 0 };
    const rest = left ? [words("plan.form.first", facts)] : [];
    return {
      id: `plan:${plan.id}:dates:${opened}`,
      title: words("plan.form.dates"),
      submit: words("plan.form.save"),
      intro: [...rest, words("plan.form.intro")].join(" "),
      fields: shown.map(field),
    };
  }

  const stepForm = (step: PlanStep, opened: string): Form => ({
    id: `step:${step.id}:date:${opened}`,
    title: words("plan.form.date"),
    submit: words("plan.form.save"),
    fields: [field(step)],
  });

  const field = (step: PlanStep) => ({
    id: step.id,
    type: "date" as const,
    label: words("plan.name", { number: step.number, label: step.label }),
    optional: true,
    ...(step.dueOn && { value: step.dueOn }),
  });

  /**
   * Takes a form back. A field that was left as it was shown changes nothing, even where a colleague
   * has dated its step since; fields that name no step of this plan are passed over. Of a form in parts
   * each `part` but the last is kept, and the form comes back for the next; the last one tells of all.
   */
  async function submit(
    call: Call,
    plan: Plan,
    steps: PlanStep[],
    values: Record<string, string>,
    { shown, opened, part }: { shown: Form; opened: string; part?: string | undefined },
  ): Promise<Outcome> {
    const days: Days = new Map();
    const errors: Record<string, string> = {};
    for (const step of steps) {
      const said = values[step.id]?.trim();
      if (said === undefined || step.state !== "open") continue;
      const day = said === "" ? null : readDay(said, call.now, call.who.person.zone);
      if (day === undefined) errors[step.id] = words("plan.due.unclear", { said });
      else if (day !== shownAt(step, opened) && day !== step.dueOn) days.set(step, day);
    }
    if (Object.keys(errors).length > 0)
      return {
        form: {
          ...shown,
          fields: shown.fields.map((one) => ({
            ...one,
            ...(values[one.id] !== undefined && { value: values[one.id] as string }),
          })),
          errors,
        },
      };
    const asked = { written: [], action: "step.dated", say: [] };
    if (part !== undefined) {
      const written = await write(call, plan, days);
      return { ...(await changed(planning, call, plan, { ...asked, written })), form: shown };
    }
    const kept = steps.filter(
      (step) => values[step.id] === undefined && datedSince(step, opened, call),
    );
    if (days.size > 0 || kept.length > 0) return set(call, plan, days, kept);
    return changed(planning, call, plan, { ...asked, say: [words("plan.due.same")] });
  }

  return { due, form, stepForm, submit };
}

/** How a form names the moment it was opened: milliseconds since 1970. */
export const openedAt = ({ now }: Call) => String(now.getTime());

/** The day a step had at that moment: what the first change since has kept of it, else what it has. */
function shownAt({ history, dueOn }: PlanStep, opened: string): Day | null {
  const since = history.find(({ at }) => Date.parse(at) > Number(opened));
  return since ? since.dueOn : dueOn;
}

/** True for an open step that this person gave another day since that moment. */
const datedSince = ({ history, ...step }: PlanStep, opened: string, { who }: Call): boolean =>
  step.state === "open" &&
  history.some(
    ({ at, by, dueOn }, n) =>
      Date.parse(at) >= Number(opened) &&
      by === who.person.id &&
      dueOn !== (history[n + 1] ?? step).dueOn,
  );
