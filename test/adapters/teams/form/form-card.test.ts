import { describe, expect, it } from "vitest";
import { bytesOf } from "../../../../adapters/teams/elements.ts";
import { readFilled } from "../../../../adapters/teams/form/data.ts";
import { type FormPlace, formCard, stepsOf } from "../../../../adapters/teams/form/form-card.ts";
import { TEAMS } from "../../../../adapters/teams/limits.ts";
import type { Field, Form } from "../../../../src/core/form.ts";
import { checkCard } from "../../../teams/card-check.ts";
import { parseCard } from "../../../teams/parse-card.ts";
import { fc, test as property } from "../../property.ts";
import { HOSTILE } from "../../replies.ts";
import { anyForm, formOf, words } from "../../slack/form/forms.ts";
import { stringsIn } from "../../typed.ts";
import { inputsIn, sentBy } from "./fill.ts";

const show = (form: Form, at = 0, place: FormPlace = "dialog") =>
  formCard(words, form, { at, nonce: "n1", place });
const field = (more: Partial<Field>) => ({ id: "a", label: "A", type: "text", ...more }) as Field;
const inputOf = (more: Partial<Field>) => inputsIn(show(formOf([field(more)])))[0];
const said = (form: Form, at = 0) => JSON.stringify(show(form, at).body);
const five = ["red", "blue"].map((value) => ({ value, label: value }));

