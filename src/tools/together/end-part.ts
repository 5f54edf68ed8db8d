import { type Change, type Outgoing, update } from "../../core/change.ts";
import type { Call } from "../../core/command.ts";
import type { Person, Run } from "../../core/records.ts";
import { SUMMARY } from "../advance.ts";
import type { Answers, Part } from "../checklist.ts";
import { touched } from "../nudge/when.ts";
import { walk } from "../path.ts";
import { checklistOf, openRun } from "../run-row.ts";
import { showAnswer } from "../show-answer.ts";
import type { Tool } from "../tool.ts";
import { named, type TogetherDeps } from "./deps.ts";
import { mergePart, suggestPart } from "./merge.ts";
import { goOn, tell } from "./tell.ts";
import { isUnfinished } from "./with-others.ts";

/** What is written and said when a part is over; `owner` is the run it goes back to, as it is then. */
export interface Ended {
  changes: Change[];
  outgoing: Outgoing[];
  owner?: Run;
}

/** Ends parts of runs: finished by whoever had them, given back, or taken back by the owner. */
export function createEndPart({ store, words, rules }: Omit<TogetherDeps, "newId">) {
  const { reads } = store;

  const ended = (call: Call, part: Run, status: "done" | "stopped", answers: Answers): Change =>
    update("run", part, { status, answers, remindAt: null, touchedAt: call.now });

  /** The owner's run and its person, while there is somebody to go on with it. */
  async function ownerOf({ parentId }: Run): Promise<{ run: Run; person: Person } | undefined> {
    const run = parentId === null ? undefined : await reads.run(parentId);
    const person = run && isUnfinished(run) ? await reads.person(run.personId) : undefined;
    return run && person && { run, person };
  }

  /** A summary that was shown is out of date now: it is shown again before it is confirmed. */
  function onward(call: Call, run: Run, tool: Tool, person: Person, answers: Answers) {
    const { guide } = openRun(run, tool);
    const stays = run.status === "open" && run.step !== SUMMARY;
    const step = stays ? run.step : (walk(guide, answers, call.now).open?.step.id ?? SUMMARY);
    const status = stays ? ("open" as const) : ("saved" as const);
    return { answers, step, ...touched({ status, answers }, person, rules, call.now) };
  }

  const partOf = (part: Run): Part =>
    checklistOf(part).part ?? { section: checklistOf(part).title, before: {}, given: {} };

  /** Confirmed: the answers are the owner's now, who hears of it once. */
  async function finish(call: Call, part: Run, tool: Tool, answers: Answers): Promise<Ended> {
    const owner = await ownerOf(part);
    const { steps } = checklistOf(part);
    const over = ended(call, part, "done", answers);
    if (!owner) return { changes: [over], outgoing: [] };
    const { run, person } = owner;
    const before = run.answers as Answers;
    const by = named(call.who.person);
    const merged = mergePart(before, partOf(part), steps, answers, by);
    const set = onward(call, run, tool, person, merged.answers);
    const { section } = partOf(part);
    const { title } = checklistOf(run);
    const lines = merged.kept.map((step) =>
      words("together.kept-yours", {
        ...{ label: step.label, name: by.name },
        answer: showAnswer(step, answers[step.id] ?? { skipped: "" }, words),
      }),
    );
    const text = [words("together.came-in", { name: by.name, section, title }), ...lines].join(
      "\n",
    );
    const data = { type: "part", run: run.id, kept: merged.kept.map(({ id }) => id) };
    const told = tell(call, person, rules, {
      ...{ text, data },
      actions: [goOn(words, { ...run, ...set })],
    });
    return {
      changes: [over, update("run", run, set)],
      outgoing: [told],
      owner: { ...run, ...set },
    };
  }

  /** Over before it was confirmed: what was answered is suggested to the owner, and nothing is lost. */
  async function back(call: Call, part: Run, tool: Tool): Promise<Ended> {
    const owner = await ownerOf(part);
    const answers = part.answers as Answers;
    const over = ended(call, part, "stopped", answers);
    if (!owner) return { changes: [over], outgoing: [] };
    const { run, person } = owner;
    const whose = await reads.person(part.personId);
    const by = whose ? named(whose) : { name: "" };
    const all = suggestPart(run.answers as Answers, checklistOf(part).steps, answers, by);
    const set = onward(call, run, tool, person, all);
    return { changes: [over, update("run", run, set)], outgoing: [], owner: { ...run, ...set } };
  }

  /** "Ben gave that back": for the owner. */
  async function gaveBack(call: Call, part: Run, tool: Tool): Promise<Ended> {
    const { changes, owner } = await back(call, part, tool);
    const person = owner && (await reads.person(owner.personId));
    if (!owner || !person) return { changes, outgoing: [] };
    const { section } = partOf(part);
    const { title } = checklistOf(owner);
    const text = words("together.gave-back", { name: call.who.person.name, section, title });
    const actions = [goOn(words, owner)];
    const data = { type: "part", run: owner.id };
    return { changes, outgoing: [tell(call, person, rules, { text, actions, data })], owner };
  }

  /** For whoever had it. */
  async function tellHolder(call: Call, part: Run, said: "taken" | "ended"): Promise<Outgoing[]> {
    const holder = await reads.person(part.personId);
    if (!holder || holder.id === call.who.person.id) return [];
    const { title } = checklistOf(part);
    const { name } = call.who.person;
    const text =
      said === "taken"
        ? words("together.taken", { name, title })
        : words("together.ended", { name, title });
    return [tell(call, holder, rules, { text, data: { type: "part", run: part.id } })];
  }

  async function take(call: Call, part: Run, tool: Tool): Promise<Ended> {
    const over = await back(call, part, tool);
    return { ...over, outgoing: await tellHolder(call, part, "taken") };
  }

  /** The whole run is stopped: its parts end with it, and what they held is suggested, should it be resumed. */
  async function endAll(call: Call, run: Run): Promise<Ended & { answers: Answers }> {
    const parts = (await reads.partsOf(run.id)).filter(isUnfinished);
    let answers = run.answers as Answers;
    const outgoing: Outgoing[] = [];
    for (const part of parts) {
      const whose = await reads.person(part.personId);
      const by = whose ? named(whose) : { name: "" };
      answers = suggestPart(answers, checklistOf(part).steps, part.answers as Answers, by);
      outgoing.push(...(await tellHolder(call, part, "ended")));
    }
    const changes = parts.map((part) => ended(call, part, "stopped", part.answers as Answers));
    return { changes, outgoing, answers };
  }

  return { finish, gaveBack, take, endAll };
}
