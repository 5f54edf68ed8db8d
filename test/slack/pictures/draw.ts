import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createElement } from "react";
import type { SlackBlock } from "../../../adapters/slack/table.ts";

interface View {
  type: "modal" | "home";
  title?: { text: string };
  submit?: { text: string };
  close?: { text: string };
  blocks: SlackBlock[];
}

// The CommonJS builds: both are without types of their own for what is used here.
const require = createRequire(import.meta.url);
const { renderToStaticMarkup } = require("react-dom/server") as {
  renderToStaticMarkup(element: unknown): string;
};
const { Message } = require("slack-blocks-to-jsx") as typeof import("slack-blocks-to-jsx");
const STYLE = readFileSync(require.resolve("slack-blocks-to-jsx/dist/style.css"), "utf8");

const OWN = `
  body { margin: 0; padding: 12px 16px; background: #fff; font: 15px/1.46 Lato, "Source Sans 3", sans-serif; }
  /* Wide tables scroll by themselves in Slack. */
  .part { padding: 6px 0 14px; overflow-x: auto; }
  .view { border: 1px solid #ddd; border-radius: 8px; max-width: 520px; margin: auto; overflow: hidden; }
  .view > header, .view > footer { padding: 14px 20px; font-weight: 900; font-size: 18px; }
  .view > header { border-bottom: 1px solid #ddd; }
  .view > footer { border-top: 1px solid #ddd; text-align: right; font-size: 15px; }
  .view > footer span { border: 1px solid #bbb; border-radius: 4px; padding: 6px 12px; margin-left: 8px; }
  .view > footer span:last-child { background: #007a5a; color: #fff; border-color: #007a5a; }
  .view > div { padding: 8px 20px 16px; }
  textarea { height: 38px !important; resize: none !important; }
`;

/** A page that shows messages as Slack does, one under another. */
export const pageOfMessages = (messages: { blocks: SlackBlock[] }[]) =>
  page(messages.map(({ blocks }) => `<div class="part">${shown(blocks)}</div>`).join(""));

/** A page that shows a modal in a frame, or an App Home. */
export function pageOfView({ type, title, submit, close, blocks }: View): string {
  const inner = `<div>${shown(blocks, true)}</div>`;
  if (type === "home") return page(inner);
  const buttons = [close, submit].map((one) => (one ? `<span>${one.text}</span>` : "")).join("");
  return page(
    `<div class="view"><header>${title?.text}</header>${inner}<footer>${buttons}</footer></div>`,
  );
}

const page = (body: string) =>
  `<!doctype html><meta charset="utf-8"><style>${STYLE}${OWN}</style><body>${body}</body>`;

/** Throws where the previewer does; a block it does not know leaves nothing behind. */
const shown = (blocks: SlackBlock[], bare = false) =>
  renderToStaticMarkup(
    createElement(Message, {
      ...{ name: "Cohort", logo: LOGO, theme: "light", time: new Date("2026-11-22T15:00:00Z") },
      ...{ withoutWrapper: bare, blocks: blocks.map(plainInput) as never },
    }),
  );

/** The previewer draws every text field as a large one, and small ones with a hint Slack has not. */
const plainInput = (block: SlackBlock): SlackBlock => {
  const element = block.element as SlackBlock | undefined;
  if (element?.type !== "plain_text_input") return block;
  return { ...block, element: { ...element, multiline: true } };
};

/** False for a block the previewer does not know: it leaves an empty list behind. Throws where it does. */
export const isDrawn = (block: SlackBlock) => !/--blocks"><\/div>/.test(shown([block], true));

const LOGO =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 36 36'%3E%3Crect width='36' height='36' rx='6' fill='%231f4e5f'/%3E%3Ccircle cx='13' cy='15' r='5' fill='%23fff'/%3E%3Ccircle cx='23' cy='15' r='5' fill='%239fd3c7'/%3E%3Ccircle cx='18' cy='23' r='5' fill='%23f4b860'/%3E%3C/svg%3E";
