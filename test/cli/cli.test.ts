import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStore } from "../../db/open.ts";
import { runCli } from "./run-cli.ts";

describe("the command line", { timeout: 120_000 }, () => {
  let folder: string;
  let env: { DATABASE_URL: string };
  const cohort = (...args: string[]) => runCli(env, ...args);
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "cohort-cli-"));
    env = { DATABASE_URL: `file:${join(folder, "cohort.db")}` };
    expect(await cohort("demo")).toMatchObject({ status: 0 });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("makes the demo once, and says so the second time", async () => {
    expect(await cohort("demo")).toMatchObject({
      status: 0,
      out: expect.stringContaining("already"),
    });
  });

  it("leaves a database alone that holds a cohort of its own", async () => {
    const other = { DATABASE_URL: `file:${join(folder, "other.db")}` };
    const store = await openStore(other.DATABASE_URL);
    const now = new Date("2026-11-22T12:00:00Z");
    const row = { id: "real", name: "Real", zone: "UTC", threshold: 10, createdAt: now };
    const changes = [{ op: "insert" as const, kind: "cohort" as const, row }];
    await store.commit({ cause: "c", changes, postings: [], audit: [] }, now);
    await store.close();
    expect(await runCli(other, "demo")).toMatchObject({ status: 1 });
  });

  it("prints one JSON object with the replies and their facts", async () => {
    const ran = await cohort(
      ...["say", "--json"],
      "gap enrolment=8400 screeners=1120 referrals=610/340 crisis=74/18 incidents=260/95 iep-504=310/120 surveys=900/210 assessments=88/22 state=0 other=45/15 served=1050",
    );
    expect(ran.status).toBe(0);
    expect(ran.replies).toMatchObject([
      {
        to: "dm:ana",
        private: true,
        data: {
          ...{ type: "need-gap", total: 1940, addressed: 1050, unaddressed: 890 },
          ...{ overlapPct: 43.1, needPctOfEnrolment: 23.1 },
        },
      },
    ]);
  });

  it("ends with status 1 when the bot refused, and prints why", async () => {
    const ran = await cohort(
      "say",
      "--json",
      "gap enrolment=8400 screeners=1120 referrals=200/260",
    );
    expect(ran.status).toBe(1);
    expect(ran.replies[0]?.text).toContain("at most 200");
    expect(ran.replies[0]?.data).toMatchObject({ type: "error", field: "referrals", max: 200 });
  });

  it("ends with status 2 on wrong usage, naming what is allowed", async () => {
    expect(await cohort("say", "--as", "nobody", "help")).toMatchObject({
      status: 2,
      err: expect.stringContaining("ana, ben"),
    });
    expect(await cohort("say", "--in", "attic", "help")).toMatchObject({
      status: 2,
      err: expect.stringContaining("riverbend-cohort"),
    });
    expect(await cohort("tick", "--at", "tomorrow")).toMatchObject({
      status: 2,
      err: expect.stringContaining("2027-03-03T09:00:00-06:00"),
    });
    expect(await cohort("dance")).toMatchObject({ status: 2 });
  });

  it("ends with status 78 on settings it cannot start with, listing each", async () => {
    const ran = await runCli({ ...env, DATABASE_URL: "mysql://x", PORT: "many" }, "say", "help");
    expect(ran.status).toBe(78);
    expect(ran.err).toContain("PORT");
    expect(ran.err).toContain("DATABASE_URL");
  });

  it("ends with status 78 on a broken prompt file, naming file and line", async () => {
    const prompts = join(folder, "prompts");
    cpSync("prompts", prompts, { recursive: true });
    writeFileSync(join(prompts, "checklists", "need-gap.yaml"), "title: Broken\nsteps: none\n");
    const ran = await runCli({ ...env, COHORT_PROMPTS: prompts }, "say", "help");
    expect(ran.status).toBe(78);
    expect(ran.err).toMatch(/need-gap\.yaml:\d+: /);
  });

  it("says what a channel is told privately to the asker, and keeps their words there", async () => {
    const ran = await cohort("say", "--json", "--in", "riverbend-cohort", "cohort");
    expect(ran.replies).toMatchObject([{ to: "#riverbend-cohort", private: true }]);
  });

  it("shows an empty outbox, and no message that is not there", async () => {
    expect(await cohort("outbox")).toMatchObject({
      status: 0,
      out: expect.stringContaining("every"),
    });
    expect(await cohort("outbox", "retry", "99999")).toMatchObject({ status: 1 });
    expect(await cohort("outbox", "show", "x")).toMatchObject({ status: 2 });
  });
});
