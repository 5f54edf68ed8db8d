/*
 * Runs Microsoft's Agents Playground against Cohort, by hand: docs/teams.md, "On your own computer".
 *   node test/teams/agents-playground.mjs FOLDER [--drive]
 * FOLDER is where the playground was installed; its licence keeps it out of this project. With --drive
 * the four jobs are gone through in Chromium, each step with a picture, and what is missing is told.
 * It joins the demo cohort that `npm start` makes, as somebody new from Teams.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { chromium } from "playwright-core";

const BOT = process.env.COHORT_URL ?? "http://127.0.0.1:3978";
const PORT = 56150;
const PAGE = `http://localhost:${PORT}/`;
const GAP =
  "gap enrolment=8400 screeners=1120 referrals=610/340 crisis=74/18 incidents=260/95 iep-504=310/120 surveys=900/210 assessments=88/22 state=0 other=45/15 served=1050";
const TEST =
  'try question="Does a text the day before cut no-shows?" prediction="From 30 % to 20 %" measure="Share missed" stop="in 3 weeks"';

/** What is typed, or pressed ("button: …"), and words that must come after it. */
const STEPS = [
  ["join CODE", "Birch Valley"],
  [GAP, "890 students not yet served"],
  ["button: Start a plan", "Will you look for new partners?"],
  ["button: Yes", "Roadmap and strategy"],
  ["button: I take every step without an owner", "Alex Wilber"],
  ["my", "Agree what you need"],
  [TEST, "Your test is under way"],
  ["jot More families call ahead", /note/i],
  ["brief", /what|brief/i],
  ["stop", /./],
  ["metric report students sep served=310", /310/],
  ["metric report students oct served=420", /420/],
  ["metric show students", /Students served/],
  ["start need-gap", "How many students"],
];

const [folder, ...flags] = process.argv.slice(2);
const cli = join(resolve(folder ?? "."), "node_modules/@microsoft/m365agentsplayground/cli.js");
if (!existsSync(cli)) {
  console.error(`There is no playground in ${folder ?? "."}. Install it there first:
  npm install --prefix ${folder ?? "FOLDER"} @microsoft/m365agentsplayground@0.2.28`);
  process.exit(2);
}

// It writes logs beside where it runs, which is therefore no folder of anybody's.
const work = mkdtempSync(join(tmpdir(), "agents-playground-"));
const args = ["start", "-e", `${BOT}/api/messages`, "-c", "msteams", "-p", String(PORT)];
const playground = spawn(process.execPath, [cli, ...args, "--disable-telemetry"], {
  cwd: work,
  env: { ...process.env, TEAMSAPPTESTER_BROWSER: "none", SEND_INSTALLATION_ACTIVITY: "true" },
  stdio: "inherit",
});
try {
  await answers(`${PAGE}_debug/ping`);
  console.log(`Open ${PAGE}`);
  if (flags.includes("--drive")) process.exitCode = (await drive()) ? 0 : 1;
  else await once(playground, "exit");
} finally {
  playground.kill();
}

async function answers(url) {
  for (let tries = 0; ; tries++) {
    const found = await fetch(url).catch(() => undefined);
    if (found?.ok) return;
    if (tries === 100) throw new Error(`${url} does not answer; its log is in ${work}/devTools`);
    await wait(100);
  }
}

async function drive() {
  const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
  const browser = await chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu"],
  });
  const context = await browser.newContext({ viewport: { width: 1300, height: 1800 } });
  // Three fonts from elsewhere, which it does without.
  await context.route(
    ({ hostname }) => !["localhost", "127.0.0.1"].includes(hostname),
    (route) => route.abort(),
  );
  const page = await context.newPage();
  page.on("pageerror", ({ message }) => console.log(`  the page says: ${message}`));
  await page.goto(PAGE);
  await page.getByRole("button", { name: "Join with a code" }).first().waitFor();
  const code = await invitation();
  let missed = 0;
  for (const [n, [what, expected]] of STEPS.entries()) {
    const said = await step(page, what.replace("CODE", code), expected);
    const picture = join(work, `${String(n + 1).padStart(2, "0")}.png`);
    await page.screenshot({ path: picture });
    const found = matches(said, expected);
    if (!found) missed++;
    console.log(`${found ? "ok     " : "MISSING"} ${what.slice(0, 60)}  ${picture}`);
  }
  await browser.close();
  return missed === 0;
}

/** A code for the demo cohort, as its facilitator makes one in the page of Cohort itself. */
async function invitation() {
  const asked = ["say", "--as", "pat", "invite Birch Valley as lead"];
  const { stdout } = spawn(process.execPath, ["bin/cohort.mjs", ...asked], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const chunks = await stdout.toArray();
  const [code] = /\w{4}(?:-\w{4}){3}/.exec(Buffer.concat(chunks).toString()) ?? [];
  if (!code) throw new Error("no code: is the demo cohort there? (npm start makes it)");
  return code;
}

/** Does it, and gives the words that came after, once what is expected is among them or five seconds are over. */
async function step(page, what, expected) {
  const before = (await words(page)).length;
  const [, label] = /^button: (.+)/.exec(what) ?? [];
  if (label) {
    const button = page.getByRole("button", { name: label, exact: true }).last();
    await button.click({ timeout: 5_000 }).catch(() => console.log(`  no button "${label}"`));
  } else {
    const box = page.locator('[contenteditable="true"]').first();
    await box.click({ timeout: 20_000 });
    await page.keyboard.insertText(what);
    await page.getByRole("button", { name: "Send Message" }).click();
  }
  let after = "";
  for (let tries = 0; tries < 25; tries++) {
    await wait(200);
    after = (await words(page)).slice(before);
    if (matches(label ? await words(page) : after.replace(what, ""), expected)) break;
  }
  await wait(500);
  return label ? await words(page) : (await words(page)).slice(before);
}

function matches(text, expected) {
  return typeof expected === "string" ? text.includes(expected) : expected.test(text);
}

/** The conversation as one text, without the panel that logs requests. */
async function words(page) {
  // biome-ignore lint/performance/useDomNodeTextContent: hidden words are not wanted
  const all = await page.locator("body").innerText();
  return all.split("Log Panel")[0] ?? "";
}
