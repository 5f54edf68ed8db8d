import type { Field } from "../../../src/core/form.ts";
import type { Words } from "../../../src/core/ports.ts";
import { pickedOf } from "../../form-parts.ts";
import { oneLine } from "../../text.ts";
import { bytesOf, inert } from "../elements.ts";
import { TEAMS } from "../limits.ts";
import { NO_ANSWER } from "./data.ts";

type Choices = { value: string; label: string }[];

/** Words that look the same with and without markdown. */
const PLAIN =
  /^(?!\d+[.)]|.*(?:www\.|:\/\/))[\p{L}\p{N}$€£%"'“”‘’(/][\p{L}\p{N} ,.;:?%$€£"'“”‘’–—()/-]*$/u;

/**
 * All choices at once for few of them, a menu for more. Labels beside radio buttons are read as
 * markdown, those of a menu are not (adaptivecards 3.0.6, ChoiceSetInput), so whatever could mean
 * something there is put into a menu. Undefined when the choices, or the value the field has now,
 * cannot all be shown whole: then it is typed instead.
 */
export function choiceInput(
  words: Words,
  { value = "", optional }: Pick<Field, "value" | "optional">,
  choices: Choices,
): Record<string, unknown> | undefined {
  if (!showable(choices, value === "" ? [] : [value])) return undefined;
  const none = optional ? [{ value: NO_ANSWER, label: words("teams.form.no-answer") }] : [];
  return choiceSet([...choices, ...none], TEAMS.choicesShown, {
    placeholder: words("teams.form.choose"),
    ...(value !== "" && { value }),
  });
}

/**
 * The same where several may be picked. Teams sends their values with commas between them, and opens
 * with them written so (adaptivecards.io, Input.ChoiceSet), so none may hold a comma itself.
 */
export function severalInput(
  words: Words,
  field: Pick<Field, "value">,
  choices: Choices,
): Record<string, unknown> | undefined {
  const picked = pickedOf(field);
  const ambiguous = choices.some(({ value }) => /[,\n]/.test(value));
  if (ambiguous || !showable(choices, picked)) return undefined;
  return choiceSet(choices, TEAMS.boxesShown, {
    isMultiSelect: true,
    placeholder: words("teams.form.choose-several"),
    ...(picked.length > 0 && { value: picked.join(",") }),
  });
}

/** True for a field that is shown as boxes to tick, and so comes back with commas between its values. */
export const takesSeveral = (words: Words, field: Field): boolean =>
  field.type === "choices" && severalInput(words, field, field.choices) !== undefined;

function choiceSet(
  choices: Choices,
  most: number,
  { placeholder, ...more }: { placeholder: string } & Record<string, unknown>,
): Record<string, unknown> | undefined {
  const shown = choices.map(({ value, label }) => ({ title: inert(oneLine(label)), value }));
  if (bytesOf(shown) > TEAMS.inputBytes) return undefined;
  const open = shown.length <= most && shown.every(({ title }) => PLAIN.test(title));
  return {
    ...{ type: "Input.ChoiceSet", style: open ? "expanded" : "compact", choices: shown },
    ...(open ? { wrap: true } : { placeholder }),
    ...more,
  };
}

/** Whether all choices can be shown whole, and what the field has now is among them. */
function showable(choices: Choices, held: string[]): boolean {
  const values = choices.map((one) => one.value);
  const known = held.every((one) => values.includes(one));
  return (
    known && values.length > 0 && new Set(values).size === values.length && choices.every(fits)
  );
}

/** A choice must be named, must not be the one we add, and must be shown in full. */
const fits = ({ value, label }: Choices[number]) =>
  value !== "" &&
  value !== NO_ANSWER &&
  oneLine(label) !== "" &&
  oneLine(label).length <= TEAMS.inputLabel;
