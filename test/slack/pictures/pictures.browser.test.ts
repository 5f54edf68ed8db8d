import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CHROMIUM_ARGS, findChromium } from "../../chromium.ts";
import { checkMessage, checkView } from "../block-kit.ts";
import { isDrawn } from "./draw.ts";
import { collectScenes } from "./scenes.ts";

const executablePath = findChromium();
/** Where the pictures go; set it to look at them. */
const shots = process.env.COHORT_SHOTS;

const scenes = await collectScenes();

describe("everything the bot shows on Slack", () => {
  it.each(scenes.map((scene) => [scene.name, scene] as const))(
    "%s is taken by Slack",
    (_, scene) => {
      for (const { kind, payload } of scene.sent)
        expect((kind === "view" ? checkView : checkMessage)(payload)).toEqual([]);
    },
  );

  it.each(scenes.map((scene) => [scene.name, scene] as const))("%s loses no block", (_, scene) => {
    const blocks = scene.sent.flatMap(({ payload }) => payload.blocks);
    expect(blocks.filter((block) => !isDrawn(block))).toEqual([]);
  });
});

it("would notice a block that the previewer drops", () => {
  expect(isDrawn({ type: "not_a_block" })).toBe(false);
});

describe.skipIf(!executablePath)("drawn in a browser", { timeout: 120_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: executablePath ?? "", args: CHROMIUM_ARGS });
  });
  afterAll(() => browser?.close());

  it.each([
    ["a computer", 680],
    ["a phone", 360],
  ])("fits on the screen of %s", async (where, width) => {
    const page = await browser.newPage({ viewport: { width, height: 100 } });
    await page.route("https://**", (route) => route.abort());
    for (const scene of scenes) {
      await page.setContent(scene.html());
      const folder = where === "a phone" ? "phone-" : "";
      if (shots)
        await page.screenshot({ path: join(shots, `${folder}${scene.name}.png`), fullPage: true });
      const wide = await page.evaluate("document.documentElement.scrollWidth");
      expect([scene.name, wide]).toEqual([scene.name, width]);
    }
    await page.close();
  });
});
