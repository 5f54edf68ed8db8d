import { describe, expect, it } from "vitest";
import { readMoney, readNumber, readPercent } from "../../src/answers/number.ts";
import { readYesNo } from "../../src/answers/yes-no.ts";

const number = (value: number) => ({ type: "number", value });

describe("reading a number", () => {
  it.each([
    ["26.49", 26.49],
    ["26,49", 26.49],
    [".5", 0.5],
    ["1,940.5", 1940.5],
    ["-3", -3],
    ["minus 3", -3],
    ["none", 0],
    ["-0", 0],
    ["１.５", 1.5],
    ["42 FTE", 42],
    ["21.5fte", 21.5],
    ["about 12?", 12],
    ["26.", 26],
  ])("reads %j", (text, value) => expect(readNumber(text)).toEqual(number(value)));

  it("tells what is missing and what is unclear from zero", () => {
    expect(readNumber("not reported")).toEqual({ type: "missing" });
    expect(readNumber("a lot")).toEqual({ type: "refused", reason: "unclear" });
    expect(readNumber(" ")).toEqual({ type: "refused", reason: "empty" });
  });

  it.each([
    ["$2,400,000", 2400000],
    ["$2.4m", 2400000],
    ["1,200 dollars", 1200],
    ["USD 50", 50],
    ["about $1.2m?", 1200000],
    ["around $70k or so", 70000],
    ["12.345", 12.35],
  ])("reads %j as money", (text, value) => expect(readMoney(text)).toEqual(number(value)));

  it("refuses negative money", () => {
    expect(readMoney("-5")).toEqual({ type: "refused", reason: "negative" });
    expect(readMoney("-$5")).toEqual({ type: "refused", reason: "negative" });
  });

  it("reads percent with or without its sign", () => {
    for (const text of ["12", "12%", "12 %", "12 percent", "about 12 %?"])
      expect(readPercent(text)).toEqual(number(12));
  });
});

describe("reading yes and no", () => {
  it.each([
    ["yes", true],
    ["Y", true],
    ["Yep!", true],
    ["no", false],
    ["Nope.", false],
    ["maybe", undefined],
    ["", undefined],
  ])("reads %j as %s", (text, value) => expect(readYesNo(text)).toBe(value));
});
