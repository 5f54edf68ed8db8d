import { type Action, type Block, type Chart, never, type Reply } from "../../src/core/reply.ts";
import { chartTable, LEVEL } from "../text.ts";

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text that cannot leave the place it is put in, between tags or inside a quoted attribute. */
const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (c) => ENTITIES[c] ?? c);

/** Where the page finds the picture of the nth chart of a reply. */
type ChartUrl = (n: number) => string;

/** A reply as HTML for the playground. The only markup in it is ours. */
export function renderWeb(reply: Reply, chartUrl: ChartUrl): string {
  const blocks = reply.blocks ?? [{ type: "text" as const, text: reply.text }];
  let charts = 0;
  const html = blocks.map((block) =>
    renderBlock(block, () => (block.type === "chart" ? chartUrl(charts++) : "")),
  );
  return [...howFar(reply.data), ...html].join("\n");
}

/** A thin bar over a question that says which one of how many it is. The words beside it say the same. */
function howFar(data: Reply["data"]): string[] {
  const [number, of] = [data?.number, data?.of];
  if (typeof number !== "number" || typeof of !== "number" || !(of > 0)) return [];
  return [`<progress value="${number - 0.5}" max="${of}" aria-hidden="true"></progress>`];
}

/** What a person typed: their words, line by line, nothing else. */
export const renderWords = (text: string) => paragraph(text);

const paragraph = (text: string) => `<p>${escapeHtml(text)}</p>`;

function renderBlock(block: Block, url: () => string): string {
  switch (block.type) {
    case "heading":
      return `<h3>${escapeHtml(block.text)}</h3>`;
    case "text":
      return block.text
        .split(/\n{2,}/)
        .map(paragraph)
        .join("\n");
    case "fields":
      return fields(block.fields);
    case "steps":
      return steps(block.steps);
    case "table":
      return table(block.caption, block.columns, block.rows);
    case "chart":
      return chart(block, url());
    case "image":
      return image(block.url, block.alt);
    case "divider":
      return "<hr>";
    case "notice":
      return notice(block.level, block.text);
    case "actions":
      return `<div class="actions">${block.actions.map(button).join("")}</div>`;
    default:
      return never(block);
  }
}

/** Figures and names stand side by side; sentences below each other, where they can be read. */
function fields(all: { label: string; value: string }[]): string {
  const wordy = all.some(({ value }) => value.length > SHORT);
  return `<dl class="fields${wordy ? " wordy" : ""}">${all.map(field).join("")}</dl>`;
}

/** Characters of a value that still reads as a figure or a name. */
const SHORT = 36;

const field = ({ label, value }: { label: string; value: string }) =>
  `<div><dt>${escapeHtml(label)}</dt><dd>${escapeHtml(value)}</dd></div>`;

type Steps = Extract<Block, { type: "steps" }>["steps"];

const SAID = { done: "done", now: "now", next: "to come", skipped: "skipped" };

/** A thin bar, the step we are at in words, and all of them one key away. */
function steps(all: Steps): string {
  const at = all.findIndex(({ state }) => state === "now");
  const passed = all.filter(({ state }) => state === "done" || state === "skipped").length;
  const where =
    at >= 0
      ? `<b>${at + 1} of ${all.length}</b> ${escapeHtml(all[at]?.label ?? "")}`
      : `<b>${passed} of ${all.length}</b> done`;
  const bar = all.map(({ state }) => `<i class="${state}"></i>`).join("");
  const items = all.map(
    ({ label, state }) =>
      `<li class="${state}">${escapeHtml(label)} <span class="quiet">${SAID[state]}</span></li>`,
  );
  return `<details class="steps"><summary><span class="bar" aria-hidden="true">${bar}</span><span class="where">${where}</span></summary><ol>${items.join("")}</ol></details>`;
}

function table(
  caption: string,
  columns: { label: string; align?: string }[],
  rows: string[][],
): string {
  const side = (i: number) => (columns[i]?.align === "right" ? ' class="number"' : "");
  const head = columns.map(({ label }, i) => `<th scope="col"${side(i)}>${escapeHtml(label)}</th>`);
  const name = Math.max(
    0,
    columns.findIndex(({ align }) => align !== "right"),
  ); // a row is named by its first words, not by a number before them
  const cell = (text: string, i: number) =>
    i === name
      ? `<th scope="row"${side(i)}>${escapeHtml(text)}</th>`
      : `<td${side(i)}>${escapeHtml(text)}</td>`;
  const body = rows.map(
    (row) => `<tr>${columns.map((_, i) => cell(row[i] ?? "", i)).join("")}</tr>`,
  );
  return `<div class="table" tabindex="0" role="group" aria-label="${escapeHtml(caption)}"><table><caption>${escapeHtml(caption)}</caption><thead><tr>${head.join("")}</tr></thead><tbody>${body.join("")}</tbody></table></div>`;
}

function chart(block: Chart, url: string): string {
  const { columns, rows } = chartTable(block);
  const named = columns.map((column, i) =>
    i === 0 ? { ...column, label: "When or what" } : column,
  );
  return `<figure class="chart"><img src="${escapeHtml(url)}" alt="${escapeHtml(block.alt)}" loading="lazy"><figcaption>${escapeHtml(block.title)}</figcaption><details class="numbers"><summary>Numbers</summary>${table(block.title, named, rows)}</details></figure>`;
}

/** Pictures of our own are shown; one from elsewhere would tell its host who is reading, so it is a link. */
function image(url: string, alt: string): string {
  if (/^\/(?!\/)/.test(url) || url.startsWith("data:image/png;base64,"))
    return `<figure><img src="${escapeHtml(url)}" alt="${escapeHtml(alt)}" loading="lazy"></figure>`;
  if (!url.startsWith("https://")) return paragraph(alt);
  return `<p><a href="${escapeHtml(url)}" target="_blank" rel="noopener noreferrer">${escapeHtml(alt)}</a></p>`;
}

const notice = (level: keyof typeof LEVEL, text: string) =>
  `<div class="notice ${level}" role="status"><b class="sr">${LEVEL[level]}: </b>${escapeHtml(text)}</div>`;

const button = ({ id, label, value, style }: Action) =>
  `<button type="button" class="action${style ? ` ${style}` : ""}" data-action="${escapeHtml(id)}" data-value="${escapeHtml(value ?? "")}">${escapeHtml(label)}</button>`;
