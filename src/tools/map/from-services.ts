import type { Cells } from "../checklist.ts";
import type { Around } from "../document/around.ts";
import { rowsOf } from "../given.ts";

/** The inventory of services, as rows of the map: what was listed there is not typed again. */
export function rowsFromServices(around: Pick<Around, "answersTo">): Cells[] {
  const answers = around.answersTo("services");
  return answers ? rowsOf(answers, "services") : [];
}
