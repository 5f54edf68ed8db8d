import { nearest } from "../answers/nearest.ts";
import { answer, refuse } from "../core/answer.ts";
import type { Outcome } from "../core/change.ts";
import type { Call, Command } from "../core/command.ts";
import { UserError } from "../core/errors.ts";
import type { Store, Words } from "../core/ports.ts";
import type { Run } from "../core/records.ts";
import type { Block } from "../core/reply.ts";
import type { Checklist } from "./checklist.ts";
import type { createBegin } from "./document/begin.ts";
import { asDocumentTool } from "./document/document-tool.ts";
import type { createToolList } from "./overview/tool-list.ts";
import { checklistOf, placeFor } from "./run-row.ts";
import type { RunKit } from "./runs.ts";
import type { Tool } from "./tool.ts";

/** The commands about runs: tools, start, resume, save, stop, form. */
export function createRunCommands(deps: {
  store: Pick<Store, "reads">;
  words: Words;
  runs: RunKit;
  /** The checklists people can ask for. */
  checklists: Checklist[];
  list: ReturnType<typeof createToolList>;
  /** How tools that end in a document of their own begin. */
  begin: ReturnType<typeof createBegin>["begin"];
}): Command[] {
  const { words, runs, checklists, list } = deps;
  const { allGuided, howFar } = list;
  const { reads } = deps.store;

  async function start(call: Call, args: string): Promise<Outcome> {
    const asForm = / form$/i.test(args);
    const said = args
      .replace(/ form$/i, "")
      .toLowerCase()
      .trim();
    if (said === "") return list.tools(call, "");
    const names = checklists.map(({ id }) => id);
    const { name: known, rest } = named(said, names);
    const found = allGuided().find(({ checklist }) => checklist.id === known);
    if (!found) {
      const text = words("tools.unknown", { said: said.slice(0, 60) });
      throw new UserError(text, { reason: "unknown-tool" });
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
    const as = asForm ? "form" : "conversation";
    const document = asDocumentTool(tool);
    // What follows the name is about something: a provider's name keeps its capitals.
    const about =
      rest === ""
        ? ""
        : args
            .replace(/ form$/i, "")
            .trim()
            .replace(/^\S+\s+/, "");
    if (document) return deps.begin(call, document, checklist, { said: about, as });
    const prefill = await tool.known?.(call);
    return runs.start(call, tool, checklist, { as, ...(prefill && { prefill, fresh: false }) });
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
  const steering =
    (act: (call: Call, run: Run, tool: Tool) => Outcome | Promise<Outcome>) =>
    async (call: Call) => {
      const run = await reads.openRun(call.who.person.id, placeFor(call));
      if (run) return act(call, run, runs.toolNamed(run.checklist));
      return refuse(call, {
        text: words("run.nothing-open"),
        data: { type: "error", reason: "no-run" },
      });
    };

  return [
    { name: "tools", verbs: list.groups, run: list.tools },
    { name: "start", verbs: checklists.map(({ id }) => id), run: start },
    { name: "resume", run: resume },
    { name: "save", run: steering((call, run) => runs.conversation.save(call, run)) },
    { name: "stop", run: steering(runs.conversation.stop) },
    { name: "form", run: steering(runs.openAsForm) },
  ];
}

/** The tool that words begin with, and what follows its name: "rating Oak Center" is "rating" about "Oak Center". */
function named(said: string, names: string[]): { name: string | undefined; rest: string } {
  const whole = names.find((name) => name === said || name.endsWith(`-${said}`));
  if (whole) return { name: whole, rest: "" };
  const [first = "", ...others] = said.split(/\s+/);
  const rest = others.join(" ");
  if (rest !== "" && names.includes(first)) return { name: first, rest };
  return { name: nearest(said, names), rest: "" };
}
