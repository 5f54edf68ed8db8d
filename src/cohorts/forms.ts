import type { Outcome } from "../core/change.ts";
import type { Call } from "../core/command.ts";
import { UserError } from "../core/errors.ts";
import type { Field, Form } from "../core/form.ts";
import type { Words } from "../core/ports.ts";
import { facilitator } from "./roles.ts";

/** The three forms of this feature; each does what a typed command does. */
export function createForms(words: Words) {
  const name = (label: string): Field => ({ id: "name", type: "text", label, max: 80 });

  function form(call: Call, what: string): Form | undefined {
    const submit = words("cohort.form.submit");
    switch (what) {
      case "new":
        return {
          ...{ id: "cohort:new", title: words("cohort.form.new"), submit },
          fields: [name(words("cohort.form.cohort-name"))],
        };
      case "join":
        return {
          ...{ id: "cohort:join", title: words("cohort.form.join"), submit },
          fields: [
            { ...{ id: "code", type: "text" }, label: words("cohort.form.code"), max: 60 } as const,
          ],
        };
      case "district":
        return {
          ...{ id: `cohort:district:${facilitator(call, words).cohort.id}`, submit },
          title: words("cohort.form.district"),
          fields: districtFields(),
        };
      default:
        return undefined;
    }
  }

  const districtFields = (): Field[] => [
    name(words("cohort.form.district-name")),
    { id: "state", type: "text", label: words("cohort.form.state"), optional: true, max: 40 },
    {
      ...{ id: "locale", type: "choice", label: words("cohort.form.locale"), optional: true },
      choices: [
        { value: "urban", label: words("cohort.form.urban") },
        { value: "suburban", label: words("cohort.form.suburban") },
        { value: "rural", label: words("cohort.form.rural") },
      ],
    },
    { id: "enrolment", type: "number", label: words("cohort.form.enrolment"), optional: true },
  ];

  /** What is wrong with the values is said beside the field, and nothing typed is lost. */
  async function filled(
    shown: Form | undefined,
    values: Record<string, string>,
    act: () => Promise<Outcome>,
  ): Promise<Outcome> {
    const again = (text: string, named: unknown): Form | undefined => {
      const field = shown?.fields.find(({ id }) => id === named) ?? shown?.fields[0];
      if (!shown || !field) return undefined;
      const fields = shown.fields.map((one) => ({ ...one, value: values[one.id] ?? "" }));
      return { ...shown, fields, errors: { [field.id]: text } };
    };
    try {
      const outcome = await act();
      const form = outcome.refused && again(outcome.outgoing?.[0]?.reply.text ?? "", undefined);
      return form ? { refused: true, changes: outcome.changes ?? [], form } : outcome;
    } catch (error) {
      const form = error instanceof UserError && again(error.message, error.facts.field);
      if (!form) throw error;
      return { refused: true, form };
    }
  }

  return { form, filled };
}
