import type { Field, Form } from "../../../src/core/form.ts";
import type { Words } from "../../../src/core/ports.ts";
import { named, type Part } from "../../form-parts.ts";
import { SLACK } from "../limits.ts";
import { line, pieces, plain } from "../plain.ts";
import { type SlackBlock, section } from "../table.ts";
import { inputsOf } from "./inputs.ts";
import { type FormPlace, writeMetadata } from "./metadata.ts";
import { partsOf, shownOf } from "./parts.ts";

/** The callback id of every view that shows a form. */
export const FORM = "form";

/** A modal as views.open and an answer with `response_action: "update"` take it. */
export interface ModalView {
  type: "modal";
  callback_id: typeof FORM;
  title: ReturnType<typeof plain>;
  submit: ReturnType<typeof plain>;
  close: ReturnType<typeof plain>;
  private_metadata: string;
  blocks: SlackBlock[];
}

/**
 * The form as a modal that shows its `at`-th part, counted from 0. Errors that the form has stand
 * above their fields, and above all of them those of other parts.
 */
export function renderView(
  words: Words,
  form: Form,
  place: FormPlace | undefined,
  at = 0,
): ModalView {
  const shown = shownOf(words, form);
  const parts = partsOf(shown);
  const now = Math.min(Math.max(0, at), parts.length - 1);
  const part = parts[now] ?? { fields: [] };
  const last = now === parts.length - 1;
  const submit = last ? form.submit : words("slack.form.next");
  return {
    type: "modal",
    callback_id: FORM,
    title: plain(short(form.title)),
    submit: plain(line(submit, SLACK.viewButton)),
    close: plain(line(words("slack.form.close"), SLACK.viewButton)),
    private_metadata: writeMetadata({
      form: form.id,
      ...(!last && { section: part.title ?? "" }),
      ...(place && { at: place }),
    }),
    blocks: [
      ...opening(words, shown, part, now, parts.length),
      ...elsewhere(form, part),
      ...part.fields.flatMap((field) => [...beside(form, field), ...inputsOf(words, field)]),
    ],
  };
}

/** A title that fits, shortened after a word. */
function short(title: string): string {
  const [first = "–", ...more] = pieces(title.replace(/\s+/g, " ").trim(), SLACK.viewTitle);
  if (more.length === 0) return first;
  return `${pieces(title, SLACK.viewTitle - 1)[0]}…`;
}

/** The whole title where the top of the modal has no room for it, and which part of the form this is. */
function opening(words: Words, form: Form, part: Part, at: number, of: number): SlackBlock[] {
  const whole = short(form.title) === form.title ? [] : section(form.title);
  const intro = at === 0 && form.intro ? section(form.intro) : [];
  if (of === 1) return [...whole, ...intro];
  const progress = words("slack.form.progress", { number: at + 1, of });
  return [
    ...(at === 0 ? [...whole, ...intro] : []),
    { type: "context", elements: [plain(progress)] },
    ...heading(part.title ?? ""),
  ];
}

function heading(title: string): SlackBlock[] {
  if (title === "") return [];
  if (pieces(title, SLACK.header).length > 1) return section(title);
  return [{ type: "header", text: plain(line(title, SLACK.header)) }];
}

const warning = (text: string) => section(`⚠️ ${text}`);

function beside({ errors = {} }: Form, { id }: Field): SlackBlock[] {
  const error = Object.hasOwn(errors, id) ? errors[id] : undefined;
  return error ? warning(error) : [];
}

function elsewhere({ errors = {}, fields }: Form, part: Part): SlackBlock[] {
  const here = new Set(part.fields.map(({ id }) => id));
  const others = Object.entries(errors).filter(([id]) => !here.has(id));
  const lines = others.map(([id, text]) => named(fields, id, text));
  return lines.length > 0 ? warning(lines.join("\n")) : [];
}
