import type { Field } from "../../../src/core/form.ts";
import type { Words } from "../../../src/core/ports.ts";
import { pickedOf } from "../../form-parts.ts";
import { SLACK } from "../limits.ts";
import { line, pieces, plain } from "../plain.ts";

/** Picked to take an answer back: neither radio buttons nor a menu can be emptied otherwise. */
export const NO_ANSWER = "~none";

const MOST = SLACK.options * SLACK.optionGroups;

/** Up to here all choices are shown at once, as radio buttons. */
const FEW = 5;

type Choices = { value: string; label: string }[];

/**
 * Radio buttons for few choices, a menu for more, in groups when there are very many. Undefined when
 * Slack could not show them all whole, or not the value the field has now: then it is typed instead.
 */
export function choiceElement(
  words: Words,
  { value = "", optional }: Pick<Field, "value" | "optional">,
  choices: Choices,
): Record<string, unknown> | undefined {
  if (!showable(choices, value === "" ? [] : [value])) return undefined;
  const none = optional ? [{ value: NO_ANSWER, label: words("slack.form.no-answer") }] : [];
  const options = [...choices, ...none].map(option);
  if (options.length > MOST) return undefined;
  const chosen = options.find((one) => one.value === value);
  return {
    ...(options.length <= FEW
      ? { type: "radio_buttons", options }
      : { type: "static_select", ...menu(options) }),
    ...(chosen && { initial_option: chosen }),
  };
}

/** The same where several may be picked: boxes to tick, or a menu that takes several. */
export function severalElement(
  field: Pick<Field, "value">,
  choices: Choices,
): Record<string, unknown> | undefined {
  const picked = pickedOf(field);
  if (!showable(choices, picked) || choices.length > MOST) return undefined;
  const options = choices.map(option);
  const chosen = options.filter((one) => picked.includes(one.value));
  return {
    ...(options.length <= SLACK.checkboxes
      ? { type: "checkboxes", options }
      : { type: "multi_static_select", ...menu(options) }),
    ...(chosen.length > 0 && { initial_options: chosen }),
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

const option = ({ value, label }: Choices[number]) => ({
  text: plain(line(label, SLACK.optionText)),
  value,
});

/** An option can be as long as Slack allows, must not be empty, and must not be the one we add. */
const fits = ({ value, label }: Choices[number]) =>
  value !== "" &&
  value !== NO_ANSWER &&
  !value.includes("\n") &&
  value.length <= SLACK.optionValue &&
  pieces(label, SLACK.optionText).length <= 1;

function menu(options: ReturnType<typeof option>[]) {
  if (options.length <= SLACK.options) return { options };
  const groups = Array.from({ length: Math.ceil(options.length / SLACK.options) }, (_, at) => {
    const from = at * SLACK.options;
    const inside = options.slice(from, from + SLACK.options);
    return { label: plain(`${from + 1}–${from + inside.length}`), options: inside };
  });
  return { option_groups: groups };
}
