import { describe, expect, it } from "vitest";
import { checkMessage, checkView, inSlacksWords } from "./block-kit.ts";

const plain = (text: string) => ({ type: "plain_text", text });
const section = (text: string) => ({ type: "section", text: plain(text) });
const button = (id: string, more = {}) => ({
  ...{ type: "button", action_id: id, text: plain("Go") },
  ...more,
});
const input = (element: object) => ({ type: "input", label: plain("Name"), element });
const raw = (text: string) => ({ type: "raw_text", text });
const table = (rows: number, cells = 2, text = "x") => ({
  type: "table",
  rows: Array.from({ length: rows }, () => Array.from({ length: cells }, () => raw(text))),
});
const chart = (more = {}) => ({
  ...{ type: "data_visualization", title: "Served" },
  chart: {
    type: "bar",
    series: [{ name: "A", data: [{ label: "Aug", value: 3 }] }],
    axis_config: { categories: ["Aug"] },
    ...more,
  },
});
const menu = (count: number, more = {}) => ({
  ...{ type: "static_select", action_id: "a", ...more },
  options: Array.from({ length: count }, (_, i) => ({ text: plain(`o${i}`), value: `v${i}` })),
});

const rich = (pieces: object[], type = "rich_text_section") => ({
  type: "rich_text",
  elements: [{ type, elements: pieces }],
});

const message = (...blocks: object[]) => checkMessage({ text: "words", blocks });
const pointers = (problems: { pointer: string }[]) => problems.map(({ pointer }) => pointer);

const modal = (blocks: object[], more = {}) =>
  checkView({ type: "modal", title: plain("Title"), submit: plain("Send"), blocks, ...more });

