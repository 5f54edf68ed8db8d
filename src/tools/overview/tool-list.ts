import type { Call } from "../../core/command.ts";
import type { PagePart } from "../../core/page-part.ts";
import type { Store, Words } from "../../core/ports.ts";
import type { Run } from "../../core/records.ts";
import type { Action } from "../../core/reply.ts";
import type { Checklist } from "../checklist.ts";
import { walk } from "../path.ts";
import { checklistOf, openRun } from "../run-row.ts";
import type { RunKit } from "../runs.ts";
import type { Catalog } from "./catalog.ts";
import { createOverview } from "./overview.ts";
import { createStandings } from "./standing.ts";

/** The quickest job has a button of its own on everybody's page. */
const QUICK = "need-gap";

/** Unfinished ones that are shown on a person's page; `resume` knows them all. */
const SHOWN = 6;

/** Everything that can be worked through, and how far the asker is: as messages, and for their page. */
export function createToolList(deps: {
  store: Pick<Store, "reads">;
  words: Words;
  runs: Pick<RunKit, "toolNamed">;
  checklists: Checklist[];
  catalog: Catalog;
  personal: (kind: string) => boolean;
}) {
  const { words, runs, checklists } = deps;
  const { reads } = deps.store;

  /** Asked late: other features' tools are not there yet when this is made. */
  const allGuided = () =>
    checklists.map((checklist) => ({ checklist, tool: runs.toolNamed(checklist.id) }));

  /** "3 of 9 answered, unfinished". */
  function howFar(call: Call, run: Run): string {
    const tool = runs.toolNamed(run.checklist);
    const { guide, at } = openRun(run, tool);
    const path = walk(guide, at.answers, call.now);
    return words("tools.far", { done: Object.keys(path.answers).length, of: path.likely });
  }

  const overview = createOverview({
    ...deps,
    standings: createStandings({ ...deps, guided: allGuided }),
    howFar: (call, { mine }) => (mine ? howFar(call, mine) : ""),
  });

  const goOn = (run: Run): Action => ({
    ...{ id: `run:${run.id}:${run.step}:resume` },
    label: words("tools.go-on", { title: checklistOf(run).title }),
  });

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

  /** Where the district stands, for the page of somebody who may work on it. */
  async function toolsPart(call: Call): Promise<PagePart | undefined> {
    const { text, blocks = [] } = await overview.everything(call);
    const gap = checklists.find(({ id }) => id === QUICK);
    const quick = gap ? [{ id: `say:${gap.id}`, label: gap.title, value: `start ${gap.id}` }] : [];
    const withQuick = blocks.map((block) =>
      block.type === "actions" ? { ...block, actions: [...quick, ...block.actions] } : block,
    );
    return { lines: text.split("\n"), blocks: withQuick };
  }

  return {
    allGuided,
    howFar,
    tools: overview.tools,
    /** What may follow "tools". */
    groups: [...deps.catalog.groups.map(({ id }) => id), "own"],
    parts: { unfinished: unfinishedPart, tools: toolsPart },
  };
}
