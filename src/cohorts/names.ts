import { UserError } from "../core/errors.ts";
import type { Words } from "../core/ports.ts";

const MOST = 80;

/** A name for a cohort or a district: one line of at most 80 characters, quotation marks around it taken off. */
export function readName(said: string, of: "cohort" | "district", words: Words): string {
  const name = said
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^["“'](.+)["”']$/, "$1");
  if (name === "") throw new UserError(words("cohort.name.missing", { of }), { field: "name" });
  if (name.length > MOST)
    throw new UserError(words("cohort.name.long", { count: name.length, max: MOST }), {
      field: "name",
    });
  return name;
}
