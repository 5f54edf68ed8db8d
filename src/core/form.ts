/** A form to fill in at once. Opened only in answer to a live click or command. */
export interface Form {
  /** "<responder>:<what it is for>"; comes back with the values. */
  id: string;
  title: string;
  submit: string;
  intro?: string;
  fields: Field[];
  /** What is wrong, by field id: the same form is shown again with these beside the fields. */
  errors?: Record<string, string>;
}

/** `value` is what the field holds when the form opens; everything typed comes back as text. */
export type Field = {
  id: string;
  label: string;
  hint?: string;
  optional?: boolean;
  value?: string;
  /** The most characters it takes, where there is such a number; more are refused with an error. */
  max?: number;
  /** Title of the part it belongs to; fields of one part stand together. */
  section?: string;
} & (
  | { type: "text" | "longtext" | "number" | "date" }
  | { type: "choice"; choices: { value: string; label: string }[] }
  /** Several of them: `value`, and what comes back, are their values, one a line. */
  | { type: "choices"; choices: { value: string; label: string }[] }
);
