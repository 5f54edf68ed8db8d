import type { Form } from "../../../src/core/form.ts";
import type { Incoming } from "../../../src/core/incoming.ts";
import type { NewId, Words } from "../../../src/core/ports.ts";
import { partAfter, withoutLong } from "../../form-parts.ts";
import type { Card } from "../card.ts";
import { bytesOf } from "../elements.ts";
import { TEAMS } from "../limits.ts";
import { type FormPlace, formCard, stepsOf } from "./form-card.ts";

/** The step that comes after what was done: the first one, the next one, or the one with a mistake. */
export function nextStep(
  { words, newId }: { words: Words; newId: NewId },
  form: Form,
  done: Incoming | undefined,
  place: FormPlace,
): Card {
  const nonce = newId();
  if (done?.type !== "submit") return formCard(words, short(words, form), { nonce, place });
  const { formId, values } = done;
  const again = form.id === formId && form.errors;
  const shown = again ? withTyped(short(words, form, values), values) : short(words, form);
  const at = partAfter(ownErrorsFirst(shown, values), stepsOf(shown), { formId, values });
  return formCard(words, shown, { at, nonce, place });
}

/** The form as far as cards can hold it, with words about what they can't; what was just typed comes back. */
const short = (words: Words, form: Form, typed: Record<string, string> = {}): Form =>
  withoutLong(
    form,
    ({ id, value = "" }) => !Object.hasOwn(typed, id) && bytesOf(value) - 2 > TEAMS.inputBytes,
    (labels) => words("teams.form.left-out", { labels }),
  );

/** Where something is wrong, the fields of that step hold what was typed into them. */
const withTyped = (form: Form, values: Record<string, string>): Form => ({
  ...form,
  fields: form.fields.map((field) => {
    const typed = Object.hasOwn(values, field.id) ? values[field.id] : undefined;
    return typed === undefined ? field : { ...field, value: typed };
  }),
});

/** Mistakes in what was just sent in are mended before those elsewhere. */
function ownErrorsFirst(form: Form, values: Record<string, string>): Form {
  const own = Object.entries(form.errors ?? {}).filter(([id]) => Object.hasOwn(values, id));
  return own.length > 0 ? { ...form, errors: Object.fromEntries(own) } : form;
}
