import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStore } from "../../db/open.ts";
import { startPostgres, withClient } from "../db/postgres-server.ts";
import { type Program, startProgram } from "../server.ts";
import { userOf } from "../teams/bot-rows.ts";
import type { FakeTeams } from "../teams/fake/teams.ts";
import { type Activity, createGestures } from "../teams/gestures.ts";
import { prepareTeams, senderTo, settingsFor } from "../teams/program.ts";

const COPIES = 10;
const ANA = { user: userOf("ana") };
const BEN = { user: userOf("ben") };

const postgres = await startPostgres();
afterAll(() => postgres.stop());

describe("two processes of the Teams bot on one Postgres", { timeout: 120_000 }, () => {
  let url: string;
  let teams: FakeTeams;
  let programs: Program[];
  let gestures: ReturnType<typeof createGestures>;
  beforeAll(async () => {
    url = await postgres.emptyDatabase();
    teams = await prepareTeams(url);
    gestures = createGestures(teams, () => new Date());
    const settings = settingsFor(teams, url);
    programs = await Promise.all([startProgram(settings), startProgram(settings)]);
    const begun = 'try question="q" prediction="p" measure="m" stop="in 3 weeks"';
    await send(0, gestures.message(begun, ANA).activity);
  });
  afterAll(async () => {
    for (const program of programs) expect(await program.kill("SIGTERM")).toBe(0);
    await teams.close();
  });

  const send = (at: number, activity: Activity) =>
    senderTo(teams, programs[at % 2]?.url ?? "").send(activity);

  /** The same thing to both of them, over and over, under other ids. */
  const split = (activity: Activity) =>
    Promise.all(
      Array.from({ length: COPIES }, (_, at) => send(at, { ...activity, id: `f:copy${at}` })),
    );

  const jots = async () => {
    const store = await openStore(url);
    const [experiment] = await store.reads.openExperiments("alder");
    await store.close();
    return experiment?.jots.map(({ text }) => text) ?? [];
  };
  const unsent = () =>
    withClient(url, async (client) => {
      const { rows } = await client.query("select id from outbox where state <> 'sent'");
      return rows as unknown[];
    });
  const said = ({ user }: { user: string }) =>
    teams.room(user).history.filter(({ from }) => from === teams.botId);

  it("apply a message once that both are given, and say its answer once", async () => {
    const answers = await split(gestures.message("jot a message", BEN).activity);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    await expect.poll(unsent, { timeout: 20_000 }).toEqual([]);
    expect(await jots()).toEqual(["a message"]);
    expect(said(BEN)).toHaveLength(1);
  });

  it("apply a press once that both are given, and answer each of them at once", async () => {
    const store = await openStore(url);
    const [experiment] = await store.reads.openExperiments("alder");
    await store.close();
    const before = said(ANA).length;
    const [message] = said(ANA);
    if (!message) throw new Error("nothing was said to Ana");
    const data = { action: `jot:${experiment?.id}`, value: "a press" };
    const action = { type: "Action.Execute", verb: "press", title: "Jot" };
    const answers = await split(gestures.execute(action, data, message, ANA));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    await expect.poll(unsent, { timeout: 20_000 }).toEqual([]);
    expect(await jots()).toEqual(["a message", "a press"]);
    expect(said(ANA).length - before).toBe(1);
  });

  it("say each of many messages, and none twice without a word, while some calls fail", async () => {
    teams.fail({ method: "send", chance: 0.2, seed: 1 }, "reset-after");
    teams.fail({ method: "send", chance: 0.1, seed: 2 }, { status: 412 });
    const people = ["ana", "ben", "raj", "moana", "dee", "eli", "fay", "pat"].map((as) => ({
      user: userOf(as),
    }));
    const before = people.map((one) => said(one).length);
    const sent = people.flatMap((actor, n) =>
      Array.from({ length: 4 }, (_, at) => send(n + at, gestures.message("help", actor).activity)),
    );
    for (const { status } of await Promise.all(sent)) expect(status).toBe(200);
    await expect.poll(unsent, { timeout: 90_000, interval: 250 }).toEqual([]);
    teams.heal();
    people.forEach((one, n) => {
      const fresh = said(one).slice(before[n]);
      const flagged = fresh.filter(({ body }) =>
        JSON.stringify(body).includes("You may have seen this already"),
      );
      expect(fresh.length - flagged.length).toBe(4);
    });
  });
});
