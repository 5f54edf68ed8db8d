import { describe, expect, it } from "vitest";
import { SLACK } from "../../../adapters/slack/limits.ts";
import { renderSlack, type SlackMessage } from "../../../adapters/slack/render.ts";
import type { Block, Reply } from "../../../src/core/reply.ts";
import { fc, test as property } from "../property.ts";
import { everyBlock, typedEverywhere } from "../replies.ts";
import { stringsIn, typed, typesIn } from "../typed.ts";

const reply = (...blocks: Block[]): Reply => ({ text: "words", blocks });
const only = (messages: SlackMessage[]) => {
  expect(messages).toHaveLength(1);
  return messages[0]?.blocks ?? [];
};

describe("a reply on Slack", () => {
  it("shows every block", () => {
    expect(renderSlack(everyBlock)).toMatchSnapshot();
  });

  it("lets nothing typed become a mention, a link or formatting", () => {
    property(
      fc.property(typed(), (text) => {
        const messages = renderSlack(typedEverywhere(text));
        expect(typesIn(messages).filter(({ type }) => type === "mrkdwn")).toEqual([]);
        for (const { name, text: sent } of stringsIn(messages))
          if (!["value", "image_url"].includes(name)) expect(sent).not.toMatch(/<[!@#a-z/]/i);
        for (const { mrkdwn, parse, link_names } of messages)
          expect({ mrkdwn, parse, link_names }).toEqual({
            mrkdwn: false,
            parse: "none",
            link_names: false,
          });
      }),
    );
  });

  it("keeps escaped text within the limit and loses none of it", () => {
    const text = "a < b & c > d. ".repeat(1_000).trim();
    const blocks = only(renderSlack(reply({ type: "text", text })));
    const pieces = blocks.map((block) => (block.text as { text: string }).text);
    for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(SLACK.section);
    const back = pieces
      .join(" ")
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&amp;", "&");
    expect(back).toBe(text);
  });

  it("goes on in a second message after fifty blocks, in order", () => {
    const many = Array.from(
      { length: 120 },
      (_, i): Block => ({ type: "text", text: `line ${i}` }),
    );
    const messages = renderSlack(reply(...many));
    expect(messages.map(({ blocks }) => blocks.length)).toEqual([50, 50, 20]);
    expect(JSON.stringify(messages).match(/line \d+/g)).toEqual(many.map((_, i) => `line ${i}`));
  });

  it("goes on in a second table after a hundred rows, and never puts two in a message", () => {
    const rows = Array.from({ length: 250 }, (_, i) => [`row ${i}`, String(i)]);
    const columns = [{ label: "Name" }, { label: "n", align: "right" as const }];
    const messages = renderSlack(reply({ type: "table", caption: "Long", columns, rows }));
    const tables = messages.map(({ blocks }) => blocks.filter(({ type }) => type === "table"));
    expect(tables.map(({ length }) => length)).toEqual([1, 1, 1]);
    for (const [table] of tables)
      expect(((table?.rows ?? []) as unknown[]).length).toBeLessThanOrEqual(100);
    expect(JSON.stringify(messages).match(/"row \d+"/g)).toHaveLength(250);
  });

  it("says a table in words when it has more columns than Slack allows", () => {
    const columns = Array.from({ length: 25 }, (_, i) => ({ label: `c${i}` }));
    const blocks = only(
      renderSlack(
        reply({
          type: "table",
          caption: "Wide",
          columns,
          rows: [columns.map(({ label }) => `v${label}`)],
        }),
      ),
    );
    expect(blocks.some(({ type }) => type === "table")).toBe(false);
    expect(JSON.stringify(blocks)).toContain("c24: vc24");
  });

  it("shows a chart with a missing value as words and a table", () => {
    const chart: Block = {
      type: "chart",
      kind: "line",
      title: "Days to hire",
      labels: ["Aug", "Sep"],
      series: [{ name: "Cohort", values: [61, null] }],
      alt: "61 days in August; September was not reported.",
    };
    const blocks = only(renderSlack(reply(chart)));
    expect(blocks.map(({ type }) => type)).toEqual(["section", "section", "section", "table"]);
    expect(JSON.stringify(blocks)).toContain("no number");
  });

  it("gives buttons that act on the same thing different ids", () => {
    const same = ["yes", "no", "later"].map((label) => ({ id: "run:1:step", label, value: label }));
    const [row] = only(renderSlack(reply({ type: "actions", actions: same })));
    const ids = ((row?.elements ?? []) as { action_id: string }[]).map(
      (button) => button.action_id,
    );
    expect(ids).toEqual(["run:1:step", "run:1:step#2", "run:1:step#3"]);
  });
});
