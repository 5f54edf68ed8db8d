import { describe, expect, it } from "vitest";
import { drawable } from "../../../adapters/slack/chart.ts";
import { SLACK } from "../../../adapters/slack/limits.ts";
import { renderSlack, type SlackMessage } from "../../../adapters/slack/render.ts";
import { renderHome } from "../../../adapters/slack/render-home.ts";
import type { Block, Chart, Reply } from "../../../src/core/reply.ts";
import { checkMessage, checkView } from "../../slack/block-kit.ts";
import { anyReply, textsOf } from "../any-reply.ts";
import { fc, test as property } from "../property.ts";
import { everyBlock, typedEverywhere } from "../replies.ts";
import { stringsIn, typed, typesIn } from "../typed.ts";

const reply = (...blocks: Block[]): Reply => ({ text: "words", blocks });
const only = (messages: SlackMessage[]) => {
  expect(messages).toHaveLength(1);
  return messages[0]?.blocks ?? [];
};

/** What people read in it, in order. */
const shownIn = (blocks: unknown) =>
  stringsIn(blocks)
    .filter(({ name }) => SHOWN.includes(name))
    .map(({ text }) => text)
    .join("");
const SHOWN = ["text", "alt_text", "title", "name", "categories", "y_label"];
/** Its letters: without what a line break, a joint, a wrap or escaping may change. */
const bare = (text: string) => text.replace(/[\s\u2060<>&]|(amp|lt|gt);/g, "");

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
    const blocks = renderSlack({ text }).flatMap((message) => message.blocks);
    const pieces = blocks.map((block) => (block.text as { text: string }).text);
    for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(SLACK.section);
    const back = pieces
      .join(" ")
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&amp;", "&");
    expect(back).toBe(text);
  });

  it("passes Slack's own checks, whatever the reply", () => {
    property(
      fc.property(anyReply(), (any) => {
        for (const message of renderSlack(any)) expect(checkMessage(message)).toEqual([]);
        expect(checkView(renderHome(any, "More: type home"))).toEqual([]);
      }),
    );
  });

  it("loses no text, whatever the reply", () => {
    property(
      fc.property(anyReply(), (any) => {
        const shown = bare(shownIn(renderSlack(any).map(({ blocks }) => blocks)));
        for (const text of textsOf(any)) expect(shown).toContain(bare(text));
      }),
    );
  });

  it("says in the words of a message what its blocks show, when there are several", () => {
    const [first, second] = renderSlack({ text: "a <b> ".repeat(4_000) });
    expect(first?.text.length).toBeLessThanOrEqual(SLACK.messageText);
    expect(first?.text.endsWith("…")).toBe(true);
    expect(second?.text).toContain("a &lt;b&gt;");
  });

  it("goes on in a second message after fifty blocks, in order", () => {
    const many = Array.from(
      { length: 120 },
      (_, i): Block => ({ type: "text", text: `line ${i}` }),
    );
    const messages = renderSlack(reply(...many));
    expect(messages.map(({ blocks }) => blocks.length)).toEqual([50, 50, 20]);
    const shown = JSON.stringify(messages.map(({ blocks }) => blocks)).match(/line \d+/g);
    expect(shown).toEqual(many.map((_, i) => `line ${i}`));
    expect(messages[2]?.text).toBe(
      many
        .slice(100)
        .map((_, i) => `line ${i + 100}`)
        .join("\n"),
    );
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
    const captions = messages.map(({ blocks: [caption] }) => caption?.text);
    expect(JSON.stringify(captions)).toContain("Long (2/3)");
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
    expect(blocks.map(({ type }) => type)).toEqual(["section", "section", "table"]);
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

  it("keeps a heading with what follows it", () => {
    const fill = Array.from({ length: 49 }, (): Block => ({ type: "divider" }));
    const messages = renderSlack(
      reply(...fill, { type: "heading", text: "Last" }, { type: "text", text: "words" }),
    );
    expect(messages[1]?.blocks.map(({ type }) => type)).toEqual(["header", "section"]);
  });

  it("says a button's long label in full above it", () => {
    const label =
      "Give every family of the district a call before the first meeting, on a school day";
    const blocks = only(renderSlack(reply({ type: "actions", actions: [{ id: "a:b", label }] })));
    expect(JSON.stringify(blocks[0])).toContain(label);
    expect(JSON.stringify(blocks[1])).toContain("…");
  });
});