describe("a form as Teams' cards", () => {
  it("is taken by Teams and its renderer, in a dialog and in a card, whatever the form", () =>
    property(
      fc.property(anyForm(), (form) => {
        for (const [at] of stepsOf(form).entries())
          for (const place of ["dialog", "card"] as const) {
            const card = show(form, at, place);
            expect(checkCard(card, place === "dialog" ? "dialog" : "message")).toEqual([]);
            expect(parseCard(card)).toEqual([]);
          }
      }),
    ));

  it("gives back what it shows, whatever the form, and every field once", () =>
    property(
      fc.property(anyForm(), (form) => {
        const steps = stepsOf(form);
        const read = steps.map((_, at) => readFilled(sentBy(show(form, at))));
        expect(read.flatMap((one) => Object.keys(one?.values ?? {}))).toEqual(
          form.fields.map(({ id }) => id),
        );
        const values = Object.assign({}, ...read.map((one) => one?.values));
        for (const { id, value = "" } of form.fields)
          if (bytesOf(value) - 2 <= TEAMS.inputBytes) expect(values[id]).toBe(value);
          else expect(value.startsWith(values[id].slice(0, -1))).toBe(true);
        expect(read.slice(0, -1).map((one) => one?.section)).toEqual(
          steps.slice(0, -1).map(({ title }) => title ?? ""),
        );
        expect(read.at(-1)).not.toHaveProperty("section");
      }),
    ));

  it("knows a field that was emptied from one that was not shown", () => {
    const card = show(formOf([field({ value: "12" }), field({ id: "b" })]));
    const typed = { "field:a": "" };
    expect(sentBy(card, typed)).not.toHaveProperty("field:a");
    expect(readFilled(sentBy(card, typed))?.values).toEqual({ a: "", b: "" });
  });

  it("takes an answer back that radio buttons alone could not", () => {
    const card = show(
      formOf([
        field({ type: "choice", choices: five, value: "red", optional: true } as Partial<Field>),
      ]),
    );
    expect(readFilled(sentBy(card, { "field:a": "~none" }))?.values).toEqual({ a: "" });
  });

  it("lets several be ticked, and reads the commas that Teams puts between them", () => {
    const several = (more = {}) =>
      field({ type: "choices", choices: five, ...more } as Partial<Field>);
    const card = show(formOf([several({ value: "red\nblue" }), field({ id: "b", value: "1, 2" })]));
    expect(inputsIn(card)[0]).toMatchObject({ isMultiSelect: true, value: "red,blue" });
    expect(readFilled(sentBy(card))?.values).toEqual({ a: "red\nblue", b: "1, 2" });
    expect(readFilled(sentBy(card, { "field:a": "" }))?.values).toEqual({ a: "", b: "1, 2" });
    const comma = { value: "red, dark", label: "Dark red" };
    const typed = show(formOf([several({ choices: [...five, comma] })]));
    expect(inputsIn(typed)[0]).toMatchObject({ type: "Input.Text" });
    expect(readFilled(sentBy(typed, { "field:a": "1, 3" }))?.values).toEqual({ a: "1, 3" });
  });

  it("is not mistaken for its own names by a field called like one of them", () => {
    const fields = ["form", "fields", "nonce", "section", "action", "msteams", "__proto__"].map(
      (id) => field({ id, value: id }),
    );
    const filled = readFilled(sentBy(show(formOf(fields))));
    expect(filled?.formId).toBe("run:r1");
    expect(Object.entries(filled?.values ?? {})).toEqual(fields.map(({ id }) => [id, id]));
  });

  it.each([
    ["nothing", undefined],
    ["a text", "form"],
    ["a list", [{ form: "x" }]],
    ["a button's data", { action: "run:1", value: "" }],
    ["a form without a nonce", { form: "x", fields: [] }],
    ["ids that are no texts", { form: "x", fields: [1], nonce: "n" }],
    ["more fields than any form has", { form: "x", fields: Array(1_001).fill("a"), nonce: "n" }],
  ])("reads no form out of %s", (_, data) => expect(readFilled(data)).toBeUndefined());

  it("reads an input of another kind as what it can be read as", () => {
    const data = {
      form: "x",
      fields: ["a", "b", "c", "d"],
      nonce: "n",
      "field:a": 12,
      "field:b": true,
      "field:c": { deep: 1 },
      "field:d": null,
    };
    expect(readFilled(data)?.values).toEqual({ a: "12", b: "true", c: "", d: "" });
  });

  it("asks for numbers as text, dates with a calendar, and a day that is none as text", () => {
    expect(inputOf({ type: "number", value: "80-120" })).toMatchObject({
      type: "Input.Text",
      value: "80-120",
    });
    expect(inputOf({ type: "longtext" })).toMatchObject({ type: "Input.Text", isMultiline: true });
    expect(inputOf({ type: "date", value: "2027-03-15" })).toMatchObject({
      type: "Input.Date",
      value: "2027-03-15",
    });
    expect(inputOf({ type: "date", value: "2027-02-30" })).toMatchObject({ type: "Input.Text" });
  });

  it("shows few choices at once, many in a menu, and those that could be read as markdown in a menu too", () => {
    const choice = (choices: { value: string; label: string }[], more = {}) =>
      inputOf({ type: "choice", choices, ...more } as Partial<Field>);
    expect(choice(five)).toMatchObject({ type: "Input.ChoiceSet", style: "expanded" });
    const many = Array.from({ length: 9 }, (_, i) => ({ value: `v${i}`, label: `Label ${i}` }));
    expect(choice(many)).toMatchObject({ style: "compact" });
    // One of them means something in HTML alone.
    const tricks = HOSTILE.filter((trick) => !trick.startsWith("'"));
    for (const label of [...tricks, "1. First", "- first", "www.evil.example/a"])
      expect(choice([{ value: "v", label }])).toMatchObject({ style: "compact" });
    expect(choice(five, { value: "green" })).toMatchObject({ type: "Input.Text", value: "green" });
  });

  it("says which fields are needed in our words, and never cuts what is pasted", () => {
    expect(inputOf({ max: 10 })).toMatchObject({
      isRequired: true,
      errorMessage: words("teams.form.missing"),
    });
    expect(inputOf({ max: 10 })).not.toHaveProperty("maxLength");
    expect(inputOf({ optional: true })).not.toHaveProperty("isRequired");
  });

  it("shows an error between its field and the hint, and those of other steps above all of them", () => {
    const second = field({ id: "b", label: "B", hint: "Count students.", section: "Two" });
    const fields = [field({ section: "One" }), second];
    const form = formOf(fields, { errors: { b: "Give a count.", else: "Try again." } });
    const body = show(form, 1).body.map((one) => JSON.stringify(one));
    const at = (text: string) => body.findIndex((one) => one.includes(text));
    expect(at("Give a count.")).toBe(at('"field:b"') + 1);
    expect(at("Count students.")).toBe(at("Give a count.") + 1);
    expect(at("Try again.")).toBeLessThan(at('"field:b"'));
    expect(said(form, 0)).toContain("B: Give a count.");
    expect(said(form, 1)).not.toContain("B: Give a count.");
  });

  it("shows title and intro once, and which part of how many", () => {
    const form = formOf([field({ section: "One" }), field({ id: "b", section: "Two" })], {
      intro: "Only your team sees this.",
    });
    expect(said(form, 0)).toContain("Only your team sees this.");
    expect(said(form, 0)).toContain("Part 1 of 2");
    expect(said(form, 1)).not.toContain("Only your team sees this.");
    expect(said(form, 1)).toContain("Two");
    const twice = formOf([field({ section: "One" }), field({ label: "Two", section: "Two" })]);
    expect(said(twice, 1).match(/Two/g)).toHaveLength(1);
    expect(show(form, 0).actions?.[0]).toMatchObject({
      title: "Next",
      data: { section: "One", fields: ["a"] },
    });
    expect(show(form, 1).actions?.[0]).toMatchObject({ title: "Finish", data: { fields: ["b"] } });
    expect(said(formOf([field({})]))).not.toContain("Part 1");
  });

  it("takes 40,000 characters in every place, and says where it shows only the beginning", () => {
    const long = "All of this was typed by one person. ".repeat(1_100);
    const form = formOf(
      [
        field({ label: long, hint: long, value: long }),
        field({
          id: "b",
          label: long,
          type: "choice",
          choices: [{ value: "v", label: long }],
        } as Partial<Field>),
        field({ id: "c", value: "漢".repeat(3_000) }),
      ],
      { title: long, intro: long, submit: long, errors: { a: long, b: long, x: long } },
    );
    const cards = stepsOf(form).map((_, at) => show(form, at, "card"));
    expect(cards.flatMap((card) => checkCard(card))).toEqual([]);
    expect(said(form)).toContain(words("teams.form.cut"));
    const kept = cards.flatMap((card) => stringsIn(card)).find(({ text }) => text.startsWith("漢"));
    expect(kept?.text).toHaveLength(3_000);
  });

  it("is sent in by Submit in a dialog, and by Execute in a message, with the same data", () => {
    const form = formOf([field({})]);
    expect(show(form).actions).toMatchObject([{ type: "Action.Submit" }]);
    const [button] = show(form, 0, "card").actions ?? [];
    expect(button).toMatchObject({
      type: "Action.Execute",
      verb: "send",
      data: { form: "run:r1", fields: ["a"], nonce: "n1" },
    });
  });
});
