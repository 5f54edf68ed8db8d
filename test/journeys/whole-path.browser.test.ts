import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CHROMIUM_ARGS, findChromium } from "../chromium.ts";
import { type Server, startServer } from "../server.ts";

const executablePath = findChromium();
const WAIT = { timeout: 20_000 };

/** Where pictures of each station go; set it to look at them. */
const shots = process.env.COHORT_SHOTS;

describe.skipIf(!executablePath)("a newcomer, in the browser", { timeout: 180_000 }, () => {
  let folder: string;
  let server: Server;
  let browser: Browser;
  let page: Page;
  const errors: string[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "cohort-path-"));
    server = await startServer(`file:${join(folder, "cohort.db")}`);
    browser = await chromium.launch({ executablePath: executablePath ?? "", args: CHROMIUM_ARGS });
    page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
    page.on("pageerror", (error) => errors.push(error.message));
    await page.goto(server.url);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.kill("SIGTERM");
    rmSync(folder, { recursive: true, force: true });
  });

  const log = () => page.getByRole("log");
  const fromBot = () => log().locator("article.by-bot");

  /** Does something, and waits until the bot has said something new that contains `words`. */
  async function after(act: () => Promise<unknown>, words: string | RegExp) {
    const before = await fromBot().count();
    await act();
    const matches = (text: string) =>
      words instanceof RegExp ? words.test(text) : text.includes(words);
    const found = async () => (await fromBot().allTextContents()).slice(before).findIndex(matches);
    await expect.poll(found, WAIT).toBeGreaterThanOrEqual(0);
    return fromBot().nth(before + (await found()));
  }
  const say = (text: string, answer: string | RegExp) =>
    after(async () => {
      await page.locator("#say").fill(text);
      await page.keyboard.press("Enter");
    }, answer);
  const press = (name: string | RegExp, answer: string | RegExp) =>
    after(() => log().getByRole("button", { name }).last().click(WAIT), answer);

  /** Presses a button that opens a form. */
  async function open(name: string | RegExp) {
    await log().getByRole("button", { name }).last().click(WAIT);
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Finish" }).waitFor(WAIT);
    return dialog;
  }
  async function moveClock(day: string, time: string) {
    await page.locator("#clock").click();
    await page.locator('input[type="date"]').fill(day);
    await page.locator('input[type="time"]').fill(time);
    await page.getByRole("button", { name: "Move the clock" }).click();
  }
  /** Opens a conversation; its title and its messages are drawn together. */
  async function goTo(name: string, title: string) {
    await page.locator("#rail").getByText(name, { exact: true }).click();
    await page.locator("#title").getByText(title, { exact: true }).waitFor(WAIT);
  }
  const shot = async (name: string) => {
    if (shots) await page.screenshot({ path: join(shots, `${name}.png`) });
  };

  it("estimates a need gap by clicking, typing and one form", async () => {
    await after(() => page.getByText("Estimate a need gap").click(), "How many students does");
    await say("8,400", /screen/i);
    await say("1,120", /referr/i);
    await say("610", /new|earlier/i);
    await say("900", /at most 610/);
    await say("340", /cris/i);
    await press("None", /removed from class/i);
    await press("Not collected", /IEP/);
    await say("save", /resume/i);
    await say("resume", /IEP/);
    await say("310", /new|earlier/i);
    const dialog = await open(/form/i);
    await dialog.getByLabel(/IEPs.*new/i).fill("120");
    await dialog.getByLabel(/Already served/).fill("1,050");
    await shot("gap-form");
    await after(
      () => dialog.getByRole("button", { name: "Finish" }).click(),
      "Need gap: 530 students not yet served",
    );
    await shot("gap-result");
  });

  it("puts dates on a plan", async () => {
    await press("Start a plan", /new partners/);
    await press("Yes", /15 steps/);
    await press(/take every step/, /Yours now/);
    const dated = await say("plan due 1-2 in 3 weeks", /All due/);
    expect(await dated.textContent()).toContain("08:00 Central");
    await shot("plan");
  });

  it("sees the reminder arrive on the right morning when the clock is moved", async () => {
    const day = new Date(Date.now() + 15 * 86_400_000).toISOString().slice(0, 10);
    const reminder = await after(() => moveClock(day, "09:30"), /due in 7 days/);
    expect(await reminder.locator("time").first().textContent()).toBe("08:00");
    await shot("reminder");
    await press(/Done: step 1/, /done/i);
  });

  it("files a brief and shares it with the cohort", async () => {
    await say(
      'try question="Do texts bring families?" prediction="Missed meetings fall to 20 %" measure="share of meetings missed" stop="in 2 weeks"',
      /under way/,
    );
    await say("jot families like to answer by text", /Noted/);
    await say("brief", /What did you try/);
    const dialog = await open(/form/i);
    await dialog.getByLabel(/What we tried/).fill("Texted families the day before.");
    await dialog.getByLabel(/What we learned/).fill("A text that can be answered works.");
    await dialog.getByRole("radio", { name: "Adapt" }).check();
    await dialog.getByLabel(/What changes/).fill("Send it in Spanish too.");
    await shot("brief-form");
    await after(() => dialog.getByRole("button", { name: "Finish" }).click(), /What We Learned/);
    await shot("brief");
    await say("share", /exactly what others will see/);
    await shot("share");
    await press("Share", /legal/i);
    await shot("legal");
    await press(/^Yes/, /shared|posted/i);
    await goTo("riverbend-cohort", "# riverbend-cohort");
    await fromBot().filter({ hasText: "What We Learned: Texted families" }).waitFor(WAIT);
    await shot("channel");
    await goTo("Cohort", "Cohort");
  });

  it("reads the cohort's digest, with its chart", async () => {
    const digest = await say("digest preview", /Students served/);
    const picture = digest.locator("figure img").first();
    await picture.waitFor(WAIT);
    await expect
      .poll(() => picture.evaluate((img) => "naturalWidth" in img && img.naturalWidth), WAIT)
      .toBeGreaterThan(300);
    expect(await picture.getAttribute("alt")).toMatch(/\d/);
    await shot("digest");
    expect(errors).toEqual([]);
  });
});
