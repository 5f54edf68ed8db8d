import type { Outcome } from "../../core/change.ts";
import type { Words } from "../../core/ports.ts";
import type { Block } from "../../core/reply.ts";
import type { Answers, Step } from "../checklist.ts";

/** Labels named for one person; of the rest only the number is said. */
const LABELS = 4;

/** The others who answered, in the order of their first answer, with what each answered. */
function byName(answers: Answers): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [id, { by }] of Object.entries(answers))
    if (by?.name) found.set(by.name, [...(found.get(by.name) ?? []), id]);
  return found;
}

/** "Answered by others: Ben Carter (Rooms, Floors)."; undefined where one person answered all of it. */
export function whoAnswered(words: Words, steps: Step[], answers: Answers): string | undefined {
  const labelOf = (id: string) => steps.find((step) => step.id === id)?.label ?? id;
  const lines = [...byName(answers)].map(([name, ids]) => {
    const labels = ids.slice(0, LABELS).map(labelOf).join(", ");
    return words("together.by", { name, labels, more: Math.max(0, ids.length - LABELS) });
  });
  return lines.length > 0 ? words("together.answered", { who: lines.join("; ") }) : undefined;
}

/** The names alone, for a page whose questions are not at hand. */
export function alsoAnswered(words: Words, answers: Answers): string[] {
  const names = [...byName(answers).keys()];
  return names.length > 0 ? [words("together.answered", { who: names.join(", ") })] : [];
}

/** Says in a result who answered what: above its buttons. */
export function withNames(outcome: Outcome, line: string | undefined): Outcome {
  const [result, ...rest] = outcome.outgoing ?? [];
  if (!line || !result) return outcome;
  const { reply } = result;
  const blocks = reply.blocks ?? [{ type: "text" as const, text: reply.text }];
  const buttons = blocks.findLastIndex(({ type }) => type === "actions");
  const at = buttons < 0 ? blocks.length : buttons;
  const said: Block = { type: "text", text: line };
  const all = [...blocks.slice(0, at), said, ...blocks.slice(at)];
  const text = `${reply.text}\n${line}`;
  return { ...outcome, outgoing: [{ ...result, reply: { ...reply, text, blocks: all } }, ...rest] };
}
