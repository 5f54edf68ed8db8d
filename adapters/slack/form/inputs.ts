import type { Field } from "../../../src/core/form.ts";
import type { Words } from "../../../src/core/ports.ts";
import { never } from "../../../src/core/reply.ts";
import { isDay } from "../../form-parts.ts";
import { SLACK } from "../limits.ts";
import { line, pieces, plain } from "../plain.ts";
import { type SlackBlock, section } from "../table.ts";
import { blockIdOf, INPUT } from "./block-id.ts";
import { choiceElement, severalElement } from "./choice-element.ts";
import { cutText } from "./long-text.ts";

/** The blocks a field needs: one input, or several for a text that is too long for one. */
export function inputsOf(words: Words, field: Field): SlackBlock[] {
  switch (field.type) {
    case "text":
    // Typed as text like everywhere else: "80-120" and "about 1.2k" are good answers.
    case "number":
      return typed(words, field, false);
    case "longtext":
      return typed(words, field, true);
    case "date": {
      const { value = "" } = field;
      if (value !== "" && !isDay(value)) return typed(words, field, false);
      const initial = value === "" ? {} : { initial_date: value };
      return input(field, { type: "datepicker", ...initial });
    }
    case "choice":
    case "choices": {
      const element =
        field.type === "choice"
          ? choiceElement(words, field, field.choices)
          : severalElement(field, field.choices);
      if (element) return input(field, element);
      const list = field.choices.map(({ label }, at) => `${at + 1}. ${label}`);
      return [...section(list.join("\n")), ...typed(words, field, false)];
    }
    default:
      return never(field);
  }
}

/** Long values are never cut: what one input cannot hold goes on in another. */
function typed(words: Words, field: Field, long: boolean): SlackBlock[] {
  const { value = "", max = SLACK.inputText } = field;
  const cut = cutText(value);
  const most = Math.min(Math.max(1, max), SLACK.inputText);
  return cut.flatMap(({ text, joint }, at) =>
    input(
      at === 0 ? field : { ...field, label: words("slack.form.continued", { label: field.label }) },
      {
        type: "plain_text_input",
        multiline: long || value.includes("\n"),
        // A value that is too long already is for the person to shorten, with the error beside it.
        ...(field.max !== undefined && cut.length === 1 && text.length <= most
          ? { max_length: most }
          : {}),
        ...(text === "" ? {} : { initial_value: text }),
      },
      { id: blockIdOf(field.id, at, joint), optional: at > 0 },
    ),
  );
}

function input(
  { id, label, hint, optional }: Field,
  element: Record<string, unknown>,
  as: { id?: string; optional?: boolean } = {},
): SlackBlock[] {
  // A hint that is too long for its place stands above the input as text.
  const fits = hint && pieces(hint, SLACK.inputHint).length === 1;
  const block: SlackBlock = {
    type: "input",
    block_id: as.id ?? blockIdOf(id),
    label: plain(line(label, SLACK.inputLabel)),
    element: { ...element, action_id: INPUT },
    optional: as.optional || optional === true,
    ...(fits && { hint: plain(hint) }),
  };
  return hint && !fits ? [...section(hint), block] : [block];
}
