import type { Form } from "../../../src/core/form.ts";
import type { Words } from "../../../src/core/ports.ts";
import { named, type Part, partsOf } from "../../form-parts.ts";
import { oneLine } from "../../text.ts";
import { type Card, card } from "../card.ts";
import { type Element, inert, startOf } from "../elements.ts";
import { TEAMS } from "../limits.ts";
import { takesSeveral } from "./choice-input.ts";
import { type FormData, SEND } from "./data.ts";
import { inputsOf, said, sizeOf, warning } from "./inputs.ts";

/** Where a form is filled in: in a dialog of its own, or in a card among messages. */
export type FormPlace = "dialog" | "card";

/** The steps a form needs, in order: what fits one card each. */
export const stepsOf = (form: Form): Part[] => partsOf(form, { most: TEAMS.formBytes, sizeOf });

/**
 * The form as a card that shows its `at`-th step, counted from 0. Errors that the form has stand
 * below their inputs, and above all of them those of other steps.
 */
export function formCard(
  words: Words,
  form: Form,
  shown: { at?: number; nonce: string; place: FormPlace },
): Card {
  const parts = stepsOf(form);
  const now = Math.min(Math.max(0, shown.at ?? 0), parts.length - 1);
  const part = parts[now] ?? { fields: [] };
  const last = now === parts.length - 1;
  const several = part.fields.filter((field) => takesSeveral(words, field)).map(({ id }) => id);
  const data: FormData = {
    form: form.id,
    ...(!last && { section: part.title ?? "" }),
    fields: part.fields.map(({ id }) => id),
    ...(several.length > 0 && { several }),
    nonce: shown.nonce,
  };
  const title = last ? form.submit : words("teams.form.next");
  const body = [
    ...opening(words, form, part, now, parts.length, shown.place),
    ...elsewhere(form, part),
    ...part.fields.flatMap((field) => inputsOf(words, field, errorOf(form, field.id))),
  ];
  return card(form.title, body, [send(title, data, shown.place)]);
}

/** A dialog takes Action.Submit alone; in a message the answer to Execute takes the card's place. */
function send(label: string, data: FormData, place: FormPlace): Element {
  const title = inert(startOf(oneLine(label) || "–", TEAMS.actionTitle));
  const submit = { type: "Action.Submit", title, style: "positive", data };
  if (place === "dialog") return submit;
  return { ...submit, type: "Action.Execute", verb: SEND, fallback: submit };
}

/** The title of a dialog, as far as its frame has room for it. */
export const dialogTitle = ({ title }: Form): string =>
  startOf(oneLine(title) || "–", TEAMS.dialogTitle);

/** The title where nothing else shows all of it, the intro, and which step of the form this is. */
function opening(
  words: Words,
  form: Form,
  part: Part,
  at: number,
  of: number,
  place: FormPlace,
): Element[] {
  const whole = place === "card" || dialogTitle(form) !== oneLine(form.title);
  const progress = words("teams.form.progress", { number: at + 1, of });
  return [
    ...(whole ? said(oneLine(form.title), { weight: "Bolder", size: "Large" }) : []),
    ...(at === 0 && form.intro ? said(form.intro) : []),
    ...(of > 1 ? said(progress, { isSubtle: true }) : []),
    ...(of > 1 ? said(headingOf(part), { weight: "Bolder" }) : []),
  ];
}

/** The section's title, unless the label right below says the same. */
function headingOf({ title = "", fields }: Part): string {
  const name = oneLine(title);
  return name === oneLine(fields[0]?.label ?? "") ? "" : name;
}

const errorOf = ({ errors = {} }: Form, id: string): string | undefined =>
  Object.hasOwn(errors, id) ? errors[id] : undefined;

function elsewhere({ errors = {}, fields }: Form, part: Part): Element[] {
  const here = new Set(part.fields.map(({ id }) => id));
  const others = Object.entries(errors).filter(([id]) => !here.has(id));
  const lines = others.map(([id, text]) => named(fields, id, text));
  return lines.length > 0 ? warning(lines.join("\n")) : [];
}
