import type { Field } from "../../../src/core/form.ts";
import type { Words } from "../../../src/core/ports.ts";
import { never } from "../../../src/core/reply.ts";
import { isDay } from "../../form-parts.ts";
import { oneLine } from "../../text.ts";
import { bytesOf, type Element, inert, paragraphs, startOf } from "../elements.ts";
import { TEAMS } from "../limits.ts";
import { choiceInput, severalInput } from "./choice-input.ts";
import { inputId } from "./data.ts";

/** What a field needs: one input, its error if it has one, and its hint. */
export function inputsOf(words: Words, field: Field, error?: string): Element[] {
  const { label, hint } = field;
  const name = oneLine(label) || "–";
  const short = startOf(name, TEAMS.inputLabel);
  return [
    ...(short === name ? [] : said(name)),
    ...inputOf(words, field).map((element) => ({
      ...element,
      ...(element.type.startsWith("Input.") && named(words, field, inert(short))),
    })),
    ...(error ? below(warning(error)) : []),
    ...(hint ? below(said(hint, { isSubtle: true })) : []),
  ];
}

/** Under its input and near it: above it, words would seem to be of the field before. */
const below = (elements: Element[]): Element[] =>
  elements.map((element) => ({ ...element, spacing: "Small" }));

/** Something that went wrong, as a sign and a color. */
export const warning = (text: string): Element[] => said(`⚠️ ${text}`, { color: "Attention" });

/** Words around the inputs: never so many that a step would not fit a card. */
export const said = (text: string, look: Record<string, string | boolean> = {}): Element[] =>
  paragraphs(startOf(text, TEAMS.besideInput), look);

/**
 * A missing answer is told by the client at once, in our words. A long one is not: the client would
 * cut it without a word while it is pasted, so the server says what is allowed.
 */
const named = (words: Words, { id, optional }: Field, label: string) => ({
  id: inputId(id),
  label,
  ...(!optional && { isRequired: true, errorMessage: words("teams.form.missing") }),
});

function inputOf(words: Words, field: Field): Element[] {
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
      return [{ type: "Input.Date", ...(value !== "" && { value }) }];
    }
    case "choice":
    case "choices": {
      const inputFor = field.type === "choice" ? choiceInput : severalInput;
      const element = inputFor(words, field, field.choices);
      if (element) return [{ type: "Input.ChoiceSet", ...element }];
      const list = field.choices.map((one, at) => `${at + 1}. ${oneLine(one.label)}`);
      return [...said(list.join("\n")), ...typed(words, field, false)];
    }
    default:
      return never(field);
  }
}

/** A value that no card could hold was refused already; its start is shown, and that it is only that. */
function typed(words: Words, { value = "" }: Field, long: boolean): Element[] {
  const shown = startOf(value, TEAMS.inputBytes);
  const isMultiline = long || value.includes("\n");
  return [
    ...(shown === value ? [] : warning(words("teams.form.cut"))),
    {
      type: "Input.Text",
      ...(isMultiline && { isMultiline }),
      ...(shown !== "" && { value: shown }),
    },
  ];
}

/** Bytes that a field may need in a card, with an error beside it; a little more than it does. */
export function sizeOf(field: Field): number {
  const { id, label, hint = "", value = "" } = field;
  const choices = "choices" in field ? bytesOf(field.choices) + 2 * TEAMS.besideInput : 0;
  const held = Math.min(bytesOf(value), TEAMS.inputBytes) + Math.min(choices, TEAMS.inputBytes);
  const words = [label, hint].map((text) => Math.min(bytesOf(text), TEAMS.besideInput));
  const beside = words.reduce((sum, one) => sum + one, TEAMS.besideInput + TEAMS.inputLabel);
  return Math.max(held + beside + id.length * 3 + 600, TEAMS.formBytes / TEAMS.inputs);
}
