import { nearest } from "../answers/nearest.ts";
import { answer, refuse } from "../core/answer.ts";
import type { Outcome } from "../core/change.ts";
import type { Call, Command } from "../core/command.ts";
import { UserError } from "../core/errors.ts";
import type { Store, Words } from "../core/ports.ts";
import type { Run } from "../core/records.ts";
import type { Action, Block } from "../core/reply.ts";
import type { Checklist } from "./checklist.ts";
import { walk } from "./path.ts";
import { checklistOf, openRun, placeFor } from "./run-row.ts";
import type { RunKit } from "./runs.ts";
import type { Tool } from "./tool.ts";

/** The commands about runs: tools, start, resume, save, stop, form. */
export function createRunCommands(deps: {
  store: Pick<Store, "reads">;
  words: Words;
  runs: RunKit;
  /** The checklists people can ask for. */
  checklists: Checklist[];
}): Command[] {
  const { words, runs, checklists } = deps;
  const { reads } = deps.store;
  /** Asked late: other features' tools are not there yet when this is made. */
  const allGuided = () =>
    checklists.map((checklist) => ({ checklist, tool: runs.toolNamed(checklist.id) }));

  async function tools(call: Call): Promise<Outcome> {
    const unfinished = await reads.unfinishedRuns(call.who.person.id);
    const rows = allGuided().map(({ checklist, tool }) => {
      const run = unfinished.find((one) => checklistOf(one).id === checklist.id);
      const far = run ? howFar(call, run) : words("tools.minutes", { minutes: checklist.minutes });
      const name = tool.command ?? checklist.id;
      return { name, typed: tool.command ?? `start ${name}`, title: checklist.title, far, run };
    });
    const actions = rows.map(({ title, name, typed, run }): Action => {
      if (run)
        return { id: `run:${run.id}:${run.step}:resume`, label: words("tools.go-on", { title }) };
      return { id: `say:${name}`, label: title, value: typed };
    });
    const fields = rows.map(({ name, title, far }) => ({
      label: `${title} (${name})`,
      value: far,
    }));
    const blocks: Block[] = [
      { type: "heading", text: words("tools.title") },
      { type: "fields", fields },
      { type: "actions", actions },
    ];
    const lines = fields.map(({ label, value }) => `${label}: ${value}`);
    const data = {
      type: "tools",
      tools: rows.map(({ name, run }) => ({ name, run: run?.id ?? null })),
    };
    return {
      outgoing: [answer(call, { text: [words("tools.title"), ...lines].join("\n"), blocks, data })],
    };
  }

  /** "3 of 9 answered, saved". */
  function howFar(call: Call, run: Run): string {
    const tool = runs.toolNamed(run.checklist);
    const { guide, at } = openRun(run, tool);
    const path = walk(guide, at.answers, call.now);
    return words("tools.far", { done: Object.keys(path.answers).length, of: path.likely });
  }

  async function start(call: Call, args: string): Promise<Outcome> {
    const asForm = / form$/i.test(args);
    const said = args
      .replace(/ form$/i, "")
      .toLowerCase()
      .trim();
    if (said === "") return tools(call);
    const names = checklists.map(({ id }) => id);
    const known =
      names.find((name) => name === said || name.endsWith(`-${said}`)) ?? nearest(said, names);
    const found = allGuided().find(({ checklist }) => checklist.id === known);
    if (!found) {
      const text = words("tools.unknown", { said: said.slice(0, 60), names: names.join(", ") });
      throw new UserError(text, { reason: "unknown-tool", known: names });
    }
    const { checklist, tool } = found;
    if (tool.command) {
      const text = words("tools.own-command", { title: checklist.title, command: tool.command });
      const action = { id: `say:${tool.command}`, label: checklist.title, value: tool.command };
      const blocks: Block[] = [
        { type: "text", text },
        { type: "actions", actions: [action] },
      ];
      return { outgoing: [answer(call, { text, blocks })] };
    }
    return runs.start(call, tool, checklist, { as: asForm ? "form" : "conversation" });
  }

  async function resume(call: Call, args: string): Promise<Outcome> {
    const unfinished = await reads.unfinishedRuns(call.who.person.id);
    const said = args.toLowerCase().trim();
    const isMeant = (run: Run) => {
      const { id, title } = checklistOf(run);
      return id.includes(said) || title.toLowerCase().includes(said);
    };
    const picked = /^\d+$/.test(said) ? unfinished[Number(said) - 1] : undefined;
    const wanted = picked ? [picked] : unfinished.filter(isMeant);
    const stopped = wanted.length === 0 && (await reads.stoppedRun(call.who.person.id));
    const [run, ...others] = stopped && isMeant(stopped) ? [stopped] : wanted;
    if (!run)
      return refuse(call, {
        text: words("run.nothing-open"),
        data: { type: "error", reason: "no-run" },
      });
    if (others.length > 0) return which(call, [run, ...others]);
    return runs.resume(call, run, runs.toolNamed(run.checklist));
  }

  function which(call: Call, unfinished: Run[]): Outcome {
    const rows = unfinished.map((run, at) => {
      const label = `${at + 1}. ${checklistOf(run).title}`;
      return { label, value: howFar(call, run), id: `run:${run.id}:${run.step}:resume` };
    });
    const blocks: Block[] = [
      { type: "text", text: words("run.which") },
      { type: "fields", fields: rows.map(({ label, value }) => ({ label, value })) },
      { type: "actions", actions: rows.map(({ id, label }) => ({ id, label })) },
    ];
    const lines = rows.map(({ label, value }) => `${label}: ${value}`);
    const data = { type: "runs", runs: unfinished.map(({ id }) => id) };
    return {
      outgoing: [answer(call, { text: [words("run.which"), ...lines].join("\n"), blocks, data })],
    };
  }

  /** The run that is open in this person's conversation, for commands that steer it. */
  const steering = (act: (call: Call, run: Run, tool: Tool) => Outcome) => async (call: Call) => {
    const run = await reads.openRun(call.who.person.id, placeFor(call));
    if (run) return act(call, run, runs.toolNamed(run.checklist));
    return refuse(call, {
      text: words("run.nothing-open"),
      data: { type: "error", reason: "no-run" },
    });
  };

  return [
    { name: "tools", run: tools },
    { name: "start", run: start },
    { name: "resume", run: resume },
    { name: "save", run: steering((call, run) => runs.conversation.save(call, run)) },
    { name: "stop", run: steering((call, run) => runs.conversation.stop(call, run)) },
    { name: "form", run: steering((call, run, tool) => runs.openAsForm(call, run, tool)) },
  ];
}
