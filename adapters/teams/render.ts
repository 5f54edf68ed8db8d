import { type Block, never, type Reply } from "../../src/core/reply.ts";
import { clip, LEVEL, oneLine } from "../text.ts";
import { renderButtons } from "./buttons.ts";
import { attached, type Card, type CardAttachment, card, refreshFor } from "./card.ts";
import { type ChartOptions, renderChart } from "./chart.ts";
import { bytesOf, type Element, inert, paragraphs, rich, run } from "./elements.ts";
import { image, isWeb } from "./image.ts";
import { TEAMS } from "./limits.ts";
import { pack, ROOM } from "./pack.ts";
import { renderTable } from "./table.ts";

/** A message activity that carries one Adaptive Card 1.5. */
export interface TeamsMessage {
  type: "message";
  textFormat: "plain";
  summary: string;
  attachments: [CardAttachment];
}

/** What only whoever delivers or answers can know. */
export interface RenderOptions extends ChartOptions {
  /** Teams' ids of the people who are to see `Reply.own` in the card's place. */
  ownFor?: string[];
}

/** A reply as Teams messages: one, or several when it is larger than a card may be. Nothing is left out. */
export function renderTeams(reply: Reply, options: RenderOptions = {}): TeamsMessage[] {
  const { own } = reply;
  const { ownFor = [] } = options;
  const refresh = own && ownFor.length > 0 ? refreshFor(own, ownFor) : undefined;
  const groups = pack(unitsOf(reply, options), refresh ? ROOM - bytesOf(refresh) : ROOM);
  const words = reply.text.trim() === "" ? "–" : reply.text;
  // A view of one's own stands in the place of a whole message, so not in that of a part of it.
  const whole = groups.length === 1;
  return groups.map((body) => ({
    type: "message",
    textFormat: "plain",
    summary: inert(clip(words, TEAMS.summary)),
    attachments: [
      attached({
        ...card(words, body),
        ...(whole && refresh && { refresh }),
      }),
    ],
  }));
}

/** A reply as one card, for places that take no more; `whole` is false when it is only the beginning. */
export function renderCard(reply: Reply): { content: Card; whole: boolean } {
  const [body = [], ...more] = pack(unitsOf(reply));
  return { content: card(reply.text, body), whole: more.length === 0 };
}

/** The elements of a reply; those of one unit belong together. Never empty. */
function unitsOf(reply: Reply, options: ChartOptions = {}): Element[][] {
  const blocks = reply.blocks ?? [];
  const units = blocks
    .flatMap((block) => renderBlock(block, options))
    .filter(({ length }) => length > 0);
  if (blocks.some(({ type }) => type !== "divider") && units.length > 0) return units;
  return apart(paragraphs(reply.text.trim() === "" ? "–" : reply.text));
}

const STEP = { done: "✓", now: "▸", next: "○", skipped: "–" };
const STYLE = { info: "accent", success: "good", warning: "warning", error: "attention" };

function renderBlock(block: Block, options: ChartOptions): Element[][] {
  switch (block.type) {
    case "heading":
      return [heading(block.text)];
    case "text":
      return apart(paragraphs(block.text));
    case "fields":
      return apart(block.fields.flatMap(field));
    case "steps":
      return apart(
        paragraphs(block.steps.map(({ label, state }) => step(STEP[state], label)).join("   "), {
          isSubtle: true,
        }),
      );
    case "table":
      return renderTable(block.caption, block.columns, block.rows);
    case "chart":
      return renderChart(block, options);
    case "image":
      return isWeb(block.url) ? [[image(block.url, block.alt)]] : apart(paragraphs(block.alt));
    case "divider":
      return [[{ type: "TextBlock", text: " ", separator: true, spacing: "Medium" }]];
    case "notice":
      return apart(paragraphs(`${LEVEL[block.level]}: ${block.text}`)).map((items) => [
        { type: "Container", style: STYLE[block.level], items },
      ]);
    case "actions":
      return renderButtons(block.actions);
    default:
      return never(block);
  }
}

const apart = (elements: Element[]): Element[][] => elements.map((element) => [element]);

const heading = (text: string): Element[] =>
  paragraphs(oneLine(text), { weight: "Bolder", size: "Large" });

/** A step that wraps as a whole on a narrow screen: between steps, not within one. */
const step = (mark: string, label: string) => `${mark} ${label}`.replace(/\s+/g, "\u00a0");

function field({ label, value }: { label: string; value: string }): Element[] {
  const name = oneLine(label);
  const [first, ...more] = paragraphs(value || "–");
  if (name.length > TEAMS.run / 4)
    return [...paragraphs(`${name}:`, { weight: "Bolder" }), ...paragraphs(value || "–")];
  const named = run(`${name}: `, { weight: "Bolder" });
  return [rich([named, ...(first?.inlines ?? [])], { spacing: "Small" }), ...more];
}
