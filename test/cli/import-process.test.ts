import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Ran, runCli } from "./run-cli.ts";

let folder: string;
let env: Record<string, string>;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "cohort-import-"));
  env = { DATABASE_URL: `file:${join(folder, "cohort.db")}` };
  await runCli(env, "demo");
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}
const staffing = (name: string, text: string): Promise<Ran> =>
  runCli(env, "import", "staffing", file(name, text));

describe("cohort import, as a process", () => {
  it("keeps what a sheet holds, however it was saved, and shows it in the chat", async () => {
    const windows = "\uFEFFdistrict,students,year,counselors\r\nAlder Falls,8400,2025-26,21.5\r\n";
    const kept = await staffing("windows.csv", windows);
    expect(kept).toMatchObject({ status: 0, err: "" });
    expect(kept.out).toContain("Alder Falls: kept 8,400 students (2025-26).");
    expect((await runCli(env, "say", "result staffing")).out).toContain(
      "12.1 FTE more than your 21.5",
    );
    const list = file("list.csv", "Provider;Contact\nElm Clinic;Jo\n");
    const providers = await runCli(env, "import", "providers", list, "--district", "alder falls");
    expect(providers).toMatchObject({ status: 0, err: "" });
    expect(providers.out).toContain("Alder Falls: kept one provider from the file");
  }, 60_000);

  it.each([
    ["a row too short", "district,students,year\nAlder Falls,8400\n", "Line 2: it has 2 cells"],
    ["names of students", "district,students,student_name\nA,1,Jo\n", "single students"],
  ])("ends with 1 and keeps nothing of a file with %s", async (_, text, said) => {
    const ran = await staffing("broken.csv", text);
    expect(ran.status).toBe(1);
    expect(ran.out + ran.err).toContain(said);
    expect(ran.out + ran.err).toContain("Nothing was kept.");
  });

  it("ends with 2 where the command itself is wrong", async () => {
    const none = await runCli(env, "import", "staffing", join(folder, "none.csv"));
    expect(none).toMatchObject({ status: 2, err: expect.stringContaining("can't be read") });
  });
});

describe("cohort doctor, as a process", () => {
  it("ends with 0 where all is well, and makes no database", async () => {
    const none = join(folder, "none.db");
    const fresh = { DATABASE_URL: `file:${none}` };
    const { status, out, err } = await runCli(fresh, "doctor");
    expect({ status, err }).toEqual({ status: 0, err: "" });
    expect(out).toContain("Settings: all right");
    expect(out).toContain("the first start makes it");
    expect(out).toMatch(/prompts: all right, with \d+ checklists/);
    expect(existsSync(none)).toBe(false);
  });

  it("ends with 78 and names file, line and mend for a folder with a mistake", async () => {
    const own = join(folder, "own", "checklists");
    mkdirSync(own, { recursive: true });
    writeFileSync(join(own, "visit.yaml"), "title: Visit\nminutes: 2\naudience: Us.\nstep: []\n");
    const { status, out, err } = await runCli(env, "doctor", join(folder, "own"));
    expect(status).toBe(78);
    expect(out + err).toContain(
      'visit.yaml:1: "step" is not a setting here. Did you mean "steps"?',
    );
  });

  it("ends with 78 and says all that is wrong where settings are wrong", async () => {
    const ran = await runCli({ ...env, PORT: "many", DATABASE_URL: "mysql://x" }, "doctor");
    expect(ran.status).toBe(78);
    for (const name of ["PORT", "DATABASE_URL"]) expect(ran.out + ran.err).toContain(name);
  });
});
