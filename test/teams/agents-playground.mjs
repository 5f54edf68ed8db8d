/*
 * Runs Microsoft's Agents Playground against Cohort, by hand: docs/teams.md, "On your own computer".
 *   node test/teams/agents-playground.mjs FOLDER [--drive]
 * FOLDER is where the playground was installed; its licence keeps it out of this project. With --drive
 * the four jobs are gone through in Chromium, then a channel, a group chat and the message extension,
 * each step with a picture, and what is missing is told. It joins the demo cohort that `npm start`
 * makes, as somebody new from Teams who becomes its second facilitator.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
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

/** Ids like those of Teams, where all shared places begin with "19:". */
const TEAM = "19:team@thread.tacv2";
const CHANNEL = "19:announcements@thread.tacv2";
const CHAT = "19:leads@thread.v2";
const PEOPLE = ["Alex Wilber", "Megan Bowen", "Adele Vance", "Isaiah Langer", "Patti Fernandez"];

/** What is said to the bot where others are: the place as the page calls it, the words, and some of the answer. */
const SHARED = [
  ["Announcements", "cohort here now", "Announcements"],
  ["Announcements", "digest now", "districts reported"],
  ["Leads", "my", "step"],
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
writeFileSync(join(work, ".m365agentsplayground.yml"), settings());
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
  await asPat("cohort role Alex Wilber facilitator now");
  for (const [n, [name, what, expected]] of SHARED.entries()) {
    await mention(page, name, what);
    const found = matches(await until(() => words(page), expected), expected);
    if (!found) missed++;
    const picture = join(work, `shared-${n + 1}.png`);
    await wait(1_000);
    await page.screenshot({ path: picture });
    console.log(`${found ? "ok     " : "MISSING"} ${name}: ${what}  ${picture}`);
  }
  const found = await search();
  if (!found.startsWith("ok")) missed++;
  console.log(found);
  await browser.close();
  return missed === 0;
}

/** Says it to the bot where others are; who is meant must be picked from the list that opens. */
async function mention(page, name, what) {
  await page.getByText(name, { exact: true }).first().click();
  await wait(1_000);
  await page.locator('[contenteditable="true"]').first().click();
  await page.keyboard.type("@Coh", { delay: 60 });
  const bot = page.locator('[role="option"],[role="menuitem"]').filter({ hasText: "Cohort" });
  await bot.first().click({ timeout: 5_000 });
  await page.keyboard.type(` ${what}`);
  await page
    .getByRole("button", { name: /^(Post|Send Message)$/ })
    .first()
    .click();
}

/** The message extension, which the page offers only to apps whose manifest it knows. */
async function search() {
  const parameters = [{ name: "query", value: "no-shows" }];
  const answer = await fetch(`${PAGE}_conversation/v1/invoke`, {
    ...{ method: "POST", headers: { "content-type": "application/json" } },
    body: JSON.stringify({
      ...{ name: "composeExtension/query", value: { commandId: "playbook", parameters } },
      ...{ from: { id: "user-id-0" }, conversation: { id: "personal-chat-id" } },
    }),
  });
  const text = await answer.text();
  const ok = answer.ok && text.includes("composeExtension");
  return `${ok ? "ok     " : "MISSING"} search for no-shows: ${text.slice(0, 200)}`;
}

/** The playground's own settings; it takes five people beside the one in front of it, no more and no fewer. */
function settings() {
  const person = (name, n) => ({
    ...{ id: `user-id-${n}`, name, aadObjectId: `00000000-0000-0000-0000-00000000002${n}` },
    ...{ userPrincipleName: `user${n}@example.com`, email: `user${n}@example.com` },
    ...{ givenName: name.split(" ")[0], surname: name.split(" ")[1] },
  });
  const [currentUser, ...users] = [...PEOPLE, "Lynne Robbins"].map(person);
  return JSON.stringify({
    ...{ version: "0.1.1", tenantId: "00000000-0000-0000-0000-000000000001" },
    ...{ bot: { id: "bot-id", name: "Cohort" }, currentUser, users },
    ...{ personalChat: { id: "personal-chat-id" }, groupChat: { id: CHAT, name: "Leads" } },
    team: {
      ...{ id: TEAM, name: "My Team", aadGroupId: "00000000-0000-0000-0000-000000000031" },
      channels: [{ id: CHANNEL, name: "Announcements" }],
    },
  });
}

/** A code for the demo cohort, as its facilitator makes one in the page of Cohort itself. */
async function invitation() {
  const [code] = /\w{4}(?:-\w{4}){3}/.exec(await asPat("invite Birch Valley as lead")) ?? [];
  if (!code) throw new Error("no code: is the demo cohort there? (npm start makes it)");
  return code;
}

/** What Cohort answers to its demo's facilitator. */
async function asPat(what) {
  const asked = ["bin/cohort.mjs", "say", "--as", "pat", what];
  const { stdout } = spawn(process.execPath, asked, { stdio: ["ignore", "pipe", "inherit"] });
  return Buffer.concat(await stdout.toArray()).toString();
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
  const after = async () => (await words(page)).slice(before);
  await until(
    async () => (label ? await words(page) : (await after()).replace(what, "")),
    expected,
  );
  await wait(500);
  return label ? words(page) : after();
}

/** What is there once it has what is expected, or after five seconds. */
async function until(look, expected) {
  for (let tries = 0; ; tries++) {
    await wait(200);
    const seen = await look();
    if (matches(seen, expected) || tries === 25) return seen;
  }
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
