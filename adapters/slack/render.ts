import { type Action, type Block, never, type Reply, type Table } from "../../src/core/reply.ts";
import { type ChartOptions, renderChart } from "./chart.ts";
import { webImage } from "./image.ts";
import { SLACK } from "./limits.ts";
import { pack } from "./pack.ts";
import { escapeSlack, line, pieces, plain } from "./plain.ts";
import { richFields } from "./rich.ts";
import { shownWords } from "./shown-words.ts";
import { renderTables, type SlackBlock, section } from "./table.ts";

/** What chat.postMessage takes. The switches keep Slack from reading meaning into typed text. */
export interface SlackMessage {
  text: string;
  blocks: SlackBlock[];
  mrkdwn: false;
  parse: "none";
  link_names: false;
  unfurl_links: false;
  unfurl_media: false;
}

const ROOM = { blocks: SLACK.blocks, chars: SLACK.messageChars };

/** A reply as Slack messages: one, or several when it is longer than Slack allows. Nothing is left out. */
export function renderSlack(reply: Reply, options: ChartOptions = {}): SlackMessage[] {
  const groups = pack(unitsOf(reply, options), ROOM);
  return groups.map((blocks) => ({
    text: groups.length > 1 ? fitting(shownWords(blocks, escapeSlack)) : words(reply, blocks),
    blocks,
    mrkdwn: false,
    parse: "none",
    link_names: false,
    unfurl_links: false,
    unfurl_media: false,
  }));
}

/** The words of a message that has all of the reply. */
const words = ({ text }: Reply, blocks: SlackBlock[]): string =>
  text.trim() === "" ? fitting(shownWords(blocks, escapeSlack)) : fitting(escapeSlack(text));

/** Escaped words as a notification shows them; "…" where the blocks go on. */
function fitting(escaped: string): string {
  if (escaped.length <= SLACK.messageText) return escaped;
  const start = escaped.slice(0, SLACK.messageText - 1);
  return `${start.replace(/&[a-z]{0,3}$|[\ud800-\udbff]$/, "")}…`;
}

/** The blocks of a reply; those of one unit belong together. Never empty. */
export function unitsOf(reply: Reply, options: ChartOptions): SlackBlock[][] {
  const used = new Map<string, number>();
  const blocks = reply.blocks ?? [];
  const show = { used, options, alone: blocks.every(({ type }) => type !== "table") };
  const units = tablesTogether(blocks).flatMap((one) =>
    Array.isArray(one) ? renderTables(one) : renderBlock(one, show),
  );
  if (units.flat().some(({ type }) => type !== "divider")) return units;
  const said = section(reply.text.trim() === "" ? "–" : reply.text);
  return said.map((block) => [block]);
}

/** Tables that follow each other in a list of their own, everything else as it stands. */
function tablesTogether(blocks: Block[]): (Table[] | Exclude<Block, Table>)[] {
  const all: (Table[] | Exclude<Block, Table>)[] = [];
  for (const block of blocks) {
    const before = all.at(-1);
    if (block.type !== "table") all.push(block);
    else if (Array.isArray(before)) before.push(block);
    else all.push([block]);
  }
  return all;
}

interface Show {
  /** How often each action id stands in the reply so far. */
  used: Map<string, number>;
  options: ChartOptions;
  alone: boolean;
}

const STEP = { done: "✓", now: "▸", next: "○", skipped: "–" };
const LEVEL = { info: "ℹ️", success: "✅", warning: "⚠️", error: "⛔" };

function renderBlock(block: Exclude<Block, Table>, show: Show): SlackBlock[][] {
  switch (block.type) {
    case "heading":
      return [heading(block.text)];
    case "text":
      return apart(section(block.text));
    case "fields":
      return apart(richFields(block.fields));
    case "steps":
      return apart(context(block.steps.map(({ label, state }) => step(STEP[state], label))));
    case "chart":
      return renderChart(block, show.options, show.alone);
    case "image":
      return [webImage(block.url, block.alt)];
    case "divider":
      return [[{ type: "divider" }]];
    case "notice":
      return apart(section(`${LEVEL[block.level]} ${block.text}`));
    case "actions":
      return [actions(block.actions, show.used)];
    default:
      return never(block);
  }
}

const apart = (blocks: SlackBlock[]): SlackBlock[][] => blocks.map((block) => [block]);

function heading(text: string): SlackBlock[] {
  const [only, ...more] = pieces(text.replace(/\s+/g, " ").trim(), SLACK.header);
  if (only === undefined) return [];
  return more.length > 0 ? section(text) : [{ type: "header", text: plain(only) }];
}

/** A step that wraps as a whole on a narrow screen: between steps, not within one. */
const step = (mark: string, label: string) => `${mark} ${label}`.replace(/\s+/g, "\u00a0");

const context = (parts: string[]): SlackBlock[] =>
  pieces(parts.join("   "), SLACK.contextText).map((piece) => ({
    type: "context",
    elements: [plain(piece)],
  }));

/** Rows of buttons; labels that do not fit on theirs stand above in full. */
function actions(all: Action[], used: Map<string, number>): SlackBlock[] {
  const cut = all.map(({ label }) => label).filter((label) => !fitsButton(label));
  const rows = inGroups(all, SLACK.actions).map((group) => ({
    type: "actions",
    elements: group.map((action) => button(action, used)),
  }));
  return [...section(cut.map((label) => `• ${label}`).join("\n")), ...rows];
}

const fitsButton = (label: string) => !line(label, SLACK.buttonLabel).endsWith("…");

/**
 * Slack wants every action_id of a block to differ, while several choices may act on the same
 * thing: the second and later get "#2", "#3"…, to be taken off again when a click comes back.
 */
function button({ id, label, value, style }: Action, used: Map<string, number>) {
  const times = (used.get(id) ?? 0) + 1;
  used.set(id, times);
  return {
    type: "button",
    action_id: times > 1 ? `${id}#${times}` : id,
    text: plain(line(label, SLACK.buttonLabel)),
    ...(value !== undefined && value !== "" && { value }),
    ...(style && { style }),
  };
}

const inGroups = <T>(all: T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, i) =>
    all.slice(i * size, (i + 1) * size),
  );
