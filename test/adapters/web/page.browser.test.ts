import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { cleanText } from "../../../src/core/incoming.ts";
import { HOSTILE } from "../replies.ts";
import { executablePath, focused, launch, say, startPages } from "./browser.ts";

describe.skipIf(!executablePath)("the playground's page", () => {
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

  it("greets a newcomer with the four jobs, and a press begins one", async () => {
    const page = await pages.open();
    const jobs = page.locator(".job");
    expect(await jobs.locator("code").allTextContents()).toEqual([
      "gap",
      "plan new community-partners",
      "try",
      "digest preview",
    ]);
    await jobs.nth(1).click();
    await page.locator(".by-bot", { hasText: "You said plan new community-partners." }).waitFor();
    expect(await page.locator(".starter").count()).toBe(0);
    expect(pages.complaints).toEqual([]);
  });

  it("is used by keyboard: Enter sends, Shift+Enter begins a line, Tab takes a command", async () => {
    const page = await pages.open();
    expect(await focused(page)).toBe("say");
    await page.keyboard.type("ra");
    await page.getByRole("option", { name: /ratio/ }).waitFor();
    await page.keyboard.press("Tab");
    expect(await page.inputValue("#say")).toBe("ratio ");
    await page.keyboard.type("one");
    await page.keyboard.press("Shift+Enter");
    await page.keyboard.type("two");
    await page.keyboard.press("Enter");
    await page.locator(".by-bot").waitFor();
    expect(pages.received.at(-1)).toMatchObject({ type: "message", text: "ratio one\ntwo" });
    expect(await page.inputValue("#say")).toBe("");
  });

  it("shows what was typed letter by letter, less marks that steer a screen or a reader", async () => {
    const page = await pages.open();
    const popups: string[] = [];
    page.on("dialog", (dialog) => {
      popups.push(dialog.message());
      void dialog.dismiss();
    });
    for (const [i, text] of HOSTILE.entries()) {
      await say(page, text);
      await page.locator(".by-bot").nth(i).waitFor();
      expect(await page.locator(".by-person .content").nth(i).textContent()).toBe(cleanText(text));
    }
    expect(
      await page.locator("#log .content img, #log .content script, #log .content a").count(),
    ).toBe(0);
    expect(popups).toEqual([]);
    expect(pages.complaints).toEqual([]);
  });

  it("shows an answer live to whoever looks, and a private one only to its reader", async () => {
    const [ana, raj] = [await pages.open(), await pages.open()];
    await raj.click("#me");
    await raj.getByRole("option", { name: /Raj Patel/ }).click();
    await raj.getByRole("button", { name: "riverbend-cohort" }).click();
    await ana.getByRole("button", { name: "riverbend-cohort" }).click();
    await ana.locator("#title", { hasText: "riverbend-cohort" }).waitFor();
    await say(ana, "@Cohort secret");
    await ana.getByText("Only you can see this").waitFor();
    await say(ana, "Good morning");
    await raj.getByText("Good morning").waitFor();
    expect(await raj.locator("#log").textContent()).not.toContain("Only for you");
    expect(await raj.locator(".by-person time").first().textContent()).toBe("20:30");
  });

  it("marks a conversation in which something new was said", async () => {
    const [ana, pat] = [await pages.open(), await pages.open()];
    await pat.click("#me");
    await pat.getByRole("option", { name: /Pat Morgan/ }).click();
    await pat.getByRole("button", { name: "riverbend-cohort" }).click();
    await pat.locator("#title", { hasText: "riverbend-cohort" }).waitFor();
    await say(pat, "Hello all");
    const place = ana.locator("[data-place=riverbend]");
    await place.locator(".dot").waitFor();
    expect(await ana.title()).toBe("(1) Cohort playground");
    await place.click();
    await ana.getByText("Hello all").waitFor();
    expect(await ana.locator(".dot").count()).toBe(0);
  });

  it("keeps what was typed when sending fails, and sends it once when it is sent again", async () => {
    const page = await pages.open();
    await page.route("**/api/say", (route) => route.abort(), { times: 1 });
    await say(page, "do not lose me");
    await page.getByText("Cohort cannot be reached").waitFor();
    expect(await page.inputValue("#say")).toBe("do not lose me");
    await page.press("#say", "Enter");
    await page.getByText("You said do not lose me.").waitFor();
    expect(pages.received).toHaveLength(1);
  });

  it("opens a thread beside, counts its answers, and gives the focus back on Escape", async () => {
    const page = await pages.open();
    await say(page, "a topic");
    await page.locator(".by-bot").waitFor();
    const open = page.locator(".by-person").getByRole("button", { name: "Reply in a thread" });
    await open.focus();
    await page.keyboard.press("Enter");
    expect(await focused(page)).toBe("thread-say");
    await page.keyboard.type("inside");
    await page.keyboard.press("Enter");
    await page.locator("#thread-log").getByText("You said inside.").waitFor();
    await page.locator("#log").getByText("2 replies").waitFor();
    await page.keyboard.press("Escape");
    expect(await page.locator("#thread").isHidden()).toBe(true);
  });

  it("lets time pass from the header", async () => {
    const page = await pages.open();
    await page.click("#clock");
    expect(await page.locator("#clock-panel").textContent()).toContain("Wednesday, 3 March 2027");
    await page.getByRole("button", { name: /Next Monday 09:00/ }).click();
    await page
      .locator("#clock-date", { hasText: "Mon, 8 Mar" })
      .or(page.locator("#clock-date", { hasText: "Mon 8 Mar" }))
      .waitFor();
    await page.click("#clock");
    await page.fill("#clock-day", "2027-03-01");
    await page.getByRole("button", { name: "Move the clock" }).click();
    await page.getByText("The clock only moves forward").waitFor();
    await page.keyboard.press("Escape");
    expect(await focused(page)).toBe("clock");
  });

  it("shows the same message as Slack and as Teams", async () => {
    const page = await pages.open();
    await say(page, "everything");
    const post = page.locator("[data-type=need-gap]");
    await post.getByRole("button", { name: "Show as Slack and Teams" }).focus();
    await page.keyboard.press("Enter");
    await page.locator("#preview-json", { hasText: '"type": "header"' }).waitFor();
    await page.keyboard.press("ArrowRight");
    await page.locator("#preview-json", { hasText: '"AdaptiveCard"' }).waitFor();
    await page.keyboard.press("Escape");
    expect(await page.locator("#preview").isHidden()).toBe(true);
  });

  it("draws charts sharply and says in words what they show", async () => {
    const page = await pages.open();
    await say(page, "everything");
    const picture = page.getByAltText("Bars rise from 310 in August to 505 in October.");
    await picture.waitFor();
    await picture.scrollIntoViewIfNeeded();
    const box = await picture.boundingBox();
    const width = "document.querySelector('.chart img').naturalWidth";
    await expect.poll(() => page.evaluate(width)).toBeGreaterThan(0);
    const natural = await page.evaluate(width);
    expect(natural).toBeGreaterThanOrEqual(2 * Math.floor(box?.width ?? 0));
  });
});
