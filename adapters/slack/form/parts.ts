import type { Field, Form } from "../../../src/core/form.ts";
import { cutText } from "./long-text.ts";

/** What one view of a modal shows of a form; `title` is the section's. */
export interface Part {
  title?: string;
  fields: Field[];
}

/** Inputs in one view: with an error above each of them there is still room for what is around them. */
const MOST = 40;

/**
 * The views a form needs, in order: one for each section, several where a section has more inputs
 * than a view can show. A field without a section belongs to the one before it.
 */
export function partsOf(form: Form): Part[] {
  const parts: Part[] = [];
  let room = 0;
  for (const field of form.fields) {
    const last = parts.at(-1);
    const title = field.section ?? last?.title;
    const size = inputCount(field);
    if (last && title === last.title && size <= room) {
      last.fields.push(field);
      room -= size;
      continue;
    }
    parts.push({ ...(title !== undefined && { title }), fields: [field] });
    room = MOST - size;
  }
  return parts.length > 0 ? parts : [{ fields: [] }];
}

/** A text that one input cannot hold is shown in several. */
const inputCount = ({ value = "" }: Field) => cutText(value).length;
