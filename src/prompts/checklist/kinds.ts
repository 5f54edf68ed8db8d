import { nearest } from "../../answers/nearest.ts";

/** The kinds of answers that a cell of a table can hold. */
const CELL_KINDS = [
  ...["text", "longtext", "count", "number", "money", "percent", "date", "yesNo"],
  ...["choice", "scale", "person", "site", "link"],
];

/** Every kind of step. */
const KINDS = [...CELL_KINDS, "multiChoice", "table", "confirm", "note"];

/** What is wrong with the `type` of a step or a column, and which one was meant. */
export function kindMend(what: "step" | "column", given: unknown): string {
  const all = what === "step" ? KINDS : CELL_KINDS;
  if (typeof given !== "object" || given === null)
    return `a ${what} has lines of its own: id, label and type to begin with`;
  const list = `type is one of ${all.join(", ")}`;
  const type = "type" in given ? given.type : undefined;
  if (typeof type !== "string") return `a ${what} needs a type: ${list}`;
  if (KINDS.includes(type)) return `"${type}" has no place in a column: ${list}`;
  const meant = OTHER_NAMES[type.toLowerCase()] ?? nearest(type, all);
  if (meant && all.includes(meant)) return `there is no type "${type}". Did you mean "${meant}"?`;
  return `there is no type "${type}": ${list}`;
}

/** What people call some kinds elsewhere. */
const OTHER_NAMES: Record<string, string> = {
  ...{ yesno: "yesNo", "yes-no": "yesNo", boolean: "yesNo", string: "text", sentence: "text" },
  ...{ paragraph: "longtext", integer: "count", dollars: "money", url: "link", day: "date" },
  ...{ "multiple-choice": "multiChoice", multichoice: "multiChoice", multi: "multiChoice" },
  ...{ checkboxes: "multiChoice", select: "choice", dropdown: "choice", rating: "scale" },
  ...{ people: "person", school: "site", info: "note", heading: "note" },
};
