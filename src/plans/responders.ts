import { answer } from "../core/answer.ts";
import type { Outcome } from "../core/change.ts";
import type { Call, Responder } from "../core/command.ts";
import { openedAt } from "./date-steps.ts";
import type { Parts } from "./parts.ts";
import type { Planning } from "./planning.ts";

/** "plan:<id>:…" buttons and forms, "plan:new:<template>" and its yes and no, and a typed yes or no. */
export function createPlanResponder(
  planning: Planning,
  { show, start, own, dates }: Parts,
): Responder {
  const { store, access } = planning;
  const { reads } = store;

  async function mine(call: Call, id: string): Promise<Outcome> {
    const found = await access.planById(call, id);
    access.mayChange(call, found);
    const steps = await reads.planSteps(id);
    const free = steps.filter(({ ownerId, state }) => !ownerId && state === "open");
    return free.length === 0
      ? show.show(call, found.plan)
      : own.give(call, found.plan, free, call.who.person);
  }

  async function dateForm(call: Call, id: string): Promise<Outcome> {
    const found = await access.planById(call, id);
    access.mayChange(call, found);
    return { form: dates.form(found.plan, await reads.planSteps(id), openedAt(call)) };
  }

  return {
    prefix: "plan",
    async action(call, [id = "", what = "", more]) {
      if (id === "new") return start.clicked(call, what, more);
      switch (what) {
        case "dates":
          return dateForm(call, id);
        case "mine":
          return mine(call, id);
        case "export":
          return show.takeAway(call, (await access.planById(call, id)).plan);
        default:
          return show.show(call, (await access.planById(call, id)).plan);
      }
    },
    async submit(call, [id = "", _dates, opened = openedAt(call)], values, part) {
      const found = await access.planById(call, id);
      access.mayChange(call, found);
      const steps = await reads.planSteps(id);
      const shown = dates.form(found.plan, steps, opened);
      return dates.submit(call, found.plan, steps, values, { shown, opened, part });
    },
    message: (call, text) => start.message(call, text),
  };
}

/** "step:<id>:done", "…:snooze[:1|3|monday]", "…:date", "…:undo[:<history>]", "…:own". */
export function createStepResponder(planning: Planning, parts: Parts): Responder {
  const { words, access } = planning;
  const { finish, snooze, dates, own } = parts;
  return {
    prefix: "step",
    async action(call, [id = "", what = "", more], value) {
      const found = await access.stepById(call, id);
      const { plan, step } = found;
      const picked = { plan, steps: [step], rest: "" };
      const asked = more ?? value;
      if (what === "snooze")
        return asked ? snooze.snooze(call, found, asked) : snooze.offer(call, found);
      if (what === "undo") return finish.undoShown(call, found, more);
      access.mayChange(call, found, step);
      if (what === "done") return finish.done(call, picked);
      if (what === "own") return own.own(call, picked);
      if (what === "date" && step.state === "open")
        return { form: dates.stepForm(step, openedAt(call)) };
      return { refused: true, outgoing: [answer(call, { text: words("core.gone") })] };
    },
    async submit(call, [id = "", _date, opened = openedAt(call)], values) {
      const found = await access.stepById(call, id);
      access.mayChange(call, found, found.step);
      const shown = dates.stepForm(found.step, opened);
      return dates.submit(call, found.plan, [found.step], values, { shown, opened });
    },
  };
}
