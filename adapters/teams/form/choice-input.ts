import type { Field } from "../../../src/core/form.ts";
import type { Words } from "../../../src/core/ports.ts";
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
  const values = choices.map((one) => one.value);
  const known = value === "" || values.includes(value);
  if (!known || new Set(values).size < values.length || !choices.every(fits)) return undefined;
  const none = optional ? [{ value: NO_ANSWER, label: words("teams.form.no-answer") }] : [];
  const shown = [...choices, ...none].map((one) => ({
    title: inert(oneLine(one.label)),
    value: one.value,
  }));
  if (choices.length === 0 || bytesOf(shown) > TEAMS.inputBytes) return undefined;
  const open = shown.length <= TEAMS.choicesShown && shown.every(({ title }) => PLAIN.test(title));
  return {
    ...{ type: "Input.ChoiceSet", style: open ? "expanded" : "compact", choices: shown },
    ...(open ? { wrap: true } : { placeholder: words("teams.form.choose") }),
    ...(value !== "" && { value }),
  };
}

/** A choice must be named, must not be the one we add, and must be shown in full. */
const fits = ({ value, label }: Choices[number]) =>
  value !== "" &&
  value !== NO_ANSWER &&
  oneLine(label) !== "" &&
  oneLine(label).length <= TEAMS.inputLabel;
