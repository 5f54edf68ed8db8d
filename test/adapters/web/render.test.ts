import { describe, expect, it } from "vitest";
import { renderWeb, renderWords } from "../../../adapters/web/render.ts";
import { fc, test as property } from "../property.ts";
import { everyBlock, HOSTILE, typedEverywhere } from "../replies.ts";
import { typed } from "../typed.ts";

const url = (n: number) => `/playground/charts/7/${n}.png?as=ana&v=0`;

/** The tags of some HTML with their attribute names, without any text or value. */
const skeleton = (html: string) =>
  (html.match(/<[^>]*>/g) ?? []).map((tag) => tag.replace(/"[^"]*"/g, '""')).join("");

describe("a reply on the page", () => {
  it("shows every block", () => {
    expect(renderWeb(everyBlock, url)).toMatchSnapshot();
  });

  it("has the same tags and attributes whatever was typed", () => {
    const plain = skeleton(renderWeb(typedEverywhere("plain"), url));
    property(
      fc.property(typed(), (text) => {
        const oneParagraph = text.replace(/\n{2,}/g, "\n"); // blank lines begin a paragraph, as meant
        expect(skeleton(renderWeb(typedEverywhere(oneParagraph), url))).toBe(plain);
      }),
    );
  });

  it("shows what a person typed letter by letter", () => {
    for (const text of HOSTILE) expect(skeleton(renderWords(text))).toBe("<p></p>");
    expect(renderWords("a < b & c")).toBe("<p>a &lt; b &amp; c</p>");
  });

  it("turns no address into a link or picture but its own and https ones", () => {
    const image = (address: string) =>
      renderWeb({ text: "", blocks: [{ type: "image", url: address, alt: "a map" }] }, url);
    expect(image("javascript:alert(1)")).toBe("<p>a map</p>");
    expect(image("//evil.example/x.png")).toBe("<p>a map</p>");
    expect(image("data:image/svg+xml,<svg onload=alert(1)>")).toBe("<p>a map</p>");
    expect(image("/playground/page/mark.svg")).toContain('<img src="/playground/page/mark.svg"');
    expect(image("https://example.org/m.png")).toContain('rel="noopener noreferrer"');
  });

  it("shows how far a conversation is as a thin bar, beside the words", () => {
    const question = { text: "3 of 9", data: { type: "question", number: 3, of: 9 } };
    expect(renderWeb(question, url)).toBe(
      '<progress value="2.5" max="9" aria-hidden="true"></progress>\n<p>3 of 9</p>',
    );
    expect(renderWeb({ text: "x", data: { type: "question", number: "<b>", of: 9 } }, url)).toBe(
      "<p>x</p>",
    );
  });

  it("names a row by its first words, not by the number before them", () => {
    const columns = [{ label: "No.", align: "right" as const }, { label: "Step" }];
    const html = renderWeb(
      { text: "", blocks: [{ type: "table", caption: "Plan", columns, rows: [["1", "Agree"]] }] },
      url,
    );
    expect(html).toContain('<td class="number">1</td><th scope="row">Agree</th>');
  });

  it("numbers the charts of a reply in order", () => {
    const chart = everyBlock.blocks?.find(({ type }) => type === "chart");
    if (!chart) throw new Error("no chart among the samples");
    const html = renderWeb({ text: "", blocks: [chart, { type: "divider" }, chart] }, url);
    expect(html.match(/\/\d\.png/g)).toEqual(["/0.png", "/1.png"]);
  });
});
