import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { importProviders } from "../../src/cli/import-providers.ts";
import { importStaffing, type StaffingOptions } from "../../src/cli/import-staffing.ts";
import { keptIn } from "../../src/tools/document/kept.ts";
import { type StaffingMade, staffingShape } from "../../src/tools/staffing/shape.ts";
import { createBot, shipped } from "../bot.ts";

const fixture = (name: string) =>
  readFileSync(new URL(`../fixtures/staffing/${name}.csv`, import.meta.url), "utf8");

let bot: Awaited<ReturnType<typeof createBot>>;
beforeEach(async () => {
  bot = await createBot();
});
afterEach(async () => {
  expect(bot.failures).toEqual([]);
  await bot.close();
});

const deps = () => ({
  ...{ store: bot.store, newId: bot.newId, now: bot.clock.now() },
  ...{ words: shipped.words, benchmarks: shipped.benchmarks },
});
async function staffing(text: string, options: StaffingOptions = {}) {
  const { status, lines } = await importStaffing(text, options, deps());
  return { status, text: lines.join("\n") };
}
async function providers(text: string, district?: string) {
  const { status, lines } = await importProviders(text, district ? { district } : {}, deps());
  return { status, text: lines.join("\n") };
}
const documents = (districtId: string, kind: string) =>
  bot.store.reads.documents({ districtId }, kind);
async function made(districtId: string): Promise<StaffingMade> {
  const newest = (await documents(districtId, "staffing")).at(-1);
  const kept = newest && keptIn(newest);
  return staffingShape.parse(kept?.made);
}

const TABLE = `district,students,year,counselors,psychologists
ALDER FALLS School District,8400,2025-26,21.5,6
Elm Prairie,1800,2025-26,3,
Nowhere,10,2025-26,1,1
`;

describe("import staffing", () => {
  it("keeps the numbers of several districts by their names, and says which lines are nobody's", async () => {
    const { status, text } = await staffing(TABLE);
    expect(status).toBe(0);
    expect(text).toContain("Alder Falls: kept 8,400 students (2025-26).");
    expect(text).toContain('not kept: line 4 ("Nowhere")');
    expect(await made("alder")).toMatchObject({ students: 8400, studentsYear: "2025-26" });
    const psychologist = (await made("elm")).roles.find(({ role }) => role === "psychologist");
    expect(psychologist).toMatchObject({ fte: null, status: "not_reported", year: "2025-26" });
    expect(await documents("birch", "staffing")).toEqual([]);
  });

  it("leaves what a later tool, a trend and a change can go on from", async () => {
    await bot.say("ratio students=8000 counselors=20 psychologists=5@700 year=2024-25");
    bot.set("2026-11-20T15:00:00Z");
    await staffing(TABLE);
    const now = await made("alder");
    expect(now.before?.roles.find(({ role }) => role === "counselor")).toMatchObject({ fte: 20 });
    expect(now.roles.find(({ role }) => role === "psychologist")).toMatchObject({ benchmark: 700 });
    const [, newest] = await documents("alder", "staffing");
    expect(newest).toMatchObject({ personId: expect.any(String), visibility: "private" });
    expect(newest?.replacesId).not.toBeNull();
    const shown = await bot.say("result staffing");
    expect(shown.text).toContain("Counselors: 20 FTE in the last document");
  });

  it("keeps nothing when one line is wrong", async () => {
    const { status, text } = await staffing(TABLE.replace("1800", "many"));
    expect(status).toBe(1);
    expect(text).toContain('Line 3, column "students": "many"');
    expect(text).toContain("Nothing was kept");
    expect(await documents("alder", "staffing")).toEqual([]);
  });

  it("wants to know which district of the file is meant", async () => {
    const city = fixture("nyc-2025-26");
    const unclear = await staffing(city, { district: "Alder Falls" });
    expect(unclear).toMatchObject({ status: 1, text: expect.stringContaining("--row") });
    const kept = await staffing(city, { district: "alder falls", row: "1" });
    expect(kept.text).toContain("Alder Falls: kept 9,481 students (2024-25)");
    const roles = (await made("alder")).roles;
    expect(roles.find(({ role }) => role === "counselor")).toMatchObject({
      ratio: 225.7,
      surplus: 4.08,
    });
    expect(roles.find(({ role }) => role === "social-worker")).toMatchObject({
      ratio: 357.9,
      gap: 11.43,
    });
    expect((await staffing(city, { district: "Alder Falls", row: "9" })).text).toContain('"9"');
  });

  it("takes the only line of a file for the district that is named", async () => {
    const { status, text } = await staffing(fixture("ccd-dcps-2018-19"), {
      district: "Elm Prairie",
    });
    expect(status).toBe(0);
    expect(text).toContain("I used the total, 118 FTE");
    expect((await made("elm")).roles).toMatchObject([
      { role: "counselor", fte: 118, ratio: 419.4 },
      { role: "psychologist", status: "not_reported", needed: 98.98, gap: null },
      { role: "social-worker", status: "not_reported" },
    ]);
  });

  it("keeps no line without students, and no published ratio", async () => {
    const nobody = await staffing(fixture("elsi-2014-15"), { district: "Elm Prairie", row: "8" });
    expect(nobody).toMatchObject({ status: 1, text: expect.stringContaining("how many students") });
    const published = await staffing(fixture("national-ratios"));
    expect(published.status).toBe(0);
    expect(published.text).toContain("2020-21: 415 students per person");
    expect(await documents("elm", "staffing")).toEqual([]);
  });

  it("says which districts there are", async () => {
    const { status, text } = await staffing(TABLE, { district: "Elm" });
    expect(status).toBe(1);
    expect(text).toContain("Alder Falls, Birch Valley");
  });
});

describe("import providers", () => {
  const LIST = "name,contact,phone\nRiverbend Counseling,Jo Park,555-0100\nOak Clinic,,\n";
  it("puts a list into one district's, over what was there", async () => {
    expect(await providers(LIST, "Alder Falls")).toMatchObject({ status: 0 });
    const again = await providers("name,kind\nOak Clinic,Clinic\n", "Alder Falls");
    expect(again.text).toBe(
      "Alder Falls: kept one provider from the file; one more stays on the list.",
    );
    const shown = await bot.say("result providers");
    expect(shown.text).toContain("Riverbend Counseling");
    expect(shown.text).toContain("Jo Park");
  });

  it("keeps nothing where a line cannot be read, or nobody said whose list it is", async () => {
    expect(await providers(LIST)).toMatchObject({
      ...{ status: 1, text: expect.stringContaining("--district") },
    });
    const bad = await providers("name,contact\n,Jo Park\n", "Alder Falls");
    expect(bad.status).toBe(1);
    expect(bad.text).toContain("2");
    expect(await documents("alder", "providers")).toEqual([]);
  });
});
