import type { SlackBlock } from "./fake/shapes.ts";

interface Option {
  value: string;
  text: { text: string };
}

interface Input {
  type: string;
  initial_value?: string;
  initial_date?: string;
  initial_option?: Option;
  initial_options?: Option[];
  max_length?: number;
  options?: Option[];
  option_groups?: { options: Option[] }[];
}

/**
 * What Slack sends for an input that holds `text`, or what it opened with. Throws for what Slack's
 * client would not let a person send.
 */
export function inputValue(block: SlackBlock, text: string | undefined): object {
  const input = block.element as Input;
  const label = (block.label as { text: string }).text;
  const empty = text === "" || (text === undefined && !holdsSomething(input));
  if (empty && block.optional !== true) throw new Error(`"${label}" may not be left empty`);
  switch (input.type) {
    case "datepicker":
      return { type: input.type, selected_date: (text ?? input.initial_date) || null };
    case "radio_buttons":
    case "static_select":
      return { type: input.type, selected_option: picked(input, text, label) };
    case "checkboxes":
    case "multi_static_select":
      return { type: input.type, selected_options: ticked(input, text, label) };
    default: {
      const value = text ?? input.initial_value ?? "";
      if (input.max_length !== undefined && value.length > input.max_length)
        throw new Error(`"${label}" takes ${input.max_length} characters`);
      return { type: input.type, value: value === "" ? null : value };
    }
  }
}

const holdsSomething = (input: Input) =>
  Boolean(
    input.initial_value ?? input.initial_date ?? input.initial_option ?? input.initial_options,
  );

/** One a line. */
function ticked(input: Input, text: string | undefined, label: string): Option[] {
  if (text === undefined) return input.initial_options ?? [];
  const lines = text.split("\n").filter((one) => one !== "");
  return lines.flatMap((one) => picked(input, one, label) ?? []);
}

function picked(input: Input, text: string | undefined, label: string): Option | null {
  if (text === undefined) return input.initial_option ?? null;
  if (text === "") return null;
  const groups = (input.option_groups ?? []).flatMap(({ options }) => options);
  const all = [...(input.options ?? []), ...groups];
  const found = all.find((one) => one.value === text || one.text.text === text);
  if (!found) throw new Error(`"${label}" offers ${all.map((one) => one.text.text).join(", ")}`);
  return found;
}