describe("a chart on Slack", () => {
  const chart: Chart = {
    ...{ type: "chart", kind: "bar", title: "Students served", unit: "students" },
    ...{ labels: ["Aug", "Sep"], series: [{ name: "Cohort", values: [310, 420] }] },
    alt: "310 in August, 420 in September.",
  };
  const shown = (options: Parameters<typeof renderSlack>[1], one = chart) =>
    only(renderSlack(reply(one), options)).map(({ type }) => type);

  it("is Slack's own where that shows all of it, with its words below", () => {
    expect(drawable(chart)).toBe(true);
    expect(shown({})).toEqual(["data_visualization", "section"]);
  });

  it("has its whole title above where Slack has no room for it", () => {
    const title = "Students served in every district of the cohort since the beginning of the year";
    const [above, native] = only(renderSlack(reply({ ...chart, title })));
    expect(JSON.stringify(above)).toContain(title);
    expect(native?.title).toBe("Students served in every district of the cohort…");
  });

  it("comes two to a message, in order", () => {
    const charts = ["A", "B", "C", "D", "E"].map((title): Block => ({ ...chart, title }));
    const messages = renderSlack(reply(...charts));
    const titles = messages.map(({ blocks }) => blocks.flatMap(({ title }) => title ?? []));
    expect(titles).toEqual([["A", "B"], ["C", "D"], ["E"]]);
  });

  it("may shorten a name that its words say in full", () => {
    const series = [{ name: "All districts together", values: [310, 420] }];
    expect(drawable({ ...chart, series })).toBe(false);
    const told = { ...chart, series, alt: "All districts together: 310, then 420." };
    expect(JSON.stringify(only(renderSlack(reply(told)))[0])).toContain('"All districts toget…"');
  });

  it("is said in words, once, where a table stands in the same message", () => {
    const table = everyBlock.blocks?.find(({ type }) => type === "table") as Block;
    const alt = "Cohort: Aug 310, Sep 420.";
    const blocks = only(renderSlack(reply(table, { ...chart, alt }), { charts: "words" }));
    expect(blocks.map(({ type }) => type)).toEqual(["section", "table", "section", "section"]);
  });

  it("is an uploaded picture where there is one, or title, words and table", () => {
    const [, image] = only(renderSlack(reply(chart), { pictures: new Map([[chart, "F1"]]) }));
    expect(image).toEqual({ type: "image", slack_file: { id: "F1" }, alt_text: chart.alt });
    expect(shown({ charts: "words" })).toEqual(["section", "section", "table"]);
  });
});

describe("tables on Slack", () => {
  it("become one where their columns are the same, with a caption in bold for each", () => {
    const columns = [{ label: "No." }, { label: "Step" }];
    const part = (caption: string): Block => ({
      ...{ type: "table", caption, columns },
      rows: [["1", "Agree what you need"]],
    });
    const [table, ...more] = only(renderSlack(reply(part("Roadmap"), part("Outreach"))));
    expect(more).toEqual([]);
    const texts = ((table?.rows ?? []) as unknown[]).map(shownIn);
    expect(texts).toEqual([
      ...["No.Step", " Roadmap", "1Agree what you need", " Outreach", "1Agree what you need"],
    ]);
  });
});

describe("an App Home", () => {
  it("shows one table, and says charts and other tables in words", () => {
    const { blocks } = renderHome({ text: "home", blocks: [...(everyBlock.blocks ?? [])] }, "more");
    const types = blocks.map(({ type }) => type);
    expect(types.filter((type) => type === "table")).toHaveLength(1);
    expect(types).not.toContain("data_visualization");
    expect(JSON.stringify(blocks)).toContain("Students (Cedar Falls)".slice(0, 8));
    expect(JSON.stringify(blocks)).toContain("420");
  });

  it("says where the rest is when it is longer than one view", () => {
    const many = Array.from(
      { length: 150 },
      (_, i): Block => ({ type: "text", text: `line ${i}` }),
    );
    const { blocks } = renderHome(reply(...many), "The rest: type home");
    expect(blocks).toHaveLength(100);
    expect(JSON.stringify(blocks.at(-1))).toContain("The rest: type home");
  });
});
