import type { Words } from "../core/ports.ts";
import type { Block, Reply } from "../core/reply.ts";
import { SUMMARY } from "./advance.ts";
import { steer } from "./buttons.ts";
import { inWords } from "./in-words.ts";
import type { Guide, Path } from "./path.ts";
import { showAnswer } from "./show-answer.ts";

/** Everything said so far, numbered so that "edit 3" works, to be confirmed. */
export function summarize(
  words: Words,
  runId: string,
  { checklist }: Guide,
  path: Path,
  lead: Block[],
): Reply {
  const fields = path.steps.map((step, at) => {
    const answer = path.answers[step.id] ?? { skipped: "" };
    return { label: `${at + 1}. ${step.label}`, value: showAnswer(step, answer, words) };
  });
  const blocks: Block[] = [
    ...lead,
    { type: "heading", text: words("run.summary.title", { title: checklist.title }) },
    { type: "fields", fields },
    { type: "text", text: words("run.summary.confirm") },
    {
      type: "actions",
      actions: [
        steer(words, runId, SUMMARY, "confirm"),
        { ...steer(words, runId, SUMMARY, "form"), label: words("run.button.edit") },
        steer(words, runId, SUMMARY, "back"),
        steer(words, runId, SUMMARY, "save"),
        steer(words, runId, SUMMARY, "stop"),
      ],
    },
  ];
  return {
    text: inWords(blocks).join("\n"),
    blocks,
    data: { type: "summary", run: runId, checklist: checklist.id, answers: path.answers },
  };
}
