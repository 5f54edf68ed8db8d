import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CHROMIUM_ARGS, findChromium } from "../../chromium.ts";
import { draw } from "./draw.ts";
import { FOR_DOCS } from "./for-docs.ts";
import type { Theme } from "./host-config.ts";
import { collectScenes } from "./scenes.ts";

const executablePath = findChromium();
/** Where the pictures go; set it to look at them. */
const shots = process.env.COHORT_SHOTS;

const scenes = await collectScenes();

/** Clients that know Teams' charts never show what this renderer says of them. */
const ofCharts = /Unknown element type "?Chart\./;

describe.skipIf(!executablePath)("drawn by Microsoft's renderer", { timeout: 120_000 }, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: executablePath ?? "", args: CHROMIUM_ARGS });
  });
  afterAll(() => browser?.close());

  it("has a scene for every picture of docs/teams.md", async () => {
    const wanted = scenes.filter(({ name }) => name in FOR_DOCS);
    expect(wanted.map(({ name }) => name).sort()).toEqual(Object.keys(FOR_DOCS).sort());
    if (process.env.COHORT_DOCS !== "1") return;
    const page = await browser.newPage({ viewport: { width: 680, height: 100 } });
    for (const scene of wanted) {
      await draw(page, scene, FOR_DOCS[scene.name]);
      await page.screenshot({ path: `docs/teams/${scene.name}.png`, fullPage: true });
    }
  });

  it.each<[string, number, Theme]>([
    ["computer", 680, "light"],
    ["phone", 360, "light"],
    ["dark", 680, "dark"],
  ])("every card fits and is understood: %s", async (where, width, theme) => {
    const page = await browser.newPage({ viewport: { width, height: 100 } });
    await page.route("https://**", (route) => route.abort());
    const wrong: Record<string, string[]> = {};
    for (const scene of scenes) {
      const complaints = await draw(page, scene, theme);
      if (shots)
        await page.screenshot({ path: join(shots, `${where}-${scene.name}.png`), fullPage: true });
      const found = [
        ...complaints.filter((one) => !ofCharts.test(one)),
        ...(await page.evaluate<string[]>("findOverflow()")),
      ];
      if (found.length > 0) wrong[scene.name] = found;
    }
    expect(wrong).toEqual({});
    await page.close();
  });
});
