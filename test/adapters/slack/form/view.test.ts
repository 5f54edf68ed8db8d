import { describe, expect, it } from "vitest";
import { partsOf, shownOf } from "../../../../adapters/slack/form/parts.ts";
import { readView, toSubmit } from "../../../../adapters/slack/form/read-view.ts";
import { renderView } from "../../../../adapters/slack/form/render-view.ts";
import { SLACK } from "../../../../adapters/slack/limits.ts";
import { directOf } from "../../../../adapters/slack/places.ts";
import type { Field } from "../../../../src/core/form.ts";
import { checkView, inSlacksWords } from "../../../slack/block-kit.ts";
import { fc, test } from "../../property.ts";
import { anyForm, filledIn, formOf, inputsIn, PLACE, words } from "./forms.ts";

const show = (fields: Field[], at = 0) => renderView(words, formOf(fields), PLACE, at);
const text = (id: string, more: Partial<Field> = {}) =>
  ({ id, label: id, type: "longtext", ...more }) as Field;
const back = (fields: Field[]) => readView(filledIn(show(fields)))?.values;
const elementOf = (field: Field) => inputsIn(show([field]))[0]?.element as Record<string, unknown>;

describe("a form as a modal", () => {
  it("gives back what it shows, whatever the form, and every field once", () =>
    test(
      fc.property(anyForm(), (form) => {
        const parts = partsOf(shownOf(words, form));
        const read = parts.map((_, at) => readView(filledIn(renderView(words, form, PLACE, at))));
        const values = Object.assign({}, ...read.map((one) => one?.values));
        const shown = form.fields.filter(({ value = "" }) => value.length <= SLACK.formText);
        const held = Object.fromEntries(shown.map(({ id, value = "" }) => [id, value]));
        expect(values).toEqual(held);
        expect(read.map((one) => one?.formId)).toEqual(parts.map(() => form.id));
        expect(read.slice(0, -1).map((one) => one?.section)).toEqual(
          parts.slice(0, -1).map(({ title }) => title ?? ""),
        );
        expect(read.at(-1)).not.toHaveProperty("section");
      }),
    ));

  it("keeps to every limit of Slack, with an error at every field too", () =>
    test(
      fc.property(anyForm(), fc.boolean(), (form, wrong) => {
        const errors = Object.fromEntries(form.fields.map(({ id }) => [id, "Not this one."]));
        const shown = wrong ? { ...form, errors } : form;
        const problems = partsOf(shownOf(words, form)).flatMap((_, at) =>
          inSlacksWords(checkView(renderView(words, shown, PLACE, at))),
        );
        expect(problems).toEqual([]);
      }),
    ));

  it("shows a section for each view, how far along it is, and Next until the last", () => {
    const fields = [text("a", { section: "One" }), text("b"), text("c", { section: "Two" })];
    const [first, last] = [show(fields, 0), show(fields, 1)];
    expect(inputsIn(first)).toHaveLength(2);
    expect(JSON.stringify(first.blocks)).toContain("Part 1 of 2");
    expect(first.blocks[1]).toMatchObject({ type: "header", text: { text: "One" } });
    expect([first.submit.text, last.submit.text]).toEqual(["Next", "Finish"]);
    expect(readView(filledIn(first))).toMatchObject({ section: "One", at: PLACE });
  });

  it("shows a title that is too long for the top once more in full", () => {
    const title = "How many students need care, and how many get it";
    const view = renderView(words, formOf([text("a")], { title }), PLACE);
    expect(view.title.text).toBe("How many students need…");
    expect(view.blocks[0]).toMatchObject({ type: "section", text: { text: title } });
  });

  it("goes on in a second input where one cannot hold a text, and joins what comes back", () => {
    const long = `${"word ".repeat(700)}\n${"x".repeat(3_100)}`;
    const view = show([text("happened", { value: long, max: 10_000 })]);
    expect(inputsIn(view).length).toBeGreaterThan(2);
    expect(JSON.stringify(view.blocks[1])).toContain("happened, continued");
    expect(back([text("happened", { value: long })])).toEqual({ happened: long });
    const [, second] = inputsIn(view);
    const shorter = readView(filledIn(view, { [String(second?.block_id)]: "" }));
    expect(shorter?.values.happened?.length).toBeLessThan(long.length - 500);
  });

  it("lets Slack count the characters, but not where the text is too long already", () => {
    expect(elementOf(text("a", { max: 60, value: "short" }))).toMatchObject({ max_length: 60 });
    expect(elementOf(text("a", { max: 60, value: "x".repeat(61) }))).not.toHaveProperty(
      "max_length",
    );
    expect(elementOf(text("a", { max: 4_000 }))).toMatchObject({ max_length: 3_000 });
  });

  it("picks days in a calendar, and leaves other words to be mended as text", () => {
    const date = (value?: string): Field => ({
      id: "d",
      label: "Due",
      type: "date",
      ...(value && { value }),
    });
    expect(elementOf(date())).toEqual({ type: "datepicker", action_id: "input" });
    expect(elementOf(date("2027-03-15"))).toMatchObject({ initial_date: "2027-03-15" });
    expect(elementOf(date("2027-02-30"))).toMatchObject({ initial_value: "2027-02-30" });
  });

  it("shows few choices at once, many in a menu, very many in groups, and lists what fits nowhere", () => {
    const choice = (count: number, label = "Choice"): Field => ({
      ...{ id: "c", label: "Pick", type: "choice" },
      choices: Array.from({ length: count }, (_, at) => ({
        value: `v${at}`,
        label: `${label} ${at}`,
      })),
    });
    expect(elementOf(choice(3)).type).toBe("radio_buttons");
    expect(elementOf(choice(20)).type).toBe("static_select");
    expect(elementOf(choice(250)).option_groups).toHaveLength(3);
    const view = show([
      choice(2, "A choice whose words are longer than what Slack shows on one button or in a menu"),
    ]);
    expect(view.blocks.map(({ type }) => type)).toEqual(["section", "input"]);
    expect(JSON.stringify(view.blocks[0])).toContain("in a menu 1");
  });

  it("lets several be ticked, in a menu where there are many, and gives them back one a line", () => {
    const several = (count: number, value = ""): Field => ({
      ...{ id: "c", label: "Pick", type: "choices", ...(value && { value }) },
      choices: Array.from({ length: count }, (_, at) => ({ value: `v${at}`, label: `No. ${at}` })),
    });
    expect(elementOf(several(10)).type).toBe("checkboxes");
    expect(elementOf(several(11)).type).toBe("multi_static_select");
    expect(elementOf(several(250)).option_groups).toHaveLength(3);
    expect(elementOf(several(3, "v0\nv2")).initial_options).toHaveLength(2);
    expect(back([several(3, "v0\nv2")])).toEqual({ c: "v0\nv2" });
    expect(back([several(3)])).toEqual({ c: "" });
    const typedBefore = several(3, "the first and the last");
    expect(elementOf(typedBefore)).toMatchObject({ initial_value: "the first and the last" });
  });

  it("counts the inputs a long text really needs when it fills a view", () => {
    // Lines of 1,600: an input holds one of them, not the 3,000 characters that it could.
    const value = `${"x".repeat(1_600)}\n`.repeat(30);
    const long = (id: string): Field => ({ id, label: id, type: "longtext", value });
    const parts = partsOf(formOf([long("a"), long("b")]));
    expect(parts.map(({ fields }) => fields.map(({ id }) => id))).toEqual([["a"], ["b"]]);
  });

  it("lets an answer that may be left out be taken back", () => {
    const field: Field = {
      ...{ id: "c", label: "Coach?", type: "choice", optional: true, value: "yes" },
      choices: [{ value: "yes", label: "Yes" }],
    };
    expect(JSON.stringify(elementOf(field))).toContain("No answer");
    expect(readView(filledIn(show([field]), { "field:c": "~none" }))?.values).toEqual({ c: "" });
  });
});

