import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openDialect, openStore } from "../../db/open.ts";
import { createPosts } from "../../db/posts.ts";
import { runCli } from "../cli/run-cli.ts";
import { type Server, startServer } from "../server.ts";

const KILLS = 6;
const direct = { as: "ana", conversation: "dm:ana" };

describe("a process killed with -9 in the middle of a conversation", () => {
  let folder: string;
  let url: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "cohort-kill-"));
    url = `file:${join(folder, "cohort.db")}`;
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  let sent = 0;
  const say = (server: Server, text: string, nonce = `nonce-${++sent}-0123456789`) =>
    server.post("/playground/api/say", { ...direct, text, nonce });

  /** Sends notes until the process dies; returns what was acknowledged, and what was in the air. */
  async function noteUntilKilled(server: Server, after: number) {
    const acknowledged: string[] = [];
    const killed = new Promise((resolve) =>
      setTimeout(() => resolve(server.kill("SIGKILL")), after),
    );
    let open: { text: string; nonce: string } | undefined;
    try {
      for (;;) {
        open = { text: `jot observation number ${++sent}`, nonce: `nonce-${sent}-0123456789` };
        await say(server, open.text, open.nonce);
        acknowledged.push(open.text);
      }
    } catch {
      await killed;
    }
    return { acknowledged, open };
  }

  it("goes on with the question it had come to, every acknowledged answer kept", async () => {
    let server = await startServer(url);
    await say(server, "gap");
    const counts = [8400, 1120, 610, 340, 74, 18, 260, 95, 310, 120, 900, 210];
    for (let at = 0; at < counts.length; at += 2) {
      await say(server, String(counts[at]));
      // The second answer is in the air when the process dies, or just kept; the page sends it again.
      const [text, nonce] = [String(counts[at + 1]), `in-the-air-${at}-0123456789`];
      const inTheAir = say(server, text, nonce).catch(() => undefined);
      if (at % 4 === 0) await inTheAir;
      await server.kill("SIGKILL");
      await inTheAir;
      server = await startServer(url);
      await say(server, text, nonce);
      const store = await openStore(url);
      const [run] = await store.reads.unfinishedRuns("ana");
      const kept = Object.values(run?.answers ?? {}).map(
        (one) => (one as { value: unknown }).value,
      );
      expect(kept).toEqual(counts.slice(0, at + 2));
      await store.close();
    }
    await say(server, "stop");
    expect(await server.kill("SIGTERM")).toBe(0);
  }, 120_000);

  it("loses no answer that was acknowledged, and applies a repeated one once", async () => {
    url = `file:${join(folder, "notes.db")}`;
    let server = await startServer(url);
    await say(server, 'try question="q" prediction="p" measure="m" stop="in 3 weeks"');
    const wanted: string[] = [];
    for (let round = 0; round < KILLS; round++) {
      const { acknowledged, open } = await noteUntilKilled(server, 40 + 55 * round);
      wanted.push(...acknowledged);
      server = await startServer(url);
      if (open) {
        await say(server, open.text, open.nonce);
        wanted.push(open.text);
      }
    }
    expect(await server.kill("SIGTERM")).toBe(0);
    // A message that was in the air at the kill is leased for 45 s more; then anyone may deliver it.
    const later = new Date(Date.now() + 60_000).toISOString();
    expect(await runCli({ DATABASE_URL: url }, "tick", "--at", later)).toMatchObject({ status: 0 });

    const store = await openStore(url);
    const [experiment] = await store.reads.openExperiments("alder");
    expect(experiment?.jots.map(({ text }) => `jot ${text}`)).toEqual(wanted);
    expect(wanted.length).toBeGreaterThan(KILLS);
    expect(await store.outbox.list(["waiting", "ambiguous", "dead"], 10)).toEqual([]);
    await store.close();

    const dialect = await openDialect(url);
    const posts = await createPosts(dialect).list("dm:ana", "ana", 10_000);
    await dialect.close();
    const answers = posts.filter(({ author }) => author === null);
    expect(answers).toHaveLength(wanted.length + 1);
  }, 120_000);
});
