import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Card } from "../../../adapters/teams/card.ts";
import { literal } from "../../../adapters/teams/card.ts";
import { formCard } from "../../../adapters/teams/form/form-card.ts";
import { renderTeams } from "../../../adapters/teams/render.ts";
import type { Field, Form } from "../../../src/core/form.ts";
import { CHROMIUM_ARGS, findChromium } from "../../chromium.ts";
import { HOSTILE, typedEverywhere } from "../replies.ts";
import { words } from "../slack/form/forms.ts";

const executablePath = findChromium();
const RENDERER = join("node_modules", "adaptivecards", "dist", "adaptivecards.min.js");

/** A form with the same words in every place that shows any. */
const formOf = (text: string): Form => ({
  ...{ id: "run:r1", title: text, intro: text, submit: text, errors: { a: text, other: text } },
  fields: [
    { id: "a", type: "text", label: text, hint: text, value: text },
    { id: "b", type: "longtext", label: text, value: text },
    { id: "c", type: "choice", label: text, choices: [{ value: "v", label: text }] } as Field,
  ],
});

const cardsOf = (text: string): Card[] => [
  ...renderTeams(typedEverywhere(text)).map(({ attachments }) => attachments[0].content),
  formCard(words, formOf(text), { nonce: "n", place: "card" }),
];

/**
 * Draws a card, and puts a mark around all that the renderer would read as markdown. Runs in the page,
 * where the renderer is a global.
 */
const DRAW = `(card) => {
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = "<mark></mark>" + text;
    result.didProcess = true;
  };
  const drawn = new AdaptiveCards.AdaptiveCard();
  drawn.hostConfig = new AdaptiveCards.HostConfig({ actions: { maxActions: 6 } });
  drawn.parse(card);
  document.body.replaceChildren(drawn.render());
  const marked = [...document.querySelectorAll("mark")].map((mark) => mark.parentElement.textContent);
  return {
    marked: marked.filter((text) => text.trim() !== ""),
    tags: [...document.body.querySelectorAll("a, script, img[onerror], at, b, strong, em")].map((one) => one.outerHTML),
    shown: document.body.innerText,
  };
}`;

interface Drawn {
  marked: string[];
  tags: string[];
  shown: string;
}

describe.skipIf(!executablePath)("typed text in Microsoft's own renderer", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: executablePath ?? "", args: CHROMIUM_ARGS });
  }, 60_000);
  afterAll(() => browser?.close());

  async function draw(cards: object[]): Promise<Drawn[]> {
    const page = await browser.newPage();
    await page.route("**/*", (route) => route.abort());
    await page.setContent("<body></body>");
    await page.addScriptTag({ path: RENDERER });
    const all: Drawn[] = [];
    for (const card of cards) all.push(await page.evaluate(`(${DRAW})(${JSON.stringify(card)})`));
    await page.close();
    return all;
  }

  it("is nowhere read as markdown, and becomes no element", async () => {
    const plain = HOSTILE.filter((text) => !text.startsWith("'"));
    for (const { marked, tags } of await draw(plain.flatMap(cardsOf)))
      expect({ marked, tags }).toEqual({ marked: [], tags: [] });
  }, 60_000);

  it("is shown letter by letter", async () => {
    const text = "[approve](https://evil.example) **bold** <at>Everyone</at> <10 & {{x}}";
    const drawn = await draw(cardsOf(text));
    const shown = drawn
      .map((one) => one.shown)
      .join("\n")
      .replaceAll("\u200b", "");
    expect(shown.split(text).length).toBeGreaterThan(12);
  }, 60_000);

  it("would be marked where markdown is read: in a TextBlock, a fact and a label beside a radio button", async () => {
    const body = [
      { type: "TextBlock", text: "**a**" },
      { type: "FactSet", facts: [{ title: "**b**", value: "**c**" }] },
      {
        type: "Input.ChoiceSet",
        id: "x",
        style: "expanded",
        choices: [{ title: "**d**", value: "v" }],
      },
    ];
    const [drawn] = await draw([{ type: "AdaptiveCard", version: "1.5", body }]);
    expect(drawn?.marked).toEqual(["**a**", "**b**", "**c**", "**d**"]);
  }, 60_000);

  it("is escaped in the one place that older clients read as markdown", () => {
    expect(literal("[a](https://e.example) **b**\n# c <at>d</at> www.e.example 1,940")).toBe(
      "\\[a\\]\\(https\\://e.example\\) \\*\\*b\\*\\* \\# c \\<at\\>d\\</at\\> www\\.e.example 1,940",
    );
  });
});
