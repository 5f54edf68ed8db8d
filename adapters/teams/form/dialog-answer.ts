import type { Received } from "../../../src/core/engine.ts";
import type { Form } from "../../../src/core/form.ts";
import type { Incoming } from "../../../src/core/incoming.ts";
import type { NewId, Words } from "../../../src/core/ports.ts";
import type { Reply } from "../../../src/core/reply.ts";
import { clip } from "../../text.ts";
import { attached, type Card } from "../card.ts";
import { inert } from "../elements.ts";
import { TEAMS } from "../limits.ts";
import { renderCard } from "../render.ts";
import { dialogTitle } from "./form-card.ts";
import type { InvokeAnswer } from "./invoke-answer.ts";
import { nextStep } from "./next-step.ts";

/**
 * What a dialog shows: a step of a form, or closing words. The same shape answers task/fetch,
 * task/submit, and both of a message extension's (learn.microsoft.com, task-modules-bots and
 * respond-to-task-module-submit).
 */
export function dialogAnswer(
  deps: { words: Words; newId: NewId },
  { form, answer, status }: Received,
  incoming: Incoming | undefined,
): InvokeAnswer {
  const { words } = deps;
  if (form) return opened(form, nextStep(deps, form, incoming, "dialog"));
  const carried = answer && inDialog(words, answer.reply);
  if (carried) return carried;
  // Nothing was understood, so nothing was done.
  if (!incoming) return told(words("teams.form.again"));
  if (status === "applied") return told(words("teams.form.answered"));
  if (incoming.type !== "submit") return told(words("teams.form.again"));
  // The next part is in an answer that got lost; the form, opened again, knows what it was given.
  if (incoming.section !== undefined) return told(words("teams.form.taken-part"));
  return told(words("teams.form.taken"));
}

const opened = (form: Form, content: Card): InvokeAnswer =>
  shown({
    ...{ title: dialogTitle(form), width: "medium" },
    height: content.body.length > 8 ? "large" : "medium",
    card: attached(content),
  });

/**
 * A message that a dialog can hold: words alone, or one card without buttons, since none works there
 * but Action.Submit. Undefined for any other, which is delivered.
 */
function inDialog(words: Words, reply: Reply): InvokeAnswer | undefined {
  const blocks = reply.blocks ?? [];
  if (blocks.some(({ type }) => type === "actions")) return undefined;
  if (blocks.every(({ type }) => type === "text") && reply.text.length <= TEAMS.summary)
    return { ...told(reply.text), carried: true };
  const { content, whole } = renderCard(reply);
  if (!whole) return undefined;
  const card = attached(content);
  const frame = { title: words("teams.form.answer"), width: "medium", height: "medium" };
  return { ...shown({ ...frame, card }), carried: true };
}

const shown = (value: object): InvokeAnswer => ({
  body: { task: { type: "continue", value } },
  carried: false,
});

/** Words in place of the form. */
export const told = (text: string): InvokeAnswer => ({
  body: { task: { type: "message", value: inert(clip(text, TEAMS.summary)) } },
  carried: false,
});
