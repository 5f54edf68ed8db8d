import { describe, expect, it } from "vitest";
import { clip, split, tableLines, widthOf } from "../../adapters/text.ts";
import { fc, test as property } from "./property.ts";

const squeezed = (text: string) => text.replace(/\s+/g, "");

describe("split", () => {
  it("breaks after a line, else after a word", () => {
    expect(split("one two three\nfour five", 16)).toEqual(["one two three", "four five"]);
    expect(split("alpha beta gamma", 11)).toEqual(["alpha beta", "gamma"]);
  });

  it("leaves a text that fits as it is", () => {
    expect(split("  as it is ", 40)).toEqual(["  as it is "]);
  });

  it("loses nothing but blanks, keeps to the size, and halves no character", () => {
    property(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 400 }),
        fc.integer({ min: 20, max: 60 }),
        (text, max) => {
          const pieces = split(text, max);
          expect(squeezed(pieces.join(""))).toBe(squeezed(text));
          for (const piece of pieces) {
            expect(piece.length).toBeLessThanOrEqual(max);
            expect(piece.isWellFormed()).toBe(true);
          }
        },
      ),
    );
  });

  it("copes with one character that is longer than a piece", () => {
    const zalgo = `a${"\u0301".repeat(300)}`;
    expect(split(zalgo, 50).join("")).toBe(zalgo);
  });
});

describe("clip", () => {
  it("ends in an ellipsis and never in half an emoji", () => {
    expect(clip("short", 10)).toBe("short");
    expect(clip("family 👩‍👩‍👧 photo", 12)).toBe("family…");
  });
});

describe("tableLines", () => {
  it("lines columns up, numbers at the right, whatever the rows hold", () => {
    const lines = tableLines(
      [{ label: "Source" }, { label: "New", align: "right" }],
      [["Referrals", "340"], ["Two\nlines 🧑‍🏫", "8"], ["Short row"]],
    );
    expect(lines).toEqual([
      "Source       New",
      "───────────  ───",
      "Referrals    340",
      "Two lines 🧑‍🏫    8",
      "Short row",
    ]);
    expect(widthOf("🧑‍🏫")).toBe(1);
  });
});
