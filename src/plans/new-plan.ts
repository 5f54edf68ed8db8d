import { readPairs } from "../answers/pairs.ts";
import { readYesNo } from "../answers/yes-no.ts";
import { answer } from "../core/answer.ts";
import { insert, type New, type Outcome, update } from "../core/change.ts";
import type { Call } from "../core/command.ts";
import { UserError } from "../core/errors.ts";
import type { District } from "../core/records.ts";
import type { Block } from "../core/reply.ts";
import { dayIn } from "../core/time.ts";
import { rescheduled } from "../reminders/schedule.ts";
import { createPendingQuestion } from "./pending-question.ts";
import { planReply } from "./plan-reply.ts";
import type { Planning } from "./planning.ts";
import { startPlan } from "./start-plan.ts";
import type { PlanQuestion, PlanTemplate } from "./template.ts";

/** `plan new <template>`: asks what the template has to ask, then makes the plan. */
export function createNewPlan(planning: Planning) {
  const { store, words, newId, plans, access } = planning;
  const question = createPendingQuestion(store);

  async function typed(call: Call, args: string): Promise<Outcome> {
    const first = args.split(/\s+/)[0] ?? "";
    if (first === "" || first.includes("=")) return offer(call);
    const template = find(first);
    const keys = ["owner", ...(template.question ? [template.question.id] : [])];
    const { values, problems } = readPairs(args.slice(first.length), keys);
    const [wrong] = problems;
    if (wrong)
      throw new UserError(words("plan.new.unknown-key", { key: wrong.key, keys: keys.join(", ") }));
    const said = template.question && values.get(template.question.id);
    const mine = values.has("owner");
    if (mine && !/^@?me$/i.test(values.get("owner") ?? ""))
      throw new UserError(words("plan.new.owner"));
    if (template.question && said === undefined) return begin(call, template.id);
    const yes = said === undefined ? false : readYesNo(said);
    if (template.question && yes === undefined)
      throw new UserError(
        words("plan.new.yes-or-no", { key: template.question.id, said: said ?? "" }),
      );
    return make(call, template, yes ?? false, mine);
  }

  function find(id: string): PlanTemplate {
    const template = plans.get(id.toLowerCase());
    if (template) return template;
    const list = [...plans.keys()].join(", ");
    throw new UserError(words("plan.new.unknown", { said: id, list }), {
      templates: [...plans.keys()],
    });
  }

  /** Which plans there are to start from. */
  function offer(call: Call): Outcome {
    const all = [...plans.values()];
    const text = words("plan.new.which", {
      list: all.map(({ id, title }) => `${title} (${id})`).join("; "),
    });
    const actions = all.map(({ id, title }) => ({ id: `plan:new:${id}`, label: title }));
    const blocks: Block[] = [
      { type: "text", text },
      { type: "actions", actions },
    ];
    const data = { type: "plan-templates", templates: all.map(({ id }) => id) };
    return { outgoing: [answer(call, { text, blocks, data })] };
  }

  /** Asks the template's question, or starts at once when it has none. */
  async function begin(call: Call, id: string): Promise<Outcome> {
    const template = find(id);
    const district = mayStart(call);
    const old = await existing(call, district, template);
    if (old) return old;
    if (!template.question) return make(call, template, false, false);
    return {
      changes: [await question.ask(call, template.id)],
      outgoing: [answer(call, asked(template, template.question))],
    };
  }

  function asked(template: PlanTemplate, { id, ask, why }: PlanQuestion) {
    const steps = template.phases.reduce((sum, phase) => sum + phase.steps.length, 0);
    const intro = words("plan.new.intro", { title: template.title, steps });
    const typed = words("plan.new.type", { template: template.id, key: id });
    const actions = [
      { id: `plan:new:${template.id}:yes`, label: words("plan.new.yes") },
      { id: `plan:new:${template.id}:no`, label: words("plan.new.no") },
    ];
    return {
      text: [intro, ask, why, typed].join(" "),
      blocks: [
        { type: "text" as const, text: intro },
        { type: "heading" as const, text: ask },
        { type: "text" as const, text: why },
        { type: "actions" as const, actions },
      ],
      data: { type: "plan-question", template: template.id, question: id },
    };
  }

  function mayStart(call: Call): District {
    const district = access.districtOf(call);
    if (call.who.membership?.role === "observer")
      throw new UserError(words("plan.observer"), { reason: "observer" });
    return district;
  }

  /** A plan of the same kind that is under way is shown instead of a second one. */
  async function existing(call: Call, district: District, template: PlanTemplate) {
    const open = await store.reads.openPlans(district.id);
    const plan = open.find((one) => one.template === template.id);
    if (!plan) return undefined;
    const text = words("plan.new.already", { title: plan.title });
    const show = { id: `plan:${plan.id}:show`, label: words("plan.button.show") };
    const blocks: Block[] = [
      { type: "text", text },
      { type: "actions", actions: [show] },
    ];
    const data = { type: "plan", plan: plan.id, template: plan.template, started: false };
    return { outgoing: [answer(call, { text, blocks, data })] };
  }

  async function make(
    call: Call,
    template: PlanTemplate,
    yes: boolean,
    mine: boolean,
  ): Promise<Outcome> {
    const asked = mayStart(call);
    const district = (await store.reads.district(asked.id)) ?? asked;
    const old = await existing(call, district, template);
    if (old) return old;
    const { id: personId, name } = call.who.person;
    const { rules } = planning;
    const { plan, steps: bare } = startPlan(template, {
      today: dayIn(call.who.person.zone, call.now),
      ...{
        yes,
        cohortId: district.cohortId,
        districtId: district.id,
        personId,
        newId,
        now: call.now,
      },
      ownerId: mine ? personId : null,
    });
    const timed = (step: New<"step">) =>
      rescheduled({ ...step, version: 1 }, {}, call.who.person, rules, call.now);
    const steps = bare.map((step) => (step.dueOn === null ? step : { ...step, ...timed(step) }));
    const reply = planReply(words, call, {
      plan: { ...plan, version: 1 },
      steps: steps.map((step) => ({ ...step, version: 1 })),
      names: new Map([[personId, name]]),
      notes: [words("plan.new.then"), ...template.notes],
      notice: words("plan.new.made", { district: district.name, steps: steps.length }),
    });
    return {
      changes: [
        insert("plan", plan),
        ...steps.map((step) => insert("step", step)),
        // Touching the district makes the second of two people who start at once look again.
        update("district", district, {}),
        ...(await question.settle(call)),
      ],
      outgoing: [answer(call, reply)],
      audit: [{ action: "plan.started", subject: `plan:${plan.id}` }],
    };
  }

  /** The buttons: "new:<template>", then "…:yes" or "…:no". */
  async function clicked(call: Call, id: string, said: string | undefined): Promise<Outcome> {
    if (said === undefined) return begin(call, id);
    return make(call, find(id), said === "yes", false);
  }

  /** A typed "yes" or "no" while the question waits. */
  async function message(call: Call, text: string): Promise<Outcome | undefined> {
    const yes = readYesNo(text);
    if (yes === undefined) return undefined;
    const id = await question.waiting(call);
    const template = id === undefined ? undefined : plans.get(id);
    return template && make(call, template, yes, false);
  }

  return { typed, clicked, message };
}
