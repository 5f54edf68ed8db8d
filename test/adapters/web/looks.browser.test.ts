import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { executablePath, launch, say, startPages } from "./browser.ts";

const PHONE = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };
const ground = "getComputedStyle(document.documentElement).backgroundColor";

describe.skipIf(!executablePath)("how the page looks", () => {
  let browser: Browser;
  let pages: Awaited<ReturnType<typeof startPages>>;
  beforeAll(async () => {
    browser = await launch();
  });
  beforeEach(async () => {
    pages = await startPages(browser);
  });
  afterEach(() => pages.stop());
  afterAll(() => browser.close());

  it("fits a phone: nothing is wider than it, and the conversations are in a drawer", async () => {
    const page = await pages.open(PHONE);
    await say(page, "everything");
    await page.locator("[data-type=need-gap]").waitFor();
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(360);
    const wider =
      "[...document.querySelectorAll('#log .content > *')].filter((one) => one.getBoundingClientRect().right > 360).length";
    expect(await page.evaluate(wider)).toBe(0);
    const place = page.getByRole("button", { name: "riverbend-cohort" });
    expect(await place.isVisible()).toBe(false);
    await page.getByRole("button", { name: "Conversations" }).click();
    await place.click();
    await page.locator("#title", { hasText: "riverbend-cohort" }).waitFor();
    await expect.poll(() => place.isVisible()).toBe(false);
  });

  it("follows the system's colors until someone chooses", async () => {
    const page = await pages.open({ colorScheme: "dark" });
    const dark = await page.evaluate(ground);
    await page.click("#theme");
    const light = await page.evaluate(ground);
    expect([dark, light]).toEqual(["rgb(23, 25, 28)", "rgb(255, 255, 255)"]);
    await page.reload();
    await page.waitForSelector("body.ready");
    expect(await page.evaluate(ground)).toBe(light);
  });

  it("moves nothing for people who asked for less motion", async () => {
    const page = await pages.open({ ...PHONE, reducedMotion: "reduce" });
    const longest =
      "Math.max(...getComputedStyle(document.getElementById('rail')).transitionDuration.split(', ').map(parseFloat))";
    expect(await page.evaluate(longest)).toBeLessThanOrEqual(0.001);
  });

  it("gives every control a name, every field a label, and every picture its words", async () => {
    const page = await pages.open();
    await say(page, "everything");
    await page.locator("[data-type=need-gap]").waitFor();
    const nameless = `[...document.querySelectorAll("button, a, summary")].filter((one) =>
      !(one.getAttribute("aria-label") ?? one.textContent).trim()).map((one) => one.outerHTML)`;
    expect(await page.evaluate(nameless)).toEqual([]);
    const unlabeled = `[...document.querySelectorAll("input, textarea, select")].filter((one) =>
      one.labels.length === 0 && !one.getAttribute("aria-label")).map((one) => one.id)`;
    expect(await page.evaluate(unlabeled)).toEqual([]);
    expect(await page.locator("img:not([alt])").count()).toBe(0);
    const ids =
      "(() => { const all = [...document.querySelectorAll('[id]')].map((one) => one.id); return all.length - new Set(all).size; })()";
    expect(await page.evaluate(ids)).toBe(0);
    expect(await page.locator("th[scope]").count()).toBeGreaterThan(0);
  });
});
