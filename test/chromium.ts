import { existsSync } from "node:fs";

/** Where Debian, Ubuntu, Chrome's own packages and macOS put it. */
const PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** A headless browser that may run as root and reaches for nothing on the network by itself. */
export const CHROMIUM_ARGS = [
  ...["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
  ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
];

/**
 * The browser that tests of the page drive, or undefined where there is none and they are skipped.
 * Throws instead where COHORT_REQUIRE_BROWSER=1, so that CI never passes by skipping.
 */
export function findChromium(): string | undefined {
  const found = [process.env.CHROMIUM ?? "", ...PLACES].find((path) => path && existsSync(path));
  if (found) return found;
  const advice = "No Chromium here (Debian: apt-get install chromium; or set CHROMIUM to its path)";
  if (process.env.COHORT_REQUIRE_BROWSER === "1") throw new Error(`${advice}.`);
  console.warn(`${advice}: the tests of the page are skipped.`);
  return undefined;
}
