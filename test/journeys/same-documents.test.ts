import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { Database } from "../../db/sqlite-driver.ts";
import { createBot } from "../bot.ts";
import { createSlackBot } from "../slack/bot.ts";
import { createTeamsBot } from "../teams/bot.ts";

const folder = mkdtempSync(join(tmpdir(), "cohort-same-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const NOW = "2026-11-05T15:00:00Z";

/** All four jobs in one conversation: who says what. */
const CONVERSATION: [string, string][] = [
  ["ana", "gap enrolment=8400 screeners=1120 referrals=610 crisis=74/18 served=1050"],
  ["dee", "gap"],
  ["dee", "12100"],
  ["dee", "640"],
  ["ana", "plan new community-partners new-partners=yes"],
  ["ana", "plan own 1-2 me"],
  ["ana", "plan due 1-2 2026-12-14"],
  ["ana", "plan done 1"],
  ["ana", 'try question="Fewer no-shows?" prediction="20 %" measure="Share" stop="in 3 weeks"'],
  ["ana", "jot More families <call> *ahead*"],
  ["ben", "jot Front desk likes it"],
  ...["ana", "raj", "moana", "dee", "eli", "fay"].flatMap((as, i): [string, string][] => [
    [as, `metric report students sep served=${200 + i}`],
    [as, `metric report students oct served=${210 + i}`],
  ]),
  ...[
    ...["brief", "Texted families", "31 %", "18 %", "120", "More came", "Old numbers"],
    ...["Clean numbers matter", "adapt", "Call first", "skip", "skip", "skip", "skip", "no", "2"],
    ...["confirm", "share", "share now", "share consulted"],
  ].map((text): [string, string] => ["ana", text]),
  ["raj", "away until 2026-11-20"],
  ["pat", "digest now"],
];

/** What is of a platform, and not of the work: who and where people are there, and what was said. */
const OF_PLATFORM = new Set([
  ...["audit", "channel", "done", "identity", "installation", "outbox", "post", "reference"],
  ...["seen", "tick", "trouble", "work"],
]);

/** A row without how its platform named the request, and the conversation, that it came by. */
const ofWork = (row: object) =>
  Object.fromEntries(Object.entries(row).filter(([key]) => key !== "cause" && key !== "place"));

/** Every document in the database, without the platform's own ids and with ids numbered as they come. */
function documents(file: string): Record<string, unknown[]> {
  const database = new Database(file, { readonly: true });
  const names = database
    .prepare("select name from sqlite_master where type = 'table' order by name")
    .all() as { name: string }[];
  const kept = names.filter(({ name }) => !/^(sqlite|__)/.test(name) && !OF_PLATFORM.has(name));
  const rows = kept.map(({ name }): [string, unknown[]] => [
    name,
    (database.prepare(`select * from "${name}" order by rowid`).all() as object[]).map(ofWork),
  ]);
  database.close();
  const seen = new Map<string, string>();
  const numbered = JSON.stringify(rows).replace(/(?:id|again)-\d{30}/g, (id) => {
    if (!seen.has(id)) seen.set(id, `#${seen.size + 1}`);
    return seen.get(id) ?? "";
  });
  return Object.fromEntries(JSON.parse(numbered) as [string, unknown[]][]);
}

/** The conversation held on one platform; `say` is how somebody there speaks with the bot alone. */
async function held(
  name: string,
  open: (url: string) => Promise<{
    say(text: string, as: string): Promise<unknown>;
    close(): Promise<void>;
  }>,
): Promise<Record<string, unknown[]>> {
  const file = join(folder, `${name}.db`);
  const bot = await open(`file:${file}`);
  for (const [as, text] of CONVERSATION) await bot.say(text, as);
  await bot.close();
  return documents(file);
}

it("ends in the same documents in the playground, in Slack and in Teams", async () => {
  const web = await held("web", async (url) => {
    const bot = await createBot({ now: NOW, url });
    return { say: (text, as) => bot.say(text, { as }), close: bot.close };
  });
  const slack = await held("slack", async (url) => {
    const bot = await createSlackBot({ now: NOW, url });
    return { say: (text, as) => bot.dm(text, { as }), close: () => bot.close() };
  });
  const teams = await held("teams", async (url) => {
    const bot = await createTeamsBot({ now: NOW, url });
    return { say: (text, as) => bot.say(text, { as }), close: () => bot.close() };
  });
  for (const kind of ["brief", "document", "experiment", "observation", "plan", "release", "run"])
    expect(web[kind], kind).not.toEqual([]);
  expect(slack).toEqual(web);
  expect(teams).toEqual(web);
});
