import { type Action, type Block, never, type Reply } from "../../src/core/reply.ts";
import { SLACK } from "./limits.ts";
import { escapeSlack, line, pieces, plain, rawCell } from "./plain.ts";
import { renderChart, renderTable, type SlackBlock, section } from "./table.ts";

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

/** A reply as Slack messages: one, or several when it is longer than Slack allows. Nothing is left out. */
export function renderSlack(reply: Reply): SlackMessage[] {
  const used = new Map<string, number>();
  const blocks = (reply.blocks ?? [{ type: "text" as const, text: reply.text }]).flatMap((block) =>
    renderBlock(block, used),
  );
  const whole = blocks.length > 0 ? blocks : section(reply.text);
  return pack(whole).map((group) => ({
    text: escapeSlack(pieces(reply.text, SLACK.messageText)[0] ?? ""),
    blocks: group,
    mrkdwn: false,
    parse: "none",
    link_names: false,
    unfurl_links: false,
    unfurl_media: false,
  }));
}

/** Blocks in groups that each fit one message. */
function pack(blocks: SlackBlock[]): SlackBlock[][] {
  const groups: SlackBlock[][] = [[]];
  for (const block of blocks) {
    const group = groups.at(-1) ?? [];
    const same = group.filter(({ type }) => type === block.type).length;
    const full =
      group.length >= SLACK.blocks ||
      (block.type === "table" && same >= SLACK.tables) ||
      (block.type === "data_visualization" && same >= SLACK.charts);
    if (full) groups.push([block]);
    else group.push(block);
  }
  return groups;
}

const STEP = { done: "✓", now: "▸", next: "○", skipped: "–" };
const LEVEL = { info: "ℹ️", success: "✅", warning: "⚠️", error: "⛔" };

function renderBlock(block: Block, used: Map<string, number>): SlackBlock[] {
  switch (block.type) {
    case "heading":
      return heading(block.text);
    case "text":
      return section(block.text);
    case "fields":
      return fields(block.fields);
    case "steps":
      return context(block.steps.map(({ label, state }) => `${STEP[state]} ${label}`).join("   "));
    case "table":
      return renderTable(block.caption, block.columns, block.rows);
    case "chart":
      return renderChart(block);
    case "image":
      return image(block.url, block.alt);
    case "divider":
      return [{ type: "divider" }];
    case "notice":
      return section(`${LEVEL[block.level]} ${block.text}`);
    case "actions":
      return inGroups(block.actions, SLACK.actions).map((group) => ({
        type: "actions",
        elements: group.map((action) => button(action, used)),
      }));
    default:
      return never(block);
  }
}

function heading(text: string): SlackBlock[] {
  const [only, ...more] = pieces(text.replace(/\s+/g, " "), SLACK.header);
  if (only === undefined) return [];
  return more.length > 0 ? section(text) : [{ type: "header", text: plain(only) }];
}

function fields(all: { label: string; value: string }[]): SlackBlock[] {
  const texts = all.map(({ label, value }) => `${label}\n${value}`);
  if (texts.some((text) => pieces(text, SLACK.field).length > 1)) return texts.flatMap(section);
  return inGroups(texts, SLACK.fields).map((group) => ({
    type: "section",
    fields: group.map(plain),
  }));
}

const context = (text: string): SlackBlock[] =>
  pieces(text, SLACK.section).map((piece) => ({ type: "context", elements: [plain(piece)] }));

function image(url: string, alt: string): SlackBlock[] {
  const reachable = url.startsWith("https://") && url.length <= SLACK.imageUrl;
  if (!reachable) return section(alt);
  return [{ type: "image", image_url: url, alt_text: rawCell(line(alt, SLACK.alt)) }];
}

/**
 * Slack wants every action_id of a message to differ, while several choices may act on the same
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
