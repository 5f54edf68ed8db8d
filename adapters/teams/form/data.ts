/**
 * What buttons, forms and refreshing cards bring back. Whoever presses can change any of it, so it
 * names things and never says who somebody is or where they are: that is the activity's own word.
 */
import { z } from "zod";

/** Verbs of Action.Execute: a button, a card that asks for somebody's own view, and a form sent in from a card. */
export const PRESS = "press";
export const LOOK = "look";
export const SEND = "send";

/** What a button brings, however it is pressed: the same for Execute, Submit and task/fetch. */
export const pressData = z.object({ action: z.string().min(1), value: z.string().default("") });

/** What a card asks for whose reader may see something of their own. */
export const lookData = z.object({ look: z.string().min(1), args: z.string().default("") });

/**
 * What a form brings besides its inputs. `fields` are the ids of those it showed, since Teams leaves
 * out an input that is empty; `several` are those of them that bring values with commas between;
 * `section` as in Incoming. `nonce` is new each time a form is shown.
 */
export const formData = z.object({
  form: z.string().min(1),
  section: z.string().optional(),
  fields: z.array(z.string()).max(1_000),
  several: z.array(z.string()).max(1_000).optional(),
  nonce: z.string().min(1).max(100),
});

export type FormData = z.output<typeof formData>;

const INPUT = "field:";

/** The input of a field. It shares one object with the names above, so none of ours may be its own. */
export const inputId = (field: string): string => `${INPUT}${field}`;

/** Picked to take an answer back, since neither radio buttons nor a menu can be emptied again. */
export const NO_ANSWER = "~none";

/** A part of a form as somebody sent it in. */
export interface FilledForm {
  formId: string;
  /** The section it showed, when other sections follow; "" for one without a title. */
  section?: string;
  /** By field id, for every field that was shown; "" for one that was left empty. */
  values: Record<string, string>;
  nonce: string;
}

/** A form out of what a card or dialog sent; undefined when it is none of ours. Never throws. */
export function readFilled(data: unknown): FilledForm | undefined {
  const read = formData.safeParse(data);
  if (!read.success) return undefined;
  const { form, section, fields, several = [], nonce } = read.data;
  // It is an object, or the schema had not taken it.
  const given = data as Record<string, unknown>;
  const values = fields.map((id): [string, string] => {
    const text = textOf(given, inputId(id));
    return [id, several.includes(id) ? text.replaceAll(",", "\n") : text];
  });
  return {
    ...{ formId: form, values: Object.fromEntries(values), nonce },
    ...(section !== undefined && { section }),
  };
}

function textOf(given: Record<string, unknown>, name: string): string {
  const value = Object.hasOwn(given, name) ? given[name] : "";
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return typeof value === "string" && value !== NO_ANSWER ? value : "";
}
