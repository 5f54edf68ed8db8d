import { describe, expect, it } from "vitest";
import { card } from "../../adapters/teams/card.ts";
import type { Element } from "../../adapters/teams/elements.ts";
import { checkCard } from "./card-check.ts";

const button = { type: "Action.Submit", title: "Save", data: { action: "a" } };
const execute = { ...button, type: "Action.Execute", verb: "press", fallback: button };
const run = (text: string) => ({ type: "TextRun", text });
const words = { type: "RichTextBlock", inlines: [run("a")] };
const input = { type: "Input.Text", id: "field:a", label: "A" };
const of = (...body: Element[]) => card("words", body);
const deep = (n: number): Element =>
  n === 0 ? words : { type: "Container", items: [deep(n - 1)] };

describe("our own check of cards", () => {
  it("takes what Teams takes", () => {
    expect(checkCard(of(words, input, { type: "ActionSet", actions: [button, execute] }))).toEqual(
      [],
    );
  });

  it.each<[string, unknown]>([
    ["another version", { ...of(words), version: "1.6" }],
    ["nothing to see", of()],
    ["an unknown element", of({ type: "CodeBlock" })],
    ["an unknown property", of({ ...words, wrap: true })],
    ["markdown", of({ type: "TextBlock", text: "**a**" })],
    ["an empty run", of({ ...words, inlines: [run("")] })],
    ["something a client would fill in", of({ ...words, inlines: [run("{{DATE(x)}}")] })],
    ["half a character", of({ ...words, inlines: [run("\ud83d")] })],
    ["a picture from anywhere", of({ type: "Image", url: "http://a/b.png", altText: "" })],
    ["a script for a picture", of({ type: "Image", url: "javascript:alert(1)", altText: "" })],
    [
      "a row that is too short",
      of({
        type: "Table",
        firstRowAsHeader: true,
        columns: [{ width: 1 }, { width: 1 }],
        rows: [{ type: "TableRow", cells: [{ type: "TableCell", items: [words] }] }],
      }),
    ],
    [
      "a chart without a fallback",
      of({ type: "Chart.VerticalBar", title: "a", data: [{ x: "a", y: 1 }] }),
    ],
    ["two inputs of one id", of(input, input)],
    ["a needed input without a word of it", of({ ...input, isRequired: true })],
    [
      "a choice that is none",
      of({
        ...input,
        type: "Input.ChoiceSet",
        style: "compact",
        choices: [{ title: "a", value: "a" }],
        value: "b",
      }),
    ],
    [
      "a choice read as markdown",
      of({
        ...input,
        type: "Input.ChoiceSet",
        style: "expanded",
        choices: [{ title: "**a**", value: "a" }],
      }),
    ],
    ["seven buttons in a row", of({ type: "ActionSet", actions: Array(7).fill(button) })],
    ["a button without a title", of({ type: "ActionSet", actions: [{ ...button, title: "" }] })],
    ["an Execute alone", of({ type: "ActionSet", actions: [{ ...execute, fallback: undefined }] })],
    [
      "an Execute whose fallback does something else",
      of({ type: "ActionSet", actions: [{ ...execute, data: { action: "b" } }] }),
    ],
    [
      "an Execute that asks for a dialog",
      of({
        type: "ActionSet",
        actions: [{ ...execute, data: { msteams: { type: "task/fetch" } } }],
      }),
    ],
    [
      "a message typed for somebody",
      of({
        type: "ActionSet",
        actions: [{ ...button, data: { msteams: { type: "imBack", value: "x" } } }],
      }),
    ],
    [
      "a refresh for everybody",
      { ...of(words), refresh: { action: { type: "Action.Execute", verb: "look", data: {} } } },
    ],
    ["a card that is too deep", of(deep(12))],
    [
      "a card that is too large",
      of(...Array<Element>(30).fill({ ...words, inlines: [run("x".repeat(1_000))] })),
    ],
  ])("sees %s", (_, wrong) => expect(checkCard(wrong)).not.toEqual([]));

  it("lets nothing into a dialog that does not work there", () => {
    expect(checkCard(of({ type: "ActionSet", actions: [execute] }), "dialog")).not.toEqual([]);
    expect(checkCard(of({ type: "ActionSet", actions: [button] }), "dialog")).toEqual([]);
  });
});
