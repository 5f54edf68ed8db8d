import type { Received } from "../../../src/core/engine.ts";
import type { Form } from "../../../src/core/form.ts";
import type { Words } from "../../../src/core/ports.ts";
import { named, partAfter } from "../../form-parts.ts";
import { rawCell } from "../plain.ts";
import { partsOf, shownOf } from "./parts.ts";
import type { FilledView } from "./read-view.ts";
import { type ModalView, renderView } from "./render-view.ts";

/** The body of the answer to a view_submission; Slack wants it within 3 s. */
export type SubmissionAnswer =
  | { response_action: "errors"; errors: Record<string, string> }
  | { response_action: "update"; view: ModalView }
  | { response_action: "clear" };

/**
 * What the modal does next: shows errors beside the fields of this view, goes on to the next part,
 * goes back to the part that has a mistake, or closes because all is done.
 */
export function answerSubmission(
  words: Words,
  { form }: Pick<Received, "form">,
  filled: FilledView,
): SubmissionAnswer {
  if (!form) return { response_action: "clear" };
  const errors = errorsHere(form, filled);
  if (errors) return { response_action: "errors", errors };
  const next = partAfter(form, partsOf(shownOf(words, form)), filled);
  const view = renderView(words, form, filled.at, next);
  return { response_action: "update", view };
}

/**
 * The errors of this view by its blocks. Those that no part of the form has a field for stand beside
 * the first field; undefined when there is nothing to show here.
 */
function errorsHere(
  form: Form,
  { formId, blocks }: FilledView,
): Record<string, string> | undefined {
  if (form.id !== formId) return undefined;
  const shown = new Map<string, string>();
  const known = new Set(form.fields.map(({ id }) => id));
  const [first] = form.fields.flatMap(({ id }) => blocks.get(id) ?? []);
  for (const [id, text] of Object.entries(form.errors ?? {})) {
    const own = blocks.get(id);
    const block = own ?? (known.has(id) ? undefined : first);
    if (!block) continue;
    const said = rawCell(own ? text : named(form.fields, id, text));
    shown.set(block, [shown.get(block), said].filter(Boolean).join(" "));
  }
  return shown.size > 0 ? Object.fromEntries(shown) : undefined;
}
