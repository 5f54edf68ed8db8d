import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escapeSlack } from "../../../../adapters/slack/plain.ts";
import { decodeSlack, typedText } from "../../../../adapters/slack/read/decode.ts";

describe("Slack's text", () => {
  it.each([
    ["&lt;10 &amp; &gt;5", "<10 & >5"],
    ["&amp;lt;", "&lt;"],
    ["plan step 2 owner <@U0BEN|ben>", "plan step 2 owner @U0BEN"],
    ["<@W0BEN>", "@W0BEN"],
    ["in <#C0NORTH|northside> and <#C0SOUTH>", "in #northside and #C0SOUTH"],
    ["<#C0NORTH|>", "#C0NORTH"],
    ["<!channel> <!here|here> <!everyone>", "@channel @here @everyone"],
    ["<!subteam^S0TEAM|@leads> <!subteam^S0TEAM>", "@leads @S0TEAM"],
    ["due <!date^1795361400^{date}^https://example.org|Nov 22>", "due Nov 22"],
    ["<https://example.org/a?b=1&amp;c=2>", "https://example.org/a?b=1&c=2"],
    ["<http://www.example.org|www.example.org>", "www.example.org"],
    ["<mailto:ana@example.org|ana@example.org>", "ana@example.org"],
    ["<mailto:ana@example.org>", "ana@example.org"],
    ["<tel:5550142|555-0142>", "555-0142"],
    ["80–120, 1,940 and “about 12”", "80–120, 1,940 and “about 12”"],
    ["2 < 3 and 4 > 1", "2 < 3 and 4 > 1"],
    ["a <b and c> d", "a <b and c> d"],
  ])("%s was typed as %s", (sent, typed) => {
    expect(decodeSlack(sent)).toBe(typed);
  });

  it("is what was typed once its escapes are taken back, whatever was typed", () => {
    const text = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.string({ unit: fc.constantFrom(..."<>&@#!|:;altgmp 1") }),
    );
    fc.assert(fc.property(text, (typed) => decodeSlack(escapeSlack(typed)) === typed));
  });

  it("of 100,000 hostile characters is read at once", () => {
    for (const part of ["<@", "<!", "<a:", "&lt;<", "*", "_a", "``", "* "]) {
      const long = part.repeat(Math.floor(100_000 / part.length));
      expect(typedText(long).length).toBeGreaterThan(0);
    }
  });
});

const fenced = (text: string, deep: number) => `${"```".repeat(deep)}${text}${"```".repeat(deep)}`;

describe("a typed message", () => {
  it.each([
    ["*1,940*", "1,940"],
    ["_80–120_", "80–120"],
    ["*_about 12_*", "about 12"],
    ["`1940`", "1940"],
    ["```1940```", "1940"],
    ["~12~", "12"],
    ["*80–120* families, _45%_ of them", "80–120 families, 45% of them"],
    ["2*3*4", "2*3*4"],
    ["*one* and *two*", "*one* and *two*"],
    ["* a *", "* a *"],
    ["**", "**"],
    ["*", "*"],
    [fenced("1940", 6), "1940"],
    [fenced("1940", 8), fenced("1940", 2)],
  ])("%s means %s", (sent, typed) => {
    expect(typedText(sent)).toBe(typed);
  });
});
