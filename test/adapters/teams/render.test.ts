import { describe, expect, it } from "vitest";
import { bytesOf } from "../../../adapters/teams/elements.ts";
import { TEAMS } from "../../../adapters/teams/limits.ts";
import { renderTeams } from "../../../adapters/teams/render.ts";
import type { Block, Chart, Reply } from "../../../src/core/reply.ts";
import { fc, test as property } from "../property.ts";
import { everyBlock, typedEverywhere } from "../replies.ts";
import { stringsIn, typed, typesIn } from "../typed.ts";

const reply = (...blocks: Block[]): Reply => ({ text: "words", blocks });
const cards = (messages: ReturnType<typeof renderTeams>) =>
  messages.flatMap(({ attachments }) => attachments.map(({ content }) => content));

describe("a reply on Teams", () => {
  it("shows every block", () => {
    expect(renderTeams(everyBlock)).toMatchSnapshot();
  });

  it("puts typed text only where no markdown is read", () => {
    property(
      fc.property(typed(), (text) => {
        const messages = renderTeams(typedEverywhere(text));
        for (const part of typesIn(messages)) {
          if (part.type === "TextBlock") expect(part.text).toBe(" ");
          expect(part.type).not.toBe("FactSet");
          if (part.type === "TextRun") expect(part.text).not.toContain("{{");
          expect(part).not.toHaveProperty("entities");
        }
        expect(messages.every(({ textFormat }) => textFormat === "plain")).toBe(true);
      }),
    );
  });

  it("keeps every card under its size and loses no row", () => {
    const rows = Array.from({ length: 400 }, (_, i) => [`row ${i}`, "ü".repeat(60), String(i)]);
    const columns = [{ label: "Name" }, { label: "Note" }, { label: "n", align: "right" as const }];
    const sent = cards(renderTeams(reply({ type: "table", caption: "Long", columns, rows })));
    expect(sent.length).toBeGreaterThan(1);
    for (const card of sent) expect(bytesOf(card)).toBeLessThanOrEqual(TEAMS.cardBytes);
    expect(stringsIn(sent).filter(({ text }) => /^row \d+$/.test(text))).toHaveLength(400);
  });

  it("splits a long text instead of cutting it", () => {
    const text = "Every word counts here. ".repeat(3_000).trim();
    const sent = cards(renderTeams(reply({ type: "text", text })));
    for (const card of sent) expect(bytesOf(card)).toBeLessThanOrEqual(TEAMS.cardBytes);
    const runs = sent.flatMap(({ body }) => stringsIn(body)).filter(({ name }) => name === "text");
    expect(runs.map((run) => run.text).join(" ")).toBe(text);
  });

  it("gives a chart a fallback in words for clients that cannot draw it", () => {
    const [card] = cards(renderTeams(everyBlock));
    const chart = card?.body.find(({ type }) => type === "Chart.VerticalBar");
    expect(JSON.stringify(chart?.fallback)).toContain("505");
    expect(JSON.stringify(card?.body)).toContain("Bars rise from 310");
  });

  it.each([
    [
      ["Oct 2026", "Nov 2026", "Dec 2026", "Jan 2027"],
      ["Oct", "Nov", "Dec", "Jan"],
    ],
    [
      ["Oct 2026", "Nov 2026", "Oct 2027"],
      ["Oct ’26", "Nov ’26", "Oct ’27"],
    ],
    [
      ["Oct 2026", "Week 2026"],
      ["Oct 2026", "Week 2026"],
    ],
    [
      ["Oct 2026", "all"],
      ["Oct 2026", "all"],
    ],
  ])("names the months of a chart as short as they can be: %s", (labels, shown) => {
    const series = [{ name: "Elm", values: labels.map((_, n) => n) }];
    const about = { title: "Served", labels, series, alt: "Rising." };
    const chart: Chart = { type: "chart", kind: "line", ...about };
    const drawn = JSON.stringify(cards(renderTeams(reply(chart))));
    const axis = [...drawn.matchAll(/"x":"([^"]+)"/g)].map(([, x]) => x);
    expect(axis).toEqual(shown);
  });

  it("says a table in words whose columns no phone has room for, and keeps one that fits", () => {
    const staff = ["Role", "Staff (FTE)", "Students per person", "Recommended", "Needed (FTE)"];
    const row = ["Counselors", "42", "226", "250", "37.92"];
    const shown = (least: number) => {
      const columns = staff.slice(least).map((label) => ({ label }));
      const rows = [row.slice(least)];
      return cards(renderTeams(reply({ type: "table", caption: "Staff", columns, rows })));
    };
    expect(typesIn(shown(0)).map(({ type }) => type)).not.toContain("Table");
    expect(stringsIn(shown(0)).map(({ text }) => text)).toEqual(
      expect.arrayContaining([
        "Role: Counselors",
        expect.stringContaining(
          "Staff\u00a0(FTE):\u00a042 · Students\u00a0per\u00a0person:\u00a0226 · ",
        ),
      ]),
    );
    expect(typesIn(shown(1)).map(({ type }) => type)).toContain("Table");
  });

  it("carries id and value of a button back as data", () => {
    const action = { id: "run:1:edit", label: "Change", value: "3" };
    const [card] = cards(renderTeams(reply({ type: "actions", actions: [action] })));
    expect(JSON.stringify(card?.body)).toContain('"data":{"action":"run:1:edit","value":"3"}');
  });
});
