import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openDialect, openStore } from "../../db/open.ts";
import { Database } from "../../db/sqlite-driver.ts";
import { doctor, examine } from "../../src/cli/doctor.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cohort-doctor-"));
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const at = (name: string) => join(folder, name);
const env = (more: Record<string, string> = {}) => ({
  DATABASE_URL: `file:${at("cohort.db")}`,
  ...more,
});
const database = async () => (await examine(undefined, env()))[1];

function own(text: string): string {
  mkdirSync(at("own/checklists"), { recursive: true });
  writeFileSync(at("own/checklists/visit.yaml"), text);
  return at("own");
}
const VISIT = `title: Visit
minutes: 2
audience: Us.
steps:
  - { id: school, label: School, ask: Which school?, type: site }
`;

describe("the doctor", () => {
  it("finds a fresh copy healthy, and makes no database", async () => {
    const found = await examine(undefined, env());
    expect(found.map(({ part, problems }) => [part.split(" ")[0], problems])).toEqual([
      ["Settings", []],
      ["Database", []],
      ["Prompts", []],
    ]);
    expect(found[1]?.fine).toContain("the first start makes it");
    expect(readdirSync(folder)).toEqual([]);
  });

  it("knows a database that is ready from an older one, changing neither", async () => {
    await (await openStore(env().DATABASE_URL)).close();
    const before = readFileSync(at("cohort.db"));
    expect(await database()).toMatchObject({ fine: "all right", problems: [] });
    expect(readFileSync(at("cohort.db")).equals(before)).toBe(true);
    expect(readdirSync(folder)).toEqual(["cohort.db"]);
    const client = new Database(at("cohort.db"));
    client.exec(
      "delete from __drizzle_migrations where created_at = (select max(created_at) from __drizzle_migrations)",
    );
    client.close();
    expect((await database())?.fine).toContain("next start brings it up to date");
    const again = new Database(at("cohort.db"), { readonly: true });
    const [{ newest }] = again
      .prepare("select max(created_at) as newest from __drizzle_migrations")
      .all() as [{ newest: number }];
    again.close();
    const changed = new Database(at("cohort.db"));
    changed.exec(
      `update __drizzle_migrations set created_at = ${newest + 1e12} where created_at = ${newest}`,
    );
    changed.close();
    expect((await database())?.problems[0]).toContain("newer version of Cohort");
  });

  it("tells of a damaged database and of a server that is not there, without the password", async () => {
    writeFileSync(at("cohort.db"), "no database at all, but long enough to look like one");
    expect((await database())?.problems[0]).toContain("damaged");
    const url = "postgres://cohort:hush-hush@127.0.0.1:1/cohort";
    const found = JSON.stringify(await examine(undefined, { DATABASE_URL: url }));
    expect(found).toContain("Postgres at 127.0.0.1:1 did not let us in");
    expect(found).not.toContain("hush-hush");
  });

  it("tells every wrong setting without its secret, and looks at the folder all the same", async () => {
    const wrong = env({ PORT: "eighty", SLACK_BOT_TOKEN: "hush-hush", NODE_ENV: "production" });
    const found = await examine(own(VISIT), wrong);
    expect(found.map(({ part }) => part.split(" ")[0])).toEqual(["Settings", "Prompts"]);
    expect(found[0]?.problems.join()).toContain('PORT is "eighty"');
    expect(JSON.stringify(found)).not.toContain("hush-hush");
    expect(found[1]?.problems).toEqual([]);
  });

  it("reads a folder that holds checklists alone, and names file, line and mend", async () => {
    const folderName = own(VISIT.replace("type: site", "typ: site"));
    const told = (await examine(folderName, env())).at(-1);
    const file = join(folderName, "checklists", "visit.yaml");
    expect(told?.problems).toEqual([
      `${file}:5: step 1, type: a step needs a type: type is one of text, longtext, count, number, money, percent, date, yesNo, choice, scale, person, site, link, multiChoice, table, confirm, note`,
    ]);
    expect((await examine(own(VISIT), env())).at(-1)?.fine).toContain("checklists");
    expect((await examine(undefined, env({ COHORT_PROMPTS: own(VISIT) }))).at(-1)).toMatchObject({
      part: `Prompts in ${at("own")}`,
      problems: [],
    });
  });

  it("says where a tool misses a step that it reckons with", async () => {
    const folderName = own(VISIT);
    const text = readFileSync("prompts/checklists/experiment.yaml", "utf8");
    writeFileSync(at("own/checklists/experiment.yaml"), text.replace("id: stop-on", "id: end"));
    const [problem] = (await examine(folderName, env())).at(-1)?.problems ?? [];
    expect(problem).toContain("stop-on");
  });

  it("ends with 0 or 78, and prints one part a line where all is right", async () => {
    vi.stubEnv("DATABASE_URL", env().DATABASE_URL);
    let out = "";
    vi.spyOn(process.stdout, "write").mockImplementation((text) => {
      out += String(text);
      return true;
    });
    expect(await doctor(own(VISIT))).toBe(0);
    expect(out.trim().split("\n")).toHaveLength(3);
    expect(await doctor(at("nothing-here"))).toBe(78);
    expect(out).toContain("\n  The prompts folder");
  });

  it("reads no more of a database than its ledger", async () => {
    const dialect = await openDialect(env().DATABASE_URL);
    // Open elsewhere, as it is while Cohort runs.
    expect(await database()).toMatchObject({ fine: "all right" });
    await dialect.close();
  });
});
