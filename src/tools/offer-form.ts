import type { Outcome } from "../core/change.ts";
import type { Call } from "../core/command.ts";
import type { Words } from "../core/ports.ts";
import type { Block } from "../core/reply.ts";
import { steer } from "./buttons.ts";
import type { Answers } from "./checklist.ts";
import { buildForm } from "./form.ts";
import type { Guide } from "./path.ts";
import { elsewhere, toAsker } from "./to-asker.ts";

/**
 * Opens a run as a form. Some platforms can open one only in answer to a click, so whoever typed
 * also gets buttons: one that opens it, and one to answer without it.
 */
export function offerForm(
  words: Words,
  call: Call,
  run: { id: string; step: string },
  guide: Guide,
  answers: Answers,
): Outcome {
  const form = buildForm(words, run.id, guide, answers, call.now);
  if (call.incoming.type === "action") return { form };
  const text = words("run.form.opened");
  const actions = [
    steer(words, run.id, run.step, "form"),
    { ...steer(words, run.id, run.step, "resume"), label: words("run.button.answer-here") },
  ];
  const blocks: Block[] = [
    { type: "text", text },
    { type: "actions", actions },
  ];
  const data = { type: "form", run: run.id };
  const told = call.incoming.type === "message" ? elsewhere(call, words) : [];
  return { form, outgoing: [toAsker(call, { text, blocks, data }), ...told] };
}
