import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { executablePath, focused, launch, say, startPages } from "./browser.ts";

describe.skipIf(!executablePath)("a form on the page", () => {
  let browser: Browser;
  let pages: Awaited<ReturnType<typeof startPages>>;
  let page: Page;
  beforeAll(async () => {
    browser = await launch();
  });
  beforeEach(async () => {
    pages = await startPages(browser);
    page = await pages.open();
    await say(page, "form");
    await page.getByRole("dialog", { name: "Students who need help" }).waitFor();
  });
  afterEach(() => pages.stop());
  afterAll(() => browser.close());

  it("begins in its first field and keeps the focus inside", async () => {
    expect(await focused(page)).toBe("form-enrolment");
    for (let i = 0; i < 12; i++) {
      await page.keyboard.press("Tab");
      const inside =
        "document.activeElement === document.body || document.getElementById('dialog').contains(document.activeElement)";
      expect(await page.evaluate(inside)).toBe(true);
    }
  });

  it("says beside the field what is wrong, keeps the rest, and saves once it is right", async () => {
    await page.getByLabel("Students enrolled").fill("many");
    await page.getByLabel("Rural").check();
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Write a whole number, like 8400.").waitFor();
    expect(await focused(page)).toBe("form-enrolment");
    const field = page.getByLabel("Students enrolled");
    expect(await field.inputValue()).toBe("many");
    expect(await field.getAttribute("aria-describedby")).toBe(
      "form-enrolment-hint form-enrolment-error",
    );
    expect(await field.getAttribute("aria-invalid")).toBe("true");
    expect(await page.getByLabel("Rural").isChecked()).toBe(true);
    await field.fill("8400");
    await page.keyboard.press("Enter");
    await page.getByText("Saved 8400 students.").waitFor();
    expect(await page.locator("dialog[open]").count()).toBe(0);
    expect(pages.received.at(-1)).toMatchObject({
      type: "submit",
      values: { enrolment: "8400", setting: "rural" },
    });
  });

  it("has the title of each section above its first field, once", async () => {
    const form = page.getByRole("dialog");
    expect(await form.locator("h3").allTextContents()).toEqual(["The number", "Your district"]);
    const lines = await form.locator("h3, .field").allTextContents();
    const at = lines.indexOf("Your district");
    expect(lines[at - 1]).toContain("Where the number comes from");
    expect(lines[at + 1]).toContain("Setting");
  });

  it("keeps what was typed when it is closed and opened again", async () => {
    await page.getByLabel("Anything else").fill("half a thought");
    await page.keyboard.press("Escape");
    expect(await page.locator("dialog[open]").count()).toBe(0);
    await say(page, "form");
    await page.getByText("We kept what you typed before.").waitFor();
    expect(await page.getByLabel("Anything else").inputValue()).toBe("half a thought");
  });

  it("keeps what was typed when the server cannot be reached", async () => {
    await page.route("**/api/submit", (route) => route.abort(), { times: 1 });
    await page.getByLabel("Students enrolled").fill("8400");
    await page.getByRole("button", { name: "Save" }).click();
    await page.locator("#dialog-problem", { hasText: "cannot be reached" }).waitFor();
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Saved 8400 students.").waitFor();
    expect(pages.received.filter(({ type }) => type === "submit")).toHaveLength(1);
  });
});
