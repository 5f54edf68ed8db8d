import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from "playwright-core";
import { CHROMIUM_ARGS, findChromium } from "../../chromium.ts";
import { startPlayground } from "./stub.ts";

export const executablePath = findChromium();

export const launch = () =>
  chromium.launch({ executablePath: executablePath ?? "", args: CHROMIUM_ARGS });

/** Pages on a playground of their own; `complaints` holds what their consoles said. */
export async function startPages(browser: Browser) {
  const playground = await startPlayground();
  const complaints: string[] = [];

  const contexts: BrowserContext[] = [];

  async function open(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      ...options,
    });
    contexts.push(context);
    await context.route(
      (url) => url.hostname !== "127.0.0.1",
      (route) => route.abort(),
    );
    const page = await context.newPage();
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (message) => {
      if (message.type() === "error") complaints.push(message.text());
    });
    await page.goto(playground.url);
    await page.waitForSelector("body.ready");
    return page;
  }

  async function stop() {
    await Promise.all(contexts.map((context) => context.close()));
    await playground.stop();
  }
  return { ...playground, open, complaints, stop };
}

/** Types words as a person does and sends them. */
export async function say(page: Page, text: string) {
  await page.fill("#say", text);
  await page.press("#say", "Enter");
}

/** The id of what has the focus. */
export const focused = (page: Page) => page.evaluate<string>("document.activeElement?.id ?? ''");
