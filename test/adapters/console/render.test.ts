import { describe, expect, it } from "vitest";
import { renderConsole } from "../../../adapters/console/render.ts";
import { fc, test as property } from "../property.ts";
import { everyBlock, typedEverywhere } from "../replies.ts";
import { typed } from "../typed.ts";

describe("a reply on the console", () => {
  it("shows every block in words", () => {
    expect(renderConsole(everyBlock)).toMatchSnapshot();
  });

  it("is the plain words where there are no blocks", () => {
    expect(renderConsole({ text: "Saved.\nNothing else to do." })).toBe(
      "Saved.\nNothing else to do.",
    );
  });

  it("never lets a typed control or direction character reach the terminal", () => {
    property(
      fc.property(typed(), (text) => {
        const shown = renderConsole(typedEverywhere(text));
        expect(shown).not.toMatch(/[^\P{Cc}\n]|\p{Bidi_C}/u);
      }),
    );
  });
});
