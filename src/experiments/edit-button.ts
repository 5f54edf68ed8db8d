import type { Words } from "../core/ports.ts";
import type { Brief } from "../core/records.ts";
import type { Action } from "../core/reply.ts";

/** The button that shows a brief as a form, to be changed. */
export const editButton = ({ id }: Pick<Brief, "id">, words: Words): Action => ({
  ...{ id: `brief:${id}:edit`, opens: "form" },
  label: words("brief.button.edit"),
});
