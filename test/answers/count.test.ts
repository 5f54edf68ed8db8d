import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCount } from "../../src/answers/count.ts";

const count = (n: number) => ({ type: "count", count: n });
const refused = (reason: string) => ({ type: "refused", reason });

describe("reading a count of people", () => {
  it.each([
    ["1940", 1940],
    ["1,940", 1940],
    ["1 940", 1940],
    ["1\u00a0940", 1940],
    ["1'940", 1940],
    ["~120", 120],
    ["≈ 120", 120],
    ["about 1.2k", 1200],
    ["approx. 1.25 k", 1250],
    ["1.005k", 1005],
    ["2 thousand", 2000],
    ["120 students", 120],
    ["around 1,050?", 1050],
    ["about 1,050 students?", 1050],
    ["maybe around 1050 or so", 1050],
    ["1,050-ish", 1050],
    ["120 ?", 120],
    ["12.0", 12],
    ["49,356,945", 49356945],
    ["none", 0],
    ["No", 0],
    ["zero.", 0],
    ["0", 0],
    ["１２０", 120],
    ["١٢٠", 120],
    ["१२०", 120],
    ["120-120", 120],
  ])("reads %j as %d", (text, expected) => {
    expect(readCount(text)).toEqual(count(expected));
  });

  it.each([
    "not collected",
    "n/a",
    "N/A",
    "n.a.",
    "not known?",
    "??",
    "unknown",
    "don't know",
    "don’t know",
    "dont know",
    "?",
    "no data",
  ])("takes %j for not collected, which is not zero", (text) =>
    expect(readCount(text)).toEqual({ type: "missing" }),
  );

  it.each([
    ["80-120", 80, 120],
    ["80–120", 80, 120],
    ["80 to 120", 80, 120],
    ["between 80 and 120", 80, 120],
    ["about 80 - 120 students", 80, 120],
    ["1-2k", 1000, 2000],
    ["1,100-1,300", 1100, 1300],
  ])("reads %j as a range", (text, low, high) => {
    expect(readCount(text)).toEqual({ type: "range", low, high });
  });

  it.each([
    ["", "empty"],
    ["   ", "empty"],
    ["twelve", "words"],
    ["a dozen", "words"],
    ["12.5", "fraction"],
    ["12,5", "fraction"],
    ["1.2345k", "fraction"],
    ["-5", "negative"],
    ["−5", "negative"],
    ["minus 5", "negative"],
    ["12%", "percent"],
    ["12 percent", "percent"],
    ["120-80", "backwards"],
    ["9999999999", "too-big"],
    ["lots", "unclear"],
    ["1e5", "unclear"],
    ["1,94,0", "unclear"],
    ["0x10", "unclear"],
  ])("refuses %j: %s", (text, reason) => expect(readCount(text)).toEqual(refused(reason)));

  it("reads every whole number as Americans print it", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), (n) => {
        expect(readCount(n.toLocaleString("en-US"))).toEqual(count(n));
        expect(readCount(`about ${n} students`)).toEqual(count(n));
      }),
    );
  });

  it("never throws, whatever is typed", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => void readCount(text)));
  });
});
