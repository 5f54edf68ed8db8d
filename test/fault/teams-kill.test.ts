import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { openStore } from "../../db/open.ts";
import { Database } from "../../db/sqlite-driver.ts";
import { PEOPLE } from "../../src/demo/roster.ts";
import { type Program, startProgram } from "../server.ts";
import { userOf } from "../teams/bot-rows.ts";
import type { FakeTeams } from "../teams/fake/teams.ts";
import { type Activity, createGestures } from "../teams/gestures.ts";
import { prepareTeams, senderTo, settingsFor } from "../teams/program.ts";

const KILLS = 9;
/** Longer than a lease, so that what a killed process held is free again. */
const MINUTE_MS = 60_000;
/** What a person reads above a message that may be there twice. */
const REPEAT = "You may have seen this already";
/** Everybody who has a test under way in their district. */
const LEADS = PEOPLE.flatMap(({ handle, district, role }) =>
  district && role === "lead" ? [{ district, user: userOf(handle) }] : [],
);

/** One thing somebody does; Teams sends it again under a new id until it is answered. */
interface Act {
  note: string;
  activity: Activity;
  answered: boolean;
}

const folder = mkdtempSync(join(tmpdir(), "cohort-teams-kill-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the Teams bot killed with -9 while it is used", () => {
  let teams: FakeTeams;
  let gestures: ReturnType<typeof createGestures>;
  let program: Program;
  let tests: string[] = [];
  const file = join(folder, "cohort.db");
  const url = `file:${file}`;
  const acts: Act[] = [];

  beforeEach(async () => {
    teams = await prepareTeams(url);
    gestures = createGestures(teams, () => new Date());
  });
  afterEach(() => teams.close());

  const run = () => startProgram(settingsFor(teams, url));
  const send = (activity: Activity) => senderTo(teams, program.url).send(activity);

  async function experiments() {
    const store = await openStore(url);
    const found = await Promise.all(
      LEADS.map(({ district }) => store.reads.openExperiments(district)),
    );
    await store.close();
    return found.flat();
  }

  const makers = {
    message: (note: string, at: number) =>
      gestures.message(`jot ${note}`, { user: LEADS[at]?.user ?? "" }).activity,
    execute(note: string, at: number) {
      const action = { type: "Action.Execute", verb: "press", title: "Jot" };
      return gestures.execute(action, dataOf(note, at), shown(at), { user: LEADS[at]?.user ?? "" });
    },
    submit: (note: string, at: number) =>
      gestures.submit(dataOf(note, at), shown(at), { user: LEADS[at]?.user ?? "" }),
  };
  const dataOf = (note: string, at: number) => ({ action: `jot:${tests[at]}`, value: note });
  const shown = (at: number) => {
    const message = teams.room(LEADS[at]?.user ?? "").history.at(-1);
    if (!message) throw new Error("nothing was said yet");
    return message;
  };

  /** One after the other until the process is dead; what was not answered comes again first. */
  async function keepDoing(kind: keyof typeof makers, dead: () => boolean) {
    const mine = (act: Act) => act.note.startsWith(kind) && !act.answered;
    while (!dead()) {
      let act = acts.findLast(mine);
      if (act) act.activity = { ...act.activity, id: `f:again${teams.newId()}` };
      else {
        const note = `${kind} ${acts.length}`;
        const activity = makers[kind](note, acts.length % LEADS.length);
        act = { note, activity, answered: false };
        acts.push(act);
      }
      act.answered = (await send(act.activity).catch(() => undefined))?.status === 200;
      await wait(60);
    }
  }

  const answered = () => acts.filter((act) => act.answered).length;

  /** Killed so long after its first answer: before that it fetches Microsoft's keys, however long that takes. */
  async function liveAndDie(ms: number): Promise<void> {
    program = await run();
    let dead = false;
    const kinds = ["message", "execute", "submit"] as const;
    const before = answered();
    const doing = kinds.map((kind) => keepDoing(kind, () => dead));
    await expect.poll(answered, { timeout: 10_000, interval: 20 }).toBeGreaterThan(before);
    await wait(ms);
    const ended = program.kill("SIGKILL");
    dead = true;
    await Promise.all([ended, ...doing]);
    // Nobody holds a message any more, so the end of its lease may come at once.
    const database = new Database(file);
    database.exec(`update outbox set ready_at = ready_at - ${MINUTE_MS} where state = 'waiting'`);
    database.close();
  }

  function rows() {
    const database = new Database(file, { readonly: true });
    const found = database
      .prepare("select id, lane, state, receipt from outbox order by id")
      .all() as { id: number; lane: string; state: string; receipt: string | null }[];
    database.close();
    return found.map((row) => ({
      ...row,
      ids: String(JSON.parse(row.receipt ?? "{}").ids ?? "").split(/[ ,]/),
    }));
  }

  it("applies what it answered once, and says what it promised in order, twice only with a word", {
    timeout: 180_000,
  }, async () => {
    program = await run();
    const begun = 'try question="q" prediction="p" measure="m" stop="in 3 weeks"';
    for (const { user } of LEADS)
      expect((await send(gestures.message(begun, { user }).activity)).status).toBe(200);
    tests = (await experiments()).map(({ id }) => id);
    const waiting = () => rows().filter(({ state }) => state !== "sent");
    await expect.poll(waiting, { timeout: 30_000 }).toEqual([]);
    expect(await program.kill("SIGTERM")).toBe(0);

    teams.fail({ method: "send", chance: 0.06, seed: 1 }, "reset-after");
    teams.fail({ method: "send", chance: 0.05, seed: 2 }, { status: 504, after: true });
    teams.fail({ method: "send", chance: 0.05, seed: 3 }, { status: 502 });
    teams.fail({ method: "send", chance: 0.05, seed: 4 }, { status: 429, retryAfter: 1 });
    for (let kill = 0; kill < KILLS; kill++) await liveAndDie(100 * kill);
    teams.heal();

    program = await run();
    for (const act of acts.filter(({ answered }) => !answered))
      act.answered = (await send(act.activity)).status === 200;
    await expect.poll(waiting, { timeout: 90_000, interval: 250 }).toEqual([]);
    expect(await program.kill("SIGTERM")).toBe(0);

    // Everything answered is kept once, and nothing is kept that nobody did.
    const notes = (await experiments()).flatMap(({ jots }) => jots.map(({ text }) => text));
    expect(new Set(notes).size, "kept twice").toBe(notes.length);
    expect(acts.filter(({ answered, note }) => answered && !notes.includes(note))).toEqual([]);
    expect(notes.filter((note) => !acts.some((act) => act.note === note))).toEqual([]);

    // Each person's messages stand in the order they were promised; what stands besides was told of.
    let flagged = 0;
    let besides = 0;
    for (const { user } of LEADS) {
      const said = teams.room(user).history.filter(({ from }) => from === teams.botId);
      const promised = rows().filter(({ lane }) => lane.endsWith(`/${user}`));
      const ids = promised.flatMap((row) => row.ids).filter((id) => id !== "");
      expect(ids.length).toBeGreaterThan(0);
      expect(ids, "said out of order").toEqual(ids.toSorted((a, b) => Number(a) - Number(b)));
      expect(ids.filter((id) => !said.some((one) => one.id === id))).toEqual([]);
      besides += said.length - ids.length;
      flagged += said.filter(({ body }) => JSON.stringify(body).includes(REPEAT)).length;
    }
    expect(besides, "said twice without a word").toBeLessThanOrEqual(flagged);
    console.log(`${KILLS} kills: ${acts.length} done, ${besides} said twice, ${flagged} flagged`);
    expect(acts.length).toBeGreaterThan(KILLS * 3);
  });
});
