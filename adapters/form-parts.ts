/** A form in the steps that a modal or a card can show; shared by the platforms that need steps. Pure. */
import type { Field, Form } from "../src/core/form.ts";

/** What one step shows of a form; `title` is the section's. */
export interface Part {
  title?: string;
  fields: Field[];
}

/** What a platform has room for in one step, counted as it likes. */
export interface PartRoom {
  most: number;
  sizeOf(field: Field): number;
}

/**
 * The steps a form needs, in order: one for each section, several where a section is larger than a
 * step can be. A field without a section belongs to the one before it.
 */
export function partsOf(form: Pick<Form, "fields">, { most, sizeOf }: PartRoom): Part[] {
  const parts: Part[] = [];
  let room = 0;
  for (const field of form.fields) {
    const last = parts.at(-1);
    const title = field.section ?? last?.title;
    const size = sizeOf(field);
    if (last && title === last.title && size <= room) {
      last.fields.push(field);
      room -= size;
      continue;
    }
    parts.push({ ...(title !== undefined && { title }), fields: [field] });
    room = most - size;
  }
  return parts.length > 0 ? parts : [{ fields: [] }];
}

/**
 * The form without the fields whose values are too long for it, since a value that is cut would come back
 * without its end; what does not come back stays as it was. `say` tells of them by their labels.
 */
export function withoutLong(
  form: Form,
  isLong: (field: Field) => boolean,
  say: (labels: string) => string,
): Form {
  const long = form.fields.filter(isLong);
  if (long.length === 0) return form;
  const said = say(long.map(({ label }) => label).join("; "));
  const fields = form.fields.filter((field) => !long.includes(field));
  return { ...form, intro: [form.intro, said].filter(Boolean).join("\n\n"), fields };
}

/** The part with the first mistake; else the one after the part that was filled in. */
export function partAfter(
  form: Form,
  parts: Part[],
  { formId, values }: { formId: string; values: Record<string, string> },
): number {
  const mistaken = Object.keys(form.errors ?? {});
  const wrong = parts.findIndex(({ fields }) => fields.some(({ id }) => mistaken.includes(id)));
  if (wrong >= 0) return wrong;
  if (form.id !== formId) return 0;
  return (
    1 + parts.findLastIndex(({ fields }) => fields.some(({ id }) => Object.hasOwn(values, id)))
  );
}

/** An error away from its field says which field it is about. */
export function named(fields: Field[], id: string, text: string): string {
  const label = fields.find((field) => field.id === id)?.label;
  return label ? `${label}: ${text}` : text;
}

/** The values that a field of several choices holds, each once. */
export const pickedOf = ({ value = "" }: Pick<Field, "value">): string[] => [
  ...new Set(value.split("\n").filter((one) => one !== "")),
];

/** True for a day of the calendar as platforms write it, "2027-03-15". */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
