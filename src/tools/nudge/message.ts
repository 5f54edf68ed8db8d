import type { Words } from "../../core/ports.ts";
import type { Run } from "../../core/records.ts";
import type { Action, Block, Reply } from "../../core/reply.ts";
import { steer } from "../buttons.ts";
import { inWords } from "../in-words.ts";
import { walk } from "../path.ts";
import { checklistOf, openRun } from "../run-row.ts";
import type { Tool } from "../tool.ts";

/** Runs with buttons in one message; `resume` knows them all. */
const SHOWN = 4;

/** One unfinished run with its tool. */
export interface Waiting {
  run: Run;
  tool: Tool;
}

/** Asks about everything that one person left half-finished: go on, keep it without more words, or discard it. */
export function nudgeMessage(words: Words, waiting: Waiting[], now: Date): Reply {
  const title = words("nudge.title", { count: waiting.length });
  const blocks: Block[] = [{ type: "heading", text: title }];
  const alone = waiting.length === 1;
  for (const one of waiting.slice(0, SHOWN)) {
    blocks.push({ type: "text", text: line(words, one, now) });
    blocks.push({ type: "actions", actions: buttons(words, one, alone) });
  }
  const rest = waiting.slice(SHOWN).map((one) => line(words, one, now));
  if (rest.length > 0) {
    blocks.push({ type: "text", text: rest.join("\n") });
    const more = { id: "say:resume", value: "resume", label: words("nudge.button.more") };
    blocks.push({ type: "actions", actions: [more] });
  }
  blocks.push({ type: "text", text: words("nudge.say") });
  const data = { type: "nudge", runs: waiting.map(({ run }) => run.id) };
  return { text: inWords(blocks).join("\n"), blocks, data };
}

function line(words: Words, { run, tool }: Waiting, now: Date): string {
  const { guide, at } = openRun(run, tool);
  const path = walk(guide, at.answers, now);
  const done = path.steps.filter(({ id }) => path.answers[id]).length;
  const others = [...new Set(Object.values(checklistOf(run).held ?? {}).map(({ name }) => name))];
  const said = { title: checklistOf(run).title, done, of: path.likely };
  return others.length > 0
    ? words("nudge.line-with", { ...said, names: others.join(", ") })
    : words("nudge.line", said);
}

function buttons(words: Words, { run }: Waiting, alone: boolean): Action[] {
  const { title } = checklistOf(run);
  const go = steer(words, run.id, run.step, "resume");
  return [
    alone ? go : { ...go, label: words("nudge.button.go-on", { title }) },
    { id: `nudge:${run.id}:quiet`, label: words("nudge.button.quiet") },
    { id: `nudge:${run.id}:discard`, label: words("nudge.button.discard") },
  ];
}
