import { nearest } from "../answers/nearest.ts";
import type { Outcome } from "../core/change.ts";
import type { Call, Command } from "../core/command.ts";
import { UserError } from "../core/errors.ts";
import type { FoundPlan } from "./access.ts";
import type { Parts } from "./parts.ts";
import { createPick, type Picked } from "./pick-steps.ts";
import type { Planning } from "./planning.ts";

/** Other words people use for the same thing. */
const MEANS = new Map(
  Object.entries({
    ...{
      start: "new",
      launch: "new",
      reorder: "move",
      owner: "own",
      assign: "own",
      give: "own",
      take: "own",
    },
    ...{ date: "due", dates: "due", deadline: "due" },
    ...{ step: "show", finish: "done", complete: "done" },
  }),
);

/** "2 done 5" → plan 2, verb "done", rest "5"; the plan's number is left out where there is only one. */
function splitArgs(args: string): { number?: number; verb: string; rest: string } {
  const [, number, said = "", rest = ""] = /^(?:(\d+)(?=\s|$)\s*)?(\S*)\s*(.*)$/s.exec(args) ?? [];
  const verb = MEANS.get(said.toLowerCase()) ?? said.toLowerCase();
  return { verb, rest: rest.trim(), ...(number !== undefined && { number: Number(number) }) };
}

/** `plan …`: one word for what to do, then which steps. */
export function createPlanCommand(planning: Planning, parts: Parts): Command {
  const { words, access } = planning;
  const { show, start, add, finish, own, dates, move, snooze } = parts;
  const pick = createPick(planning);

  type Verb = (call: Call, found: FoundPlan, rest: string) => Promise<Outcome>;
  const onSteps =
    (example: string, act: (call: Call, picked: Picked) => Promise<Outcome>): Verb =>
    async (call, found, rest) => {
      const picked = await pick(found, rest, example);
      for (const step of picked.steps) access.mayChange(call, found, step);
      return act(call, picked);
    };

  const verbs: Record<string, Verb> = {
    add,
    show: (call, found, rest) =>
      rest === "" ? show.show(call, found.plan) : oneStep(call, found, rest),
    export: (call, { plan }) => show.takeAway(call, plan),
    own: onSteps("plan own 3 me", own.own),
    due: (call, found, rest) =>
      rest === "" ? show.show(call, found.plan) : dueSteps(call, found, rest),
    move,
    done: onSteps("plan done 3", finish.done),
    skip: onSteps("plan skip 3 we have this already", finish.skip),
    undo: onSteps("plan undo 3", finish.undo),
    snooze: onSteps("plan snooze 3 next Monday", async (call, { plan, steps, rest }) => {
      const [step] = steps;
      if (!step || steps.length > 1) throw new UserError(words("plan.snooze.one"));
      const role = call.who.membership?.role ?? "observer";
      const found = { plan, role, step };
      return rest === "" ? snooze.offer(call, found) : snooze.snooze(call, found, rest);
    }),
  };
  const oneStep: Verb = async (call, found, rest) =>
    show.showStep(call, await pick(found, rest, "plan show 3"));
  const dueSteps = onSteps("plan due 3 next Friday", dates.due);

  function unknown(said: string): UserError {
    const known = ["new", ...Object.keys(verbs)];
    const near = nearest(said, known);
    const list = known.join(", ");
    return new UserError(
      near ? words("plan.unknown-near", { said, near }) : words("plan.unknown", { said, list }),
      { said, nearest: near ?? null },
    );
  }

  return {
    name: "plan",
    verbs: ["new", ...Object.keys(verbs)],
    async run(call, args) {
      const { number, verb, rest } = splitArgs(args);
      if (verb === "" && number === undefined) return show.home(call);
      if (verb === "new") return start.typed(call, rest);
      const act = verb === "" ? verbs.show : Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
      if (!act) throw unknown(verb.slice(0, 40));
      return act(call, await access.planMeant(call, number), rest);
    },
  };
}
