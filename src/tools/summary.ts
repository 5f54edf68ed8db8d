import type { Words } from "../core/ports.ts";
import type { Block, Reply } from "../core/reply.ts";
import { SUMMARY } from "./advance.ts";
import { steer } from "./buttons.ts";
import type { Step } from "./checklist.ts";
import { inWords } from "./in-words.ts";
import type { Guide, Path } from "./path.ts";
import { showBriefly } from "./table/show-rows.ts";
import { takeBacks } from "./together/take-backs.ts";

/** Everything said so far, numbered so that "edit 3" works, to be confirmed. */
export function summarize(
  words: Words,
  runId: string,
  { checklist }: Guide,
  path: Path,
  lead: Block[],
): Reply {
  const { held = {} } = checklist;
  const shown = (step: Step) => {
    const other = held[step.id];
    if (other) return words("together.on-it", { name: other.name });
    return showBriefly(step, path.answers[step.id] ?? { skipped: "" }, words);
  };
  const waits = Object.keys(held).length > 0;
  const fields = path.steps.map((step, at) => {
    return { label: `${at + 1}. ${step.label}`, value: shown(step) };
  });
  const blocks: Block[] = [
    ...lead,
    { type: "heading", text: words("run.summary.title", { title: checklist.title }) },
    { type: "fields", fields },
    { type: "text", text: words(waits ? "together.wait" : "run.summary.confirm") },
    {
      type: "actions",
      actions: [
        ...(waits ? [] : [steer(words, runId, SUMMARY, "confirm")]),
        { ...steer(words, runId, SUMMARY, "form"), label: words("run.button.edit") },
        steer(words, runId, SUMMARY, "back"),
        steer(words, runId, SUMMARY, "save"),
        steer(words, runId, SUMMARY, "stop"),
      ],
    },
    ...(waits ? [{ type: "actions" as const, actions: takeBacks(words, held) }] : []),
  ];
  return {
    text: inWords(blocks).join("\n"),
    blocks,
    data: { type: "summary", run: runId, checklist: checklist.id, answers: path.answers },
  };
}
