import { answer } from "../../core/answer.ts";
import type { Outcome } from "../../core/change.ts";
import type { Call, Command } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import type { Run } from "../../core/records.ts";
import type { RunKit } from "../runs.ts";
import type { TogetherDeps } from "./deps.ts";
import { createPickRun } from "./pick-run.ts";
import type { Together } from "./together.ts";
import { withOthers } from "./with-others.ts";

/** "goal to @ben" → ["goal", "@ben"]; the last "to" counts, since titles have some of their own. */
function aroundTo(args: string): { what: string; who: string } | undefined {
  const found = /^(?:(.*)\s)?to\s+(.+)$/is.exec(args.trim());
  return found?.[2] ? { what: (found[1] ?? "").trim(), who: found[2].trim() } : undefined;
}

const unquoted = (text: string) => text.replace(/^["“'‘]|["”'’]$/g, "").replace(/^#/, "");

/** The commands about several people on one run: hand, assign, parts. */
export function createTogetherCommands(
  deps: TogetherDeps & { runs: Pick<RunKit, "toolNamed">; together: Together },
): Command[] {
  const { words, runs, together } = deps;
  const { reads } = deps.store;
  const pickRun = createPickRun(deps);
  const toolOf = (run: Run) => runs.toolNamed(run.checklist);

  async function hand(call: Call, args: string): Promise<Outcome> {
    const said = aroundTo(args);
    if (!said) throw new UserError(words("together.hand-how"), { reason: "usage" });
    const what = said.what.replace(/^(?:it|this|over)$/i, "");
    const run = await pickRun(call, unquoted(what));
    const to = await together.find.byWords(call, run, said.who);
    return together.handOver(call, run, toolOf(run), to);
  }

  async function assign(call: Call, args: string): Promise<Outcome> {
    const said = aroundTo(args);
    if (!said?.what) throw new UserError(words("together.assign-how"), { reason: "usage" });
    const run = await pickRun(call, "");
    const section = together.sectionOf(run, unquoted(said.what));
    const to = await together.find.byWords(call, run, said.who);
    return together.assign(call, run, toolOf(run), section, to);
  }

  async function parts(call: Call, args: string): Promise<Outcome> {
    const run = await withOthers(reads, await pickRun(call, unquoted(args)));
    return { outgoing: [answer(call, await together.showParts(call, run, toolOf(run)))] };
  }

  return [
    { name: "hand", verbs: ["to"], run: hand },
    { name: "assign", run: assign },
    { name: "parts", run: parts },
  ];
}
