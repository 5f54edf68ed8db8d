import { describe, expect, it } from "vitest";
import { escapeInline, escapeLines } from "../../src/core/markdown.ts";
import type { Page } from "../../src/experiments/card.ts";
import { pageOf } from "../../src/experiments/markdown.ts";
import { measuredOf } from "../../src/experiments/measured.ts";
import { shipped } from "../bot.ts";

const { words, reports } = shipped;
const report = reports.get("brief");
if (!report) throw new Error("prompts/reports/brief.yaml is missing");

const fields = {
  tried: "Texted families the day before *every* meeting | at <one> school",
  aim: "Do fewer families miss it?",
  predicted: "- No-shows drop\n1. from 30 %\n# to 20 %",
  measured: "Share of meetings missed",
  before: "31 %",
  after: "18 %",
  n: "120",
  happened: "More came.\n\nSome called ahead & said [so](http://x).",
  learned: "It costs $40 to $60.",
  changes: "Call them",
  next: "Check numbers",
  owner: "Ben Carter",
  due: "2027-01-15",
  coach: "yes",
};

const page: Page = {
  brief: {
    ...{ id: "b1", version: 1, experimentId: "e1", cohortId: "demo", districtId: "alder" },
    ...{ personId: "ana", fields, decision: "adapt", sharedAt: null },
    createdAt: new Date("2026-12-10T15:00:00Z"),
  },
  ...{ report, district: "Alder_Falls", author: "Ana Lopez", day: "Thu 10 Dec 2026" },
  measured: measuredOf(fields, words),
};

describe("a brief as Markdown", () => {
  it("is one page with headings, the numbers as a table, the decision and the next step", () => {
    expect(pageOf(page, words)).toMatchInlineSnapshot(`
      "# What We Learned: Texted families the day before \\*every\\* meeting \\| at \\<one\\> school

      Alder\\_Falls · Ana Lopez · Thu 10 Dec 2026

      **Decision:** Adapt: change it and test again

      | Before | After | How many (n) |
      | ---: | ---: | ---: |
      | 31 % | 18 % | 120 |

      ## What we tried

      Texted families the day before \\*every\\* meeting \\| at \\<one\\> school

      ## Why

      Do fewer families miss it?

      ## What we predicted

      \\- No-shows drop

      1\\. from 30 %

      \\# to 20 %

      ## What we measured

      Share of meetings missed

      ## What happened

      More came.

      Some called ahead \\& said \\[so\\](http://x).

      ## What we learned

      It costs \\$40 to \\$60.

      ## What changes

      Call them

      ## Next step

      Check numbers

      ## Owner

      Ben Carter

      ## Due

      Fri 15 Jan 2027

      ## Would coach another district

      Yes
      "
    `);
  });

  it("shows what was typed and never acts on it", () => {
    expect(escapeInline("# no heading")).toBe("\\# no heading");
    expect(escapeInline("1. no list")).toBe("1\\. no list");
    expect(escapeInline("+ no list")).toBe("\\+ no list");
    expect(escapeInline("a | b `c` ~d~ $e$ <b>")).toBe("a \\| b \\`c\\` \\~d\\~ \\$e\\$ \\<b\\>");
    expect(escapeInline("back\\slash")).toBe("back\\\\slash");
    expect(escapeInline("3.5 weeks - fine")).toBe("3.5 weeks - fine");
    expect(escapeLines("one\n    two\n---\n\n===")).toBe("one\n\ntwo\n\n\\---\n\n\\===");
  });
});
