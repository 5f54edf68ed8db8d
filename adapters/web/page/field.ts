import type { Field } from "../../../src/core/form.ts";
import { h } from "./dom.ts";

/** One drawn field of a form; `read` gives what is in it as text. */
export interface Drawn {
  id: string;
  row: HTMLElement;
  read(): string;
  focus(): void;
}

const FEW = 4;

/** A field with its label, hint and error tied together for screen readers. */
export function drawField(
  field: Field,
  value: string,
  error: string | undefined,
  prefix: string,
): Drawn {
  const id = `${prefix}-${field.id}`;
  const told = [field.hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  const common = {
    id,
    name: field.id,
    "aria-describedby": told || undefined,
    "aria-invalid": error ? "true" : undefined,
    "aria-required": field.optional ? undefined : "true",
  };
  const hint = field.hint ? h("p", { class: "hint", id: `${id}-hint` }, field.hint) : null;
  const wrong = error ? h("p", { class: "error", id: `${id}-error` }, error) : null;
  const label = [
    field.label,
    field.optional ? h("span", { class: "quiet" }, " (optional)") : null,
  ] as const;
  if (field.type === "choices" || (field.type === "choice" && field.choices.length <= FEW))
    return boxes(field, value, common, h("legend", {}, ...label), hint, wrong);
  const box = control(field, value, common);
  const row = h("div", { class: "field" }, h("label", { for: id }, ...label), hint, box, wrong);
  return { id: field.id, row, read: () => box.value, focus: () => box.focus() };
}

type Common = Record<string, string | undefined>;

function control(field: Field, value: string, common: Common) {
  switch (field.type) {
    case "longtext": {
      const box = h("textarea", { ...common, rows: 4 });
      box.value = value;
      return box;
    }
    case "choice": {
      const options = field.choices.map((one) =>
        h("option", { value: one.value, selected: one.value === value }, one.label),
      );
      return h("select", common, h("option", { value: "" }, "Choose one"), ...options);
    }
    case "number":
      // not type=number: "1,940" and "about 1.2k" are read by the bot, and a wheel must not change answers
      return h("input", {
        ...common,
        type: "text",
        inputmode: "decimal",
        autocomplete: "off",
        value,
      });
    case "date":
      return h("input", { ...common, type: "date", value });
    default:
      return h("input", { ...common, type: "text", autocomplete: "off", value });
  }
}

/** All choices at once: buttons for one of them, or boxes to tick for several. */
function boxes(
  field: Field & { type: "choice" | "choices" },
  value: string,
  { id, ...common }: Common,
  legend: HTMLElement,
  hint: HTMLElement | null,
  wrong: HTMLElement | null,
): Drawn {
  const several = field.type === "choices";
  const held = several ? value.split("\n") : [value];
  const inputs = field.choices.map((one, i) =>
    h("input", {
      type: several ? "checkbox" : "radio",
      id: `${id}-${i}`,
      name: field.id,
      value: one.value,
      checked: held.includes(one.value),
    }),
  );
  const options = field.choices.map((one, i) =>
    h("label", { class: "radio" }, inputs[i], one.label),
  );
  const row = h(
    "fieldset",
    { class: "field", "aria-describedby": common["aria-describedby"] },
    legend,
    hint,
    h("div", { class: "radios" }, ...options),
    wrong,
  );
  const picked = () => inputs.filter((input) => input.checked);
  return {
    id: field.id,
    row,
    read: () =>
      picked()
        .map((input) => input.value)
        .join("\n"),
    focus: () => (picked()[0] ?? inputs[0])?.focus(),
  };
}
