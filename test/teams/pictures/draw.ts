import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { hostConfig, PALETTES, type Theme } from "./host-config.ts";

/** What stands around a card: a message, a dialog with its title, or an entry found by a search. */
export type Frame = { kind: "message" } | { kind: "dialog"; title: string } | { kind: "result" };

/** One thing that is shown: cards one under another, in what Teams puts around them. */
export interface Scene {
  name: string;
  frame: Frame;
  cards: object[];
  /** It holds words that fit on no line, which may be broken anywhere; all others must find room. */
  breaks?: true;
}

// The renderer's own build for browsers, which brings all it needs.
const RENDERER = readFileSync("node_modules/adaptivecards/dist/adaptivecards.min.js", "utf8");
const STYLE = readFileSync("node_modules/adaptivecards/dist/adaptivecards.css", "utf8");
const PAGE = readFileSync("test/teams/pictures/page.js", "utf8");
const LOGO = readFileSync("adapters/teams/manifest/icons/color.png").toString("base64");

const own = (theme: Theme) => {
  const { page, card, border, text, subtle, accent } = PALETTES[theme];
  return `
  body { margin: 0; padding: 12px; background: ${page}; color: ${text};
    font: 14px/20px "Segoe UI", Arial, sans-serif; }
  .message { display: flex; gap: 8px; margin-bottom: 14px; }
  .message > img { width: 32px; height: 32px; border-radius: 6px; flex: none; }
  .message > div { flex: 1; min-width: 0; }
  .message small { color: ${subtle}; font-size: 12px; }
  .card { background: ${card}; border: 1px solid ${border}; border-radius: 4px; margin-top: 4px; overflow: hidden; }
  .dialog { max-width: 600px; margin: auto; background: ${card}; border-radius: 6px; padding: 16px 4px 4px;
    box-shadow: 0 4px 16px #0004; }
  .dialog h1 { font-size: 18px; line-height: 24px; margin: 0 16px 4px; }
  .dialog .card { border: 0; }
  .ac-pushButton { font: inherit; font-weight: 600; background: ${card}; color: ${text}; cursor: pointer;
    border: 1px solid ${border}; border-radius: 4px; padding: 5px 12px; min-height: 32px; }
  .ac-pushButton.style-positive { background: ${accent}; border-color: ${accent}; color: #fff; }
  .ac-pushButton.style-destructive { background: ${card}; color: #c4314b; border-color: #c4314b; }
  .ac-actionSet { flex-wrap: wrap; row-gap: 8px; }
  .ac-input { font: inherit; color: inherit; background: ${page}; border: 1px solid ${border};
    border-radius: 4px; padding: 5px 10px; box-sizing: border-box; }
  textarea.ac-input { height: 64px; }
  .ac-input-label, .ac-input-validation { white-space: normal; }
  @media (max-width: 480px) { .message > img { display: none; } }
  a { color: ${accent}; }`;
};

/** Draws a scene. Returns what Microsoft's renderer complained of. */
export async function draw(page: Page, scene: Scene, theme: Theme = "light"): Promise<string[]> {
  await page.setContent(html(scene, theme));
  await page.addScriptTag({ content: RENDERER });
  await page.addScriptTag({ content: PAGE });
  const call = `drawCards(${JSON.stringify(scene.cards)}, ${JSON.stringify(hostConfig(theme))})`;
  return page.evaluate<string[]>(call);
}

const BREAKS =
  ".ac-richTextBlock, .ac-pushButton div { overflow-wrap: anywhere; white-space: pre-wrap !important; }";

function html({ frame, cards, breaks }: Scene, theme: Theme): string {
  const places = cards.map((_, at) => `<div class="card" data-card="${at}"></div>`);
  return `<!doctype html><meta charset="utf-8"><style>${STYLE}${own(theme)}${breaks ? BREAKS : ""}</style><body>${framed(frame, places)}</body>`;
}

function framed(frame: Frame, places: string[]): string {
  if (frame.kind === "dialog")
    return `<div class="dialog"><h1>${frame.title}</h1>${places.join("")}</div>`;
  if (frame.kind === "result") return places.join("");
  const from = "<b>Cohort</b> <small>9:00 AM</small>";
  const logo = `<img src="data:image/png;base64,${LOGO}" alt="">`;
  return places
    .map((place) => `<div class="message">${logo}<div>${from}${place}</div></div>`)
    .join("");
}
