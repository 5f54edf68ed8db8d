import type { Field } from "../../../src/core/form.ts";
import type { Words } from "../../../src/core/ports.ts";
import { SLACK } from "../limits.ts";
import { line, pieces, plain } from "../plain.ts";

/** Picked to take an answer back: neither radio buttons nor a menu can be emptied otherwise. */
export const NO_ANSWER = "~none";

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
  const values = choices.map((one) => one.value);
  const known = value === "" || values.includes(value);
  if (!known || new Set(values).size < values.length || !choices.every(fits)) return undefined;
  const none = optional ? [{ value: NO_ANSWER, label: words("slack.form.no-answer") }] : [];
  const options = [...choices, ...none].map(option);
  if (choices.length === 0 || options.length > SLACK.options * SLACK.optionGroups) return undefined;
  const chosen = options.find((one) => one.value === value);
  return {
    ...(options.length <= FEW ? { type: "radio_buttons", options } : menu(options)),
    ...(chosen && { initial_option: chosen }),
  };
}

const option = ({ value, label }: Choices[number]) => ({
  text: plain(line(label, SLACK.optionText)),
  value,
});

/** An option can be as long as Slack allows, must not be empty, and must not be the one we add. */
const fits = ({ value, label }: Choices[number]) =>
  value !== "" &&
  value !== NO_ANSWER &&
  value.length <= SLACK.optionValue &&
  pieces(label, SLACK.optionText).length <= 1;

function menu(options: ReturnType<typeof option>[]) {
  if (options.length <= SLACK.options) return { type: "static_select", options };
  const groups = Array.from({ length: Math.ceil(options.length / SLACK.options) }, (_, at) => {
    const from = at * SLACK.options;
    const inside = options.slice(from, from + SLACK.options);
    return { label: plain(`${from + 1}–${from + inside.length}`), options: inside };
  });
  return { type: "static_select", option_groups: groups };
}
