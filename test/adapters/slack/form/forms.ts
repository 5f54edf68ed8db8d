import type { renderView } from "../../../../adapters/slack/form/render-view.ts";
import type { Field, Form } from "../../../../src/core/form.ts";
import { shipped } from "../../../bot.ts";
import { inputValue } from "../../../slack/input-value.ts";
import { fc } from "../../property.ts";
import { typed } from "../../typed.ts";

export const { words } = shipped;
export const PLACE = { conversation: "C1", thread: "1700000000.000100" };

export const formOf = (fields: Field[], more: Partial<Form> = {}): Form => ({
  ...{ id: "run:r1", title: "Need gap", submit: "Finish", fields },
  ...more,
});

type View = ReturnType<typeof renderView>;

export const inputsIn = ({ blocks }: View) => blocks.filter(({ type }) => type === "input");

/** The view as Slack sends it back: with what was typed by block id, else as it opened. */
export function filledIn(view: View, typed: Record<string, string> = {}) {
  const values = inputsIn(view).map((block) => {
    const id = String(block.block_id);
    // Nobody types here: what a required input opened without stays empty.
    const value = inputValue({ ...block, optional: true }, typed[id]);
    return [id, { input: value as Record<string, unknown> }];
  });
  return { privateMetadata: view.private_metadata, values: Object.fromEntries(values) };
}

const choices = () =>
  fc.uniqueArray(fc.record({ value: fc.string({ minLength: 1, maxLength: 80 }), label: typed() }), {
    maxLength: 130,
    selector: ({ value }) => value,
  });

const longText = () =>
  fc
    .array(fc.oneof(typed(), fc.constant("word ".repeat(300))), { maxLength: 20 })
    .map((parts) => parts.join("\n"));

/** A field of any kind, holding anything. */
const field = (id: string): fc.Arbitrary<Field> => {
  const common = {
    id: fc.constant(id),
    label: typed(),
    hint: fc.oneof(typed(), fc.constant("Why? ".repeat(500))),
    optional: fc.boolean(),
    section: fc.constantFrom("One", "Two", "Three"),
  };
  const texts = {
    ...{ ...common, type: fc.constantFrom("text", "longtext", "number") },
    ...{ max: fc.integer({ min: 1, max: 5_000 }), value: fc.oneof(typed(), longText()) },
  };
  const date = {
    ...common,
    type: fc.constant("date"),
    value: fc.constantFrom("2027-03-15", "2027-02-30", "soon"),
  };
  const choice = fc
    .record({
      all: choices(),
      at: fc.option(fc.nat({ max: 140 })),
      optional: fc.boolean(),
      label: typed(),
    })
    .map(({ all, at, ...one }) => {
      const chosen = at === null ? undefined : all[at]?.value;
      const held = chosen === undefined ? {} : { value: chosen };
      return { id, type: "choice", choices: all, ...one, ...held };
    });
  const several = fc
    .record({ all: choices(), at: fc.nat(), optional: fc.boolean(), label: typed() })
    .map(({ all, at, ...one }) => {
      // The first, the third, the fourth …: the bits of a number.
      const held = all.filter((_, n) => n < 31 && (at >> n) & 1).map(({ value }) => value);
      return {
        id,
        type: "choices",
        choices: all,
        ...one,
        ...(held[0] && { value: held.join("\n") }),
      };
    });
  const all = [
    fc.record(texts, { requiredKeys: ["id", "label", "type"] }),
    fc.record(date, { requiredKeys: ["id", "label", "type"] }),
    choice,
    several,
  ];
  return fc.oneof(...(all as fc.Arbitrary<unknown>[])) as fc.Arbitrary<Field>;
};

/** Now and then more fields than one view can show. */
const count = () => fc.oneof({ weight: 12, arbitrary: fc.nat({ max: 6 }) }, fc.constant(45));

/** A form of any shape; fields of one section stand together. */
export const anyForm = (): fc.Arbitrary<Form> =>
  fc
    .record({
      title: fc.oneof(
        typed(),
        fc.constant("A long title that nobody could read on top of a modal"),
      ),
      submit: typed(),
      intro: typed(),
      fields: count().chain((many) =>
        fc.tuple(...Array.from({ length: many }, (_, at) => field(`step-${at}`))),
      ),
    })
    .map(({ fields, ...rest }) => formOf([...fields], rest));
