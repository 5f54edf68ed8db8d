import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Checklist } from "../../../src/tools/checklist.ts";
import { addProviders, replaceProviders } from "../../../src/tools/providers/list/merge.ts";
import { readProviders } from "../../../src/tools/providers/list/read-providers.ts";
import { readAnswer } from "../../../src/tools/read-answer.ts";
import { shipped } from "../../bot.ts";

const found = (text: string) => readProviders(text).providers;

describe("a list of providers", () => {
  it("is read with its columns in any order, by what people call them", () => {
    const text = [
      "Type,Phone,E-mail,Provider Name,Languages,Notes,Current partner",
      'Clinic,555-0100,hi@riverbend.example,"Riverbend Counseling, Inc.",Spanish,old,yes',
      ",,,Lakeside Youth,,,no",
    ].join("\n");
    expect(found(text)).toEqual([
      {
        ...{ name: "Riverbend Counseling, Inc.", kind: "Clinic", languages: "Spanish" },
        ...{ reach: "555-0100, hi@riverbend.example", existing: true },
      },
      { name: "Lakeside Youth", existing: false },
    ]);
  });

  it.each(["\t", ";", "|", ","])("is read without a header, between %j", (between) => {
    const line = ["Riverbend", "Jo Park", "jo@riverbend.example", "Clinic", "English", "Medicaid"];
    expect(found([...line, "no", "Ana Lopez"].join(between))).toEqual([
      {
        ...{ name: "Riverbend", contact: "Jo Park", reach: "jo@riverbend.example" },
        ...{ kind: "Clinic", languages: "English", payment: "Medicaid", existing: false },
        lead: { name: "Ana Lopez" },
      },
    ]);
  });

  it("tells of names that came twice and puts their lines together", () => {
    const read = readProviders("name;kind;languages\nRiverbend;Clinic\nriverbend ;;Hmong\nElm;\n");
    expect(read.repeated).toEqual(["Riverbend"]);
    expect(read.providers).toEqual([
      { name: "Riverbend", kind: "Clinic", languages: "Hmong" },
      { name: "Elm" },
    ]);
  });

  it("names the lines that can't be read, and reads the others", () => {
    const read = readProviders("name;existing\n;yes\nElm;perhaps\nOak;no");
    expect(read.problems).toEqual([
      { line: 2, reason: "no-name" },
      { line: 3, reason: "existing", said: "perhaps" },
    ]);
    expect(read.providers.map(({ name }) => name)).toEqual(["Oak"]);
  });

  it("reads nothing of a list whose columns are about single students", () => {
    for (const column of ["Student name", "student_id", "Date of birth", "Child birth date"])
      expect(readProviders(`Provider,${column}\nElm,x`)).toEqual({
        ...{ providers: [], repeated: [] },
        problems: [{ line: 1, reason: "students", said: column }],
      });
    expect(found("Provider,First name,Student groups\nElm,Jo,Two")).toMatchObject([
      { name: "Elm" },
    ]);
  });

  it("never fails, whatever is pasted", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        for (const { name } of found(text)) expect(name.trim()).not.toBe("");
      }),
    );
  });

  it("keeps who was taken off on record, and brings back who is named again", () => {
    const merged = replaceProviders(
      [
        { name: "Elm", kind: "Clinic", dropped: true },
        { name: "Oak" },
        { name: "Fir", dropped: true },
      ],
      [{ name: "elm", languages: "Hmong" }, { name: "Ash" }],
    );
    expect(merged.removed).toEqual(["Oak"]);
    expect(merged.providers).toEqual([
      { name: "elm", languages: "Hmong" },
      { name: "Ash" },
      { name: "Oak", dropped: true },
      { name: "Fir", dropped: true },
    ]);
  });

  it("is added to by an import, which changes nobody else", () => {
    const providers = addProviders(
      [{ name: "Elm", kind: "Clinic" }, { name: "Oak" }],
      [{ name: "ELM", languages: "Hmong" }, { name: "Ash" }],
    );
    expect(providers).toEqual([
      { name: "Elm", kind: "Clinic", languages: "Hmong" },
      { name: "Oak" },
      { name: "Ash" },
    ]);
  });
});

describe("rows pasted into a table", () => {
  const table = (shipped.checklists.get("providers") as Checklist).steps.find(
    ({ type }) => type === "table",
  );
  const moment = { now: new Date("2026-11-16T15:00:00Z"), zone: "America/Chicago" };
  const read = (text: string) => table && readAnswer(table, text, moment);

  it("may begin with a line that names the columns, in any order", () => {
    expect(read("Kind; Provider\nClinic; Riverbend\nSchool clinic; Elm")).toEqual({
      ok: true,
      value: {
        rows: [
          { name: "Riverbend", kind: "Clinic" },
          { name: "Elm", kind: "School clinic" },
        ],
      },
    });
  });
});
