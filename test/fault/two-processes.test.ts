import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDialect } from "../../db/open.ts";
import { createPosts } from "../../db/posts.ts";
import { createStore } from "../../db/store.ts";
import { type Ran, runCli } from "../cli/run-cli.ts";
import { startPostgres } from "../db/postgres-server.ts";
import { startServer } from "../server.ts";

const MADE = "2027-03-01T18:00:00Z";
/** 08:00 for Ana on the day before her step is due, which is also when the digest is due. */
const MORNING = "2027-03-09T14:00:00Z";

/** The facts of every message that stands in these conversations. */
async function standing(url: string, ...conversations: string[]) {
  const dialect = await openDialect(url);
  const posts = createPosts(dialect);
  const all = await Promise.all(conversations.map((one) => posts.list(one, "ana", 500)));
  await dialect.close();
  return all
    .flat()
    .flatMap(({ reply }) => (reply ? [{ type: reply.data?.type, text: reply.text }] : []));
}

/** Two processes beat at the same instant; what each of them says it sent. */
const tickTwice = (url: string, at: string): Promise<Ran[]> =>
  Promise.all([1, 2].map(() => runCli({ DATABASE_URL: url }, "tick", "--json", "--at", at)));

const typesOf = (runs: Ran[]) =>
  runs.flatMap(({ replies }) => replies.map(({ data }) => data.type));

const folder = mkdtempSync(join(tmpdir(), "cohort-two-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const postgres = await startPostgres();
afterAll(() => postgres.stop());

describe.each([
  ["Postgres", () => postgres.emptyDatabase()],
  ["one SQLite file", async () => `file:${join(folder, "cohort.db")}`],
])("two processes on %s", { timeout: 120_000 }, (_, fresh) => {
  let url: string;
  const say = async (as: string, text: string) => {
    const ran = await runCli(
      { DATABASE_URL: url },
      "say",
      "--json",
      "--as",
      as,
      "--at",
      MADE,
      text,
    );
    expect(ran, ran.err).toMatchObject({ status: 0 });
    return ran;
  };
  beforeAll(async () => {
    url = await fresh();
  });

  it("make the demo once between them", async () => {
    const runs = await Promise.all([1, 2, 3].map(() => runCli({ DATABASE_URL: url }, "demo")));
    expect(runs.map(({ status, err }) => [status, err])).toEqual(runs.map(() => [0, ""]));
    expect(runs.filter(({ out }) => out.startsWith("Made"))).toHaveLength(1);
  });

  it("say each reminder and the digest once between them, and nothing the second time", async () => {
    await say("ana", "plan new community-partners new-partners=no owner=me");
    await say("ana", "plan own 4 @ben");
    await say("ana", "plan due 1-4 2027-03-10");
    await say("ana", "metric report students served=214");
    await say("pat", "digest schedule monthly 9 08:00");
    const runs = await tickTwice(url, MORNING);
    const said = typesOf(runs);
    // Ben's morning came an hour earlier, so he hears now as well.
    expect(said.filter((type) => type === "reminder")).toHaveLength(2);
    expect(said.filter((type) => type === "digest")).toHaveLength(1);
    const stands = await standing(url, "riverbend", "dm:ana", "dm:ben");
    expect(stands.filter(({ type }) => type === "reminder")).toHaveLength(2);
    expect(stands.filter(({ type }) => type === "digest")).toHaveLength(1);
    expect(typesOf(await tickTwice(url, MORNING))).toEqual([]);
  });

  it("print every answer where it was asked for, whoever delivers it", async () => {
    const texts = Array.from({ length: 6 }, (_, at) => `help ${["plan", "my", "gap"][at % 3]}`);
    const runs = await Promise.all(texts.map((text) => say("ana", text)));
    expect(runs.map(({ replies }) => replies.length)).toEqual(texts.map(() => 1));
  });

  it("apply an event that both are given ten times at once only once", async () => {
    const servers = await Promise.all([startServer(url), startServer(url)]);
    const direct = { as: "ana", conversation: "dm:ana" };
    const post = (at: number, text: string, nonce: string) =>
      servers[at % 2]?.post("/playground/api/say", { ...direct, text, nonce });
    await post(
      0,
      'try question="q" prediction="p" measure="m" stop="in 3 weeks"',
      "begin-0123456789",
    );
    const nonce = "the-same-0123456789";
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, at) => post(at, "jot seen", nonce)),
    );
    expect(all).toHaveLength(20);
    for (const { kill } of servers) expect(await kill("SIGTERM")).toBe(0);
    const store = createStore(await openDialect(url));
    const [experiment] = await store.reads.openExperiments("alder");
    expect(experiment?.jots).toHaveLength(1);
    const waiting = await store.outbox.list(["waiting", "ambiguous", "dead"], 10);
    await store.close();
    expect(waiting).toEqual([]);
    const texts = (await standing(url, "dm:ana")).map(({ text }) => text);
    expect(texts.filter((text) => text.startsWith("Noted."))).toHaveLength(1);
  });
});
