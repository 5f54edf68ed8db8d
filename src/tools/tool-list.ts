import type { Call } from "../core/command.ts";
import type { PagePart } from "../core/page-part.ts";
import type { Store, Words } from "../core/ports.ts";
import type { Run } from "../core/records.ts";
import type { Action, Block, Reply } from "../core/reply.ts";
import type { Checklist } from "./checklist.ts";
import { walk } from "./path.ts";
import { checklistOf, openRun } from "./run-row.ts";
import type { RunKit } from "./runs.ts";

/** Unfinished ones that are shown on a person's page; `resume` knows them all. */
const SHOWN = 6;

/** Everything that can be worked through, and how far the asker is: as a message, and for their page. */
export function createToolList(deps: {
  store: Pick<Store, "reads">;
  words: Words;
  runs: Pick<RunKit, "toolNamed">;
  checklists: Checklist[];
}) {
  const { words, runs, checklists } = deps;
  const { reads } = deps.store;

  /** Asked late: other features' tools are not there yet when this is made. */
  const allGuided = () =>
    checklists.map((checklist) => ({ checklist, tool: runs.toolNamed(checklist.id) }));

  /** "3 of 9 answered, saved". */
  function howFar(call: Call, run: Run): string {
    const tool = runs.toolNamed(run.checklist);
    const { guide, at } = openRun(run, tool);
    const path = walk(guide, at.answers, call.now);
    return words("tools.far", { done: Object.keys(path.answers).length, of: path.likely });
  }

  async function rowsFor(call: Call) {
    const unfinished = await reads.unfinishedRuns(call.who.person.id);
    return allGuided().map(({ checklist, tool }) => {
      const run = unfinished.find((one) => checklistOf(one).id === checklist.id);
      const far = run ? howFar(call, run) : words("tools.minutes", { minutes: checklist.minutes });
      const name = tool.command ?? checklist.id;
      const typed = tool.command ?? `start ${name}`;
      return { name, typed, title: checklist.title, far, run, tool };
    });
  }

  const goOn = (run: Run): Action => ({
    ...{ id: `run:${run.id}:${run.step}:resume` },
    label: words("tools.go-on", { title: checklistOf(run).title }),
  });

  async function reply(call: Call): Promise<Reply> {
    const rows = await rowsFor(call);
    const actions = rows.map(({ title, name, typed, run }): Action => {
      return run ? goOn(run) : { id: `say:${name}`, label: title, value: typed };
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
    return { text: [words("tools.title"), ...lines].join("\n"), blocks, data };
  }

  /** What is unfinished, to go on with. */
  async function unfinishedPart(call: Call): Promise<PagePart | undefined> {
    const all = await reads.unfinishedRuns(call.who.person.id);
    if (all.length === 0) return undefined;
    const title = words("tools.unfinished");
    const shown = all.slice(0, SHOWN);
    const lines = shown.map((run) => `${checklistOf(run).title}: ${howFar(call, run)}`);
    const more = { id: "say:resume", value: "resume", label: words("tools.more") };
    return {
      lines: [title, ...lines],
      blocks: [
        { type: "heading", text: title },
        { type: "text", text: lines.join("\n") },
        {
          type: "actions",
          actions: [...shown.map(goOn), ...(all.length > SHOWN ? [more] : [])],
        },
      ],
    };
  }

  /** What can be begun by this person, with a button each. */
  async function toolsPart(call: Call): Promise<PagePart | undefined> {
    const rows = await rowsFor(call);
    const offers = await Promise.all(rows.map(({ tool }) => tool.offered?.(call) ?? true));
    const open = rows.filter(({ run }, at) => !run && offers[at]);
    if (open.length === 0) return undefined;
    const title = words("tools.title");
    const lines = open.map((row) => `${row.title}: ${row.far}`);
    const actions = open.map((row) => ({
      ...{ id: `say:${row.name}`, label: row.title, value: row.typed },
    }));
    return {
      lines: [title, ...lines],
      blocks: [
        { type: "heading", text: title },
        { type: "text", text: lines.join("\n") },
        { type: "actions", actions },
      ],
    };
  }

  return { allGuided, howFar, reply, parts: { unfinished: unfinishedPart, tools: toolsPart } };
}
