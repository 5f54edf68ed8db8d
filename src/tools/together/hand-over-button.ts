import type { Words } from "../../core/ports.ts";
import type { Run } from "../../core/records.ts";
import type { Action } from "../../core/reply.ts";

/** Opens the form in which a colleague is picked. */
export const handOverButton = (words: Words, { id }: Pick<Run, "id">): Action => ({
  ...{ id: `together:${id}:hand`, opens: "form" },
  label: words("together.button.hand"),
});
