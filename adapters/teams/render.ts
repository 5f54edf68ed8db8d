import { type Action, type Block, type Chart, never, type Reply } from "../../src/core/reply.ts";
import { chartTable, clip, LEVEL, oneLine } from "../text.ts";
import { bytesOf, type Element, paragraphs, renderTable, rich, run } from "./elements.ts";
import { TEAMS } from "./limits.ts";

/** A message activity that carries one Adaptive Card 1.5. */
export interface TeamsMessage {
  type: "message";
  textFormat: "plain";
  summary: string;
  attachments: { contentType: "application/vnd.microsoft.card.adaptive"; content: Card }[];
}

interface Card {
  type: "AdaptiveCard";
  $schema: string;
  version: "1.5";
  fallbackText: string;
  msteams: { width: "Full" };
  body: Element[];
}

/** A reply as Teams messages: one, or several when it is larger than a card may be. Nothing is left out. */
export function renderTeams(reply: Reply): TeamsMessage[] {
  const words = clip(reply.text, TEAMS.run);
  const blocks = reply.blocks ?? [{ type: "text" as const, text: reply.text }];
  const body = blocks.flatMap(renderBlock);
  return pack(body.length > 0 ? body : paragraphs(reply.text)).map((group) => ({
    type: "message",
    textFormat: "plain",
    summary: words,
    attachments: [
      { contentType: "application/vnd.microsoft.card.adaptive", content: card(words, group) },
    ],
  }));
}

const card = (fallbackText: string, body: Element[]): Card => ({
  type: "AdaptiveCard",
  $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
  version: "1.5",
  fallbackText,
  msteams: { width: "Full" },
  body,
});

/** Elements in groups that each fit one card, with room for the words beside them. */
function pack(elements: Element[]): Element[][] {
  const room = TEAMS.cardBytes * 0.9;
  const groups: Element[][] = [[]];
  let used = 0;
  for (const element of elements) {
    const group = groups.at(-1) ?? [];
    const bytes = bytesOf(element);
    const full = group.length >= TEAMS.elements || (group.length > 0 && used + bytes > room);
    if (full) groups.push([element]);
    else group.push(element);
    used = full ? bytes : used + bytes;
  }
  return groups;
}

const STEP = { done: "✓", now: "▸", next: "○", skipped: "–" };
const STYLE = { info: "accent", success: "good", warning: "warning", error: "attention" };

function renderBlock(block: Block): Element[] {
  switch (block.type) {
    case "heading":
      return paragraphs(oneLine(block.text), { weight: "Bolder", size: "Large" });
    case "text":
      return paragraphs(block.text);
    case "fields":
      return block.fields.flatMap(field);
    case "steps":
      return paragraphs(
        block.steps.map(({ label, state }) => `${STEP[state]} ${label}`).join("   "),
        { isSubtle: true },
      );
    case "table":
      return renderTable(block.caption, block.columns, block.rows);
    case "chart":
      return chartElements(block);
    case "image":
      return image(block.url, block.alt);
    case "divider":
      return [{ type: "TextBlock", text: " ", separator: true, spacing: "Medium" }];
    case "notice":
      return paragraphs(`${LEVEL[block.level]}: ${block.text}`).map((item) => ({
        type: "Container",
        style: STYLE[block.level],
        items: [item],
      }));
    case "actions":
      return actionSets(block.actions);
    default:
      return never(block);
  }
}

function field({ label, value }: { label: string; value: string }): Element[] {
  const [first, ...more] = paragraphs(value || "–");
  const name = run(`${clip(oneLine(label), TEAMS.actionTitle)}: `, { weight: "Bolder" });
  return [rich([name, ...(first?.inlines ?? [])], { spacing: "Small" }), ...more];
}

function image(url: string, alt: string): Element[] {
  if (!url.startsWith("https://")) return paragraphs(alt);
  return [{ type: "Image", url, altText: clip(alt, TEAMS.run), size: "Stretch" }];
}

/** Teams' own chart; clients that do not know it show the words and the table of its fallback. */
function chartElements(chart: Chart): Element[] {
  const { columns, rows } = chartTable(chart);
  const words = [...paragraphs(chart.alt), ...renderTable(chart.title, columns, rows)];
  const drawn = chart.kind === "line" ? lineChart(chart) : barChart(chart);
  const whole = { ...drawn, fallback: { type: "Container", items: words } };
  return bytesOf(whole) <= TEAMS.cardBytes * 0.8 ? [whole, ...paragraphs(chart.alt)] : words;
}

const points = (chart: Chart, values: (number | null)[]) =>
  chart.labels.flatMap((x, i) => (Number.isFinite(values[i]) ? [{ x, y: values[i] }] : []));

const lineChart = (chart: Chart): Element => ({
  type: "Chart.Line",
  title: chart.title,
  ...(chart.unit && { yAxisTitle: chart.unit }),
  data: chart.series.map(({ name, values }) => ({ legend: name, values: points(chart, values) })),
});

const barChart = (chart: Chart): Element => ({
  type: "Chart.VerticalBar.Grouped",
  title: chart.title,
  ...(chart.unit && { yAxisTitle: chart.unit }),
  data: chart.series.map(({ name, values }) => ({ legend: name, values: points(chart, values) })),
});

function actionSets(actions: Action[]): Element[] {
  const groups = Math.ceil(actions.length / TEAMS.actions);
  return Array.from({ length: groups }, (_, i) => ({
    type: "ActionSet",
    actions: actions.slice(i * TEAMS.actions, (i + 1) * TEAMS.actions).map(button),
  }));
}

const button = ({ id, label, value, style }: Action) => ({
  type: "Action.Submit",
  title: clip(oneLine(label) || "–", TEAMS.actionTitle),
  data: { actionId: id, value: value ?? "" },
  ...(style && { style: style === "primary" ? "positive" : "destructive" }),
});
