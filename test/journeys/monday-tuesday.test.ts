import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { openStore } from "../../db/open.ts";
import { runCli } from "../cli/run-cli.ts";
import { startProgram } from "../server.ts";

const folder = mkdtempSync(join(tmpdir(), "cohort-monday-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const HEAD = `title: Site visit
minutes: 4
audience: People of your own district.
steps:
`;
const SCHOOL = `  - { id: school, label: School, ask: "Which school?", type: text }
`;
const ROOMS = `  - { id: rooms, label: Rooms, ask: "How many rooms?", type: count }
`;
const kind = (first: string) => `  - id: kind
    label: Kind
    ask: What kind of visit?
    type: choice
    choices:
      - { value: ${first}, label: ${first} visit }
      - { value: again, label: Another visit }
`;
const COST = `  - { id: cost, label: Cost, ask: "What does it cost?", type: money }
`;
const GUARD = `  - { id: guard, label: Guard, ask: "Who opens the door?", type: text }
`;

/** What the browser posts when somebody types in the playground. */
async function typeInPlayground(url: string, text: string, nonce: string) {
  const response = await fetch(`${url}/playground/api/say`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url },
    body: JSON.stringify({ as: "ana", conversation: "dm:ana", text, nonce }),
  });
  expect(response.status, await response.clone().text()).toBe(200);
}

describe("a checklist begun on Monday in the playground", { timeout: 120_000 }, () => {
  it("goes on unharmed on Tuesday from the console, after its file was changed", async () => {
    const prompts = join(folder, "prompts");
    cpSync("prompts", prompts, { recursive: true });
    const file = join(prompts, "checklists", "site-visit.yaml");
    writeFileSync(file, HEAD + SCHOOL + kind("first") + ROOMS + COST);
    const DATABASE_URL = `file:${join(folder, "cohort.db")}`;
    const settings = { DATABASE_URL, COHORT_PROMPTS: prompts };

    const monday = await startProgram({ ...settings, COHORT_DEMO: "1", NODE_ENV: "test" });
    for (const [at, text] of ["start site-visit", "Elm School", "first"].entries())
      await typeInPlayground(monday.url, text, `monday-${at}`);
    await monday.kill("SIGKILL");

    const nextDay = new Date(Date.now() + 86_400_000).toISOString();
    // Another order, a question gone, a choice with another name, and a new required one.
    writeFileSync(file, HEAD + GUARD + COST + kind("initial") + SCHOOL);
    const tuesday = (...words: string[]) =>
      runCli(settings, "say", "--json", "--at", nextDay, ...words);
    const again = await tuesday("resume");
    expect(again.err).toBe("");
    expect(again.replies[0]?.data).toMatchObject({
      type: "question",
      step: "rooms",
      number: 3,
      of: 4,
    });
    expect((await tuesday("12")).replies[0]?.data).toMatchObject({ step: "cost" });
    const summary = await tuesday("$1,200");
    expect(summary.replies[0]?.text).toContain("2. Kind: first visit");
    const done = await tuesday("confirm");
    expect(done.status).toBe(0);

    const store = await openStore(DATABASE_URL);
    try {
      const [document] = await store.reads.documents({ districtId: "alder" });
      expect(document?.data).toMatchObject({
        answers: {
          ...{ school: { value: "Elm School" }, kind: { value: "first" } },
          ...{ rooms: { value: 12 }, cost: { value: 1200 } },
        },
      });
      expect(JSON.stringify(document?.data)).not.toContain("guard");
    } finally {
      await store.close();
    }
    const fresh = await tuesday("start site-visit");
    expect(fresh.replies[0]?.text).toContain("Who opens the door?");
  });
});
