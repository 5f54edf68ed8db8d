import type { Outcome } from "../core/change.ts";
import type { Call } from "../core/command.ts";
import { UserError } from "../core/errors.ts";
import type { Plan, PlanStep, StepState } from "../core/records.ts";
import { dayIn } from "../core/time.ts";
import type { FoundStep } from "./access.ts";
import { changed, stepsAfter } from "./changed.ts";
import { nameSteps } from "./name-steps.ts";
import type { Picked } from "./pick-steps.ts";
import { namesOf, stepLine } from "./plan-reply.ts";
import type { Planning } from "./planning.ts";
import { progressOf } from "./progress.ts";
import type { Written } from "./step-writer.ts";

/** Done, skipped, undone. */
export function createFinish(planning: Planning) {
  const { store, words, access, writer } = planning;

  /** "4 of 15 steps are done. Next: …" */
  async function progress(call: Call, plan: Plan, written: Written[]): Promise<string> {
    const steps = await stepsAfter(planning, plan, written);
    const { done, total, skipped, next } = progressOf(steps);
    const now = words("plan.progress", { done, total, skipped });
    if (!next) return `${now} ${words("plan.over")}`;
    const names = await namesOf(store.reads, [next]);
    const today = dayIn(call.who.person.zone, call.now);
    return `${now} ${words("plan.next", { step: stepLine(words, next, names, today) })}`;
  }

  const named = (steps: PlanStep[]) => nameSteps(words, steps);

  /** Undo names the change it takes back, so that a late click cannot take back a newer one. */
  const undoOf = ({ step }: Written) => ({
    id: `step:${step.id}:undo:${step.history.length}`,
    label: words("plan.button.undo"),
  });

  async function finish(
    call: Call,
    plan: Plan,
    steps: PlanStep[],
    set: Pick<StepState, "state" | "reason">,
    say: (steps: string) => string,
  ): Promise<Outcome> {
    const open = steps.filter(({ state }) => state !== set.state);
    if (open.length === 0) return changed(planning, call, plan, already(steps));
    const written = await Promise.all(open.map((step) => writer.change(call, plan, step, set)));
    const [only] = written;
    return changed(planning, call, plan, {
      written,
      action: `step.${set.state}`,
      say: [say(named(open)), await progress(call, plan, written)],
      ...(only && written.length === 1 && { buttons: [undoOf(only)] }),
    });
  }

  function already(steps: PlanStep[]) {
    const names = named(steps);
    const say =
      steps[0]?.state === "done"
        ? words("plan.already-done", { steps: names })
        : words("plan.already-skipped", { steps: names });
    return { written: [], action: "", say: [say] };
  }

  const done = (call: Call, { plan, steps }: Picked) =>
    finish(call, plan, steps, { state: "done", reason: null }, (names) =>
      words("plan.done", { steps: names }),
    );

  async function skip(call: Call, { plan, steps, rest }: Picked): Promise<Outcome> {
    const why = rest.replace(/^(?:because|as|since)\s+/i, "").slice(0, 300);
    if (why === "")
      throw new UserError(
        words("plan.say-why", { steps: named(steps), number: steps[0]?.number ?? 1 }),
      );
    return finish(call, plan, steps, { state: "skipped", reason: why }, (names) =>
      words("plan.skipped", { steps: names, why }),
    );
  }

  async function undo(call: Call, { plan, steps }: Picked): Promise<Outcome> {
    const all = await Promise.all(steps.map((step) => writer.undo(call, plan, step)));
    const written = all.filter((one) => one !== undefined);
    if (written.length === 0)
      throw new UserError(words("plan.nothing-to-undo", { steps: named(steps) }));
    const after = written.map(({ step }) => step);
    const names = await namesOf(store.reads, after);
    const today = dayIn(call.who.person.zone, call.now);
    const lines = after.map((step) => stepLine(words, step, names, today)).join("; ");
    return changed(planning, call, plan, {
      written,
      action: "step.undone",
      say: [words("plan.undone", { steps: lines }), await progress(call, plan, written)],
    });
  }

  /** The Undo button: only while the change it was shown for is still the last one. */
  function undoShown(call: Call, found: FoundStep, length: string | undefined): Promise<Outcome> {
    access.mayChange(call, found, found.step);
    if (length !== undefined && Number(length) !== found.step.history.length)
      throw new UserError(words("plan.changed-since", { number: found.step.number }));
    return undo(call, { plan: found.plan, steps: [found.step], rest: "" });
  }

  return { done, skip, undo, undoShown };
}