describe("a view that comes back", () => {
  const arrival = {
    ...{ id: "slack:T1:x", sentAt: new Date(0), at: directOf("T1", "U1") },
    from: { platform: "slack", tenant: "T1", userId: "U1", name: "", direct: directOf("T1", "U1") },
  } as const;

  it("is something done where the form was opened, always in the tenant it came from", () => {
    const filled = readView(filledIn(show([text("a", { value: "x" })])));
    expect(filled && toSubmit(arrival, filled)).toEqual({
      ...arrival,
      at: { platform: "slack", tenant: "T1", ...PLACE },
      ...{ type: "submit", formId: "run:r1", values: { a: "x" } },
    });
  });

  it("names no other tenant and no other platform, whatever stands in it", () => {
    const at = { ...PLACE, platform: "web", tenant: "T2" };
    const filled = readView({ privateMetadata: JSON.stringify({ form: "f", at }), values: {} });
    expect(filled && toSubmit(arrival, filled).at).toEqual({
      ...{ platform: "slack", tenant: "T1", ...PLACE },
    });
  });

  it("reads every kind of input", () => {
    const elements: [unknown, string][] = [
      [{ type: "plain_text_input", value: null }, ""],
      [{ type: "number_input", value: "12" }, "12"],
      [{ type: "email_text_input", value: "a@b.example" }, "a@b.example"],
      [{ type: "timepicker", selected_time: "09:30" }, "09:30"],
      [{ type: "datetimepicker", selected_date_time: 1_700_000_000 }, "1700000000"],
      [{ type: "datepicker", selected_date: null }, ""],
      [{ type: "users_select", selected_user: "U2" }, "U2"],
      [{ type: "static_select", selected_option: { value: "v", text: {} } }, "v"],
      [{ type: "checkboxes", selected_options: [{ value: "a" }, { value: "b" }] }, "a\nb"],
      [{ type: "multi_users_select", selected_users: ["U1", "U2"] }, "U1\nU2"],
      [{ type: "of_tomorrow", depth: { value: 1 } }, ""],
      [undefined, ""],
    ];
    for (const [element, said] of elements) {
      const view = {
        privateMetadata: '{"form":"f"}',
        values: { "field:a": { input: element }, other: { input: { value: "no" } } },
      };
      expect(readView(view)?.values).toEqual({ a: said });
    }
  });

  it("is nothing of ours without our own words in it, and never breaks the reader", () => {
    for (const privateMetadata of ["", "null", "[]", "{", '{"form":1}', '{"form":"f","at":{}}'])
      expect(readView({ privateMetadata, values: {} })).toBeUndefined();
    test(
      fc.property(fc.string(), fc.object(), (privateMetadata, values) => {
        readView({ privateMetadata, values: values as Record<string, Record<string, unknown>> });
        readView({ privateMetadata: '{"form":"f"}', values: { "field:x": values } });
      }),
    );
  });
});