describe("our Block Kit checker", () => {
  it("takes every block the bot sends", () => {
    const problems = message(
      { type: "header", text: plain("Head") },
      section("Text"),
      { type: "section", fields: [plain("a"), { type: "mrkdwn", text: "*b*" }] },
      { type: "context", elements: [plain("small")] },
      { type: "divider" },
      table(3),
      chart(),
      { type: "image", image_url: "https://example.org/a.png", alt_text: "A map" },
      { type: "image", slack_file: { id: "F1" }, alt_text: "A chart" },
      rich([{ type: "text", text: "Families", style: { bold: true } }]),
      { type: "actions", elements: [button("a"), button("b", { style: "danger", value: "1" })] },
    );
    expect(problems).toEqual([]);
  });

  it.each([
    ["a piece without words", [{ type: "text", text: "" }], "text"],
    ["a piece of another kind", [{ type: "mrkdwn", text: "*a*" }], "type"],
    [
      "a style Slack does not have",
      [{ type: "text", text: "a", style: { big: true } }],
      "style/big",
    ],
  ])("refuses %s of rich text, also in a table", (_, pieces, where) => {
    expect(pointers(message(rich(pieces)))).toEqual([`/blocks/0/elements/0/elements/0/${where}`]);
    const inTable = { type: "table", rows: [[rich(pieces), raw("x")]] };
    expect(pointers(message(inTable))[0]).toContain(where);
  });

  it("takes a form with every field, and an App Home", () => {
    const date = { type: "datepicker", action_id: "d", initial_date: "2026-11-22" };
    const number = { type: "number_input", action_id: "n", is_decimal_allowed: true };
    const typed = { type: "plain_text_input", action_id: "t", multiline: true, max_length: 3000 };
    const fields = [date, number, typed, menu(100)].map(input);
    expect(modal(fields, { callback_id: "form", private_metadata: "{}" })).toEqual([]);
    expect(checkView({ type: "home", blocks: [section("Hello")] })).toEqual([]);
  });

  it.each([
    ["a block nobody knows", [{ type: "not_a_block" }], "/blocks/0/type"],
    ["a text that is too long", [section("x".repeat(3_001))], "/blocks/0/text/text"],
    ["an empty text", [section("")], "/blocks/0/text/text"],
    [
      "mrkdwn in a header",
      [{ type: "header", text: { type: "mrkdwn", text: "*x*" } }],
      "/blocks/0/text/type",
    ],
    ["a section of nothing", [{ type: "section" }], "/blocks/0"],
    [
      "fields by the dozen",
      [{ type: "section", fields: Array(11).fill(plain("x")) }],
      "/blocks/0/fields",
    ],
    [
      "an image without words",
      [{ type: "image", image_url: "https://example.org/a.png" }],
      "/blocks/0",
    ],
    ["an image from nowhere", [{ type: "image", alt_text: "A map" }], "/blocks/0"],
    [
      "a button's long label",
      [{ type: "actions", elements: [button("a", { text: plain("x".repeat(76)) })] }],
      "/blocks/0/elements/0/text/text",
    ],
    [
      "the same action twice",
      [{ type: "actions", elements: [button("a"), button("a")] }],
      "/blocks/0/elements/1/action_id",
    ],
    [
      "a row of 26 buttons",
      [{ type: "actions", elements: Array.from({ length: 26 }, (_, i) => button(`b${i}`)) }],
      "/blocks/0/elements",
    ],
    [
      "an element that belongs in a form",
      [{ type: "actions", elements: [{ type: "plain_text_input", action_id: "t" }] }],
      "/blocks/0/elements/0/type",
    ],
    ["101 options", [input(menu(101))], "/blocks/0/element/options"],
    [
      "a long placeholder",
      [input(menu(2, { placeholder: plain("x".repeat(151)) }))],
      "/blocks/0/element/placeholder/text",
    ],
    [
      "a preset that is not offered",
      [input(menu(2, { initial_option: { text: plain("z"), value: "z" } }))],
      "/blocks/0/element",
    ],
    ["an unknown property", [{ ...section("x"), color: "red" }], "/blocks/0/color"],
    ["51 blocks", Array(51).fill({ type: "divider" }), "/blocks"],
    [
      "the same block_id twice",
      [
        { type: "divider", block_id: "b" },
        { type: "divider", block_id: "b" },
      ],
      "/blocks/1/block_id",
    ],
    ["101 rows", [table(101)], "/blocks/0/rows"],
    ["21 columns", [table(1, 21)], "/blocks/0/rows/0"],
    ["an empty cell", [table(1, 1, "")], "/blocks/0/rows/0/0/text"],
    ["two tables", [table(2), table(2)], "/blocks"],
    [
      "a row that is shorter",
      [{ type: "table", rows: [[raw("a"), raw("b")], [raw("c")]] }],
      "/blocks/0/rows",
    ],
    ["three charts", [chart(), chart(), chart()], "/blocks"],
    [
      "a chart that misses a value",
      [chart({ axis_config: { categories: ["Aug", "Sep"] } })],
      "/blocks/0/chart/series/0",
    ],
    [
      "a chart's long label",
      [chart({ axis_config: { categories: ["x".repeat(21)] } })],
      "/blocks/0/chart/axis_config/categories/0",
    ],
    ["an alert outside a modal", [{ type: "alert", text: plain("x") }], "/blocks/0/type"],
  ])("refuses %s", (_, blocks, pointer) => {
    expect(pointers(message(...(blocks as object[])))).toContain(pointer);
  });

  it("counts the characters of all blocks and of all tables", () => {
    expect(message(...Array(4).fill(section("x".repeat(3_000))))).toEqual([]);
    const long = message(...Array(5).fill(section("x".repeat(3_000))));
    expect(long.map(({ message }) => message)).toEqual(["msg_blocks_too_long"]);
    expect(message(table(2, 2, "x".repeat(2_501)))[0]?.message).toContain("10004 characters");
  });

  it("wants words or blocks", () => {
    expect(checkMessage({ blocks: [] })[0]?.message).toBe("no_text");
    expect(checkMessage({ text: "hi" })).toEqual([]);
  });

  it("refuses what a view cannot hold", () => {
    expect(pointers(modal([section("x")], { title: plain("x".repeat(25)) }))).toEqual([
      "/title/text",
    ]);
    expect(pointers(modal([]))).toEqual(["/blocks"]);
    expect(pointers(modal([section("x")], { private_metadata: "x".repeat(3_001) }))).toEqual([
      "/private_metadata",
    ]);
    expect(modal([chart()])[0]?.message).toContain("not supported on this surface (modal)");
    expect(modal([table(2)])[0]?.message).toContain("not supported on this surface (modal)");
    expect(pointers(modal(Array(101).fill({ type: "divider" })))).toEqual(["/blocks"]);
    const fields = [input({ type: "plain_text_input", action_id: "t" })];
    expect(modal(fields, { submit: undefined })[0]?.message).toContain("submit");
    expect(pointers(checkView({ type: "home", blocks: [], title: plain("x") }))).toContain(
      "/title",
    );
  });

  it("says it as Slack does", () => {
    expect(inSlacksWords(message(section("x".repeat(3_001))))).toEqual([
      "[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]",
    ]);
  });
});
