import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStore } from "../../db/open.ts";
import { startPostgres, withClient } from "../db/postgres-server.ts";
import { type Program, startProgram } from "../server.ts";
import { addDemoWorkspace, slackRows, TEAM, userOf } from "../slack/bot-rows.ts";
import { type FakeSlack, startFakeSlack } from "../slack/fake/slack.ts";
import { type Actor, createGestures, type Gesture } from "../slack/gestures.ts";
import { createSender } from "../slack/signed.ts";

const TOKEN = "xoxb-two";
const SECRET = "two-secret";
const COPIES = 10;
const ANA: Actor = { team: TEAM, user: userOf("ana") };
const BEN: Actor = { team: TEAM, user: userOf("ben") };

const postgres = await startPostgres();
afterAll(() => postgres.stop());

describe("two processes of the Slack bot on one Postgres", { timeout: 120_000 }, () => {
  let url: string;
  let slack: FakeSlack;
  let programs: Program[];
  let gestures: ReturnType<typeof createGestures>;
  beforeAll(async () => {
    const now = new Date();
    url = await postgres.emptyDatabase();
    slack = await startFakeSlack();
    addDemoWorkspace(slack, TOKEN, now);
    gestures = createGestures(slack, () => new Date());
    const store = await openStore(url);
    await store.commit({ cause: "ground", changes: slackRows(now), postings: [], audit: [] }, now);
    await store.close();
    const settings = {
      ...{ DATABASE_URL: url, NODE_ENV: "production", LOG_LEVEL: "fatal" },
      ...{ SLACK_BOT_TOKEN: TOKEN, SLACK_SIGNING_SECRET: SECRET, SLACK_API_URL: slack.url },
    };
    programs = await Promise.all([startProgram(settings), startProgram(settings)]);
    await send(
      0,
      gestures.dmMessage('try question="q" prediction="p" measure="m" stop="in 3 weeks"', ANA)
        .gesture,
    );
  });
  afterAll(async () => {
    for (const program of programs) expect(await program.kill("SIGTERM")).toBe(0);
    await slack.close();
  });

  const send = (at: number, gesture: Gesture, num = 0) =>
    createSender({
      url: `${programs[at % 2]?.url}/slack/events`,
      secret: SECRET,
      now: () => new Date(),
    }).send(gesture, num > 0 ? { retry: { num, reason: "http_timeout" } } : {});

  /** The same request to both of them, over and over; an event that was refused comes again. */
  async function split(gesture: Gesture) {
    const sendUntilTaken = async (at: number) => {
      for (let num = 0; num < 20; num++) {
        // Other bytes, so that the signature is another one, as with Slack's own repeats.
        const answer = await send(
          at,
          { ...gesture, payload: { ...gesture.payload, copy: at } },
          num,
        );
        if (answer.status === 200) return answer;
        await wait(50);
      }
      throw new Error("never taken in");
    };
    return Promise.all(Array.from({ length: COPIES }, (_, at) => sendUntilTaken(at)));
  }

  const jots = async () => {
    const store = await openStore(url);
    const [experiment] = await store.reads.openExperiments("alder");
    await store.close();
    return experiment?.jots.map(({ text }) => text) ?? [];
  };
  const outbox = () =>
    withClient(url, async (client) => {
      const asked = "select cause, state, receipt from outbox order by id";
      const { rows } = await client.query(asked);
      return rows as { cause: string; state: string; receipt: Record<string, string> | null }[];
    });
  const unsent = async () => (await outbox()).filter(({ state }) => state !== "sent");
  const noted = (actor: Actor) =>
    slack.channel(TEAM, actor.user).history.filter(({ text, user }) => {
      return user !== actor.user && text.startsWith("Noted.");
    });

  it("apply an event once that both are given, and say its answer once", async () => {
    await split(gestures.dmMessage("jot an event", BEN).gesture);
    await expect.poll(unsent, { timeout: 20_000 }).toEqual([]);
    expect(await jots()).toEqual(["an event"]);
    expect(noted(BEN)).toHaveLength(1);
  });

  it("apply a command once that both are given, and answer it once", async () => {
    const gesture = gestures.slashCommand("/cohort", "jot a command", ANA);
    const answers = await split(gesture);
    const carried = answers.filter(({ body }) => String(body?.text).startsWith("Noted."));
    expect(carried).toHaveLength(1);
    await expect.poll(unsent, { timeout: 20_000 }).toEqual([]);
    expect(await jots()).toEqual(["an event", "a command"]);
    expect(noted(ANA)).toEqual([]);
    const cause = `slack:${TEAM}:${gesture.payload.trigger_id}`;
    const rows = (await outbox()).filter((row) => row.cause === cause);
    expect(rows.map(({ receipt }) => receipt)).toEqual([{ carried: "1" }]);
  });

  it("say each of many messages once while some calls fail", async () => {
    slack.fail({ method: "chat.postMessage", chance: 0.2, seed: 1 }, "reset-after");
    slack.fail({ method: "chat.postMessage", chance: 0.1, seed: 2 }, "503");
    const people = ["ana", "ben", "raj", "moana", "dee", "eli", "fay", "pat"].map(
      (as): Actor => ({ team: TEAM, user: userOf(as) }),
    );
    const before = people.map(({ user }) => slack.channel(TEAM, user).history.length);
    const sent = people.flatMap((actor, n) =>
      Array.from({ length: 4 }, (_, at) => send(n + at, gestures.dmMessage("help", actor).gesture)),
    );
    for (const { status } of await Promise.all(sent)) expect(status).toBe(200);
    await expect.poll(unsent, { timeout: 90_000, interval: 250 }).toEqual([]);
    slack.heal();
    people.forEach(({ user }, n) => {
      const said = slack.channel(TEAM, user).history.slice(before[n]);
      expect(said.filter((one) => one.user !== user)).toHaveLength(4);
    });
    const names = slack.calls
      .filter(({ method, accepted }) => method === "chat.postMessage" && accepted)
      .map(({ args }) => JSON.stringify(args.metadata));
    expect(new Set(names).size).toBe(names.length);
  });
});
