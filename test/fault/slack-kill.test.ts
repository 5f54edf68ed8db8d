import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "vitest";
import { nameOf } from "../../adapters/slack/deliver/job.ts";
import { openStore } from "../../db/open.ts";
import { Database } from "../../db/sqlite-driver.ts";
import { type Change, insert } from "../../src/core/change.ts";
import { PEOPLE } from "../../src/demo/roster.ts";
import { type Program, startProgram } from "../server.ts";
import { addDemoWorkspace, slackRows, TEAM, userOf } from "../slack/bot-rows.ts";
import { type FakeSlack, startFakeSlack } from "../slack/fake/slack.ts";
import { type Actor, createGestures, type Gesture } from "../slack/gestures.ts";
import { createSender } from "../slack/signed.ts";

const KILLS = 9;
const TOKEN = "xoxb-kill";
const SECRET = "kill-secret";
/** Longer than a lease, so that what a killed process held is free again. */
const MINUTE_MS = 60_000;
/** Everybody who has a test under way in their district; Slack takes one message a second for each. */
const TEAMS = PEOPLE.flatMap(({ handle, district, role }) =>
  district && role === "lead" ? [{ district, actor: { team: TEAM, user: userOf(handle) } }] : [],
);

/** One thing somebody does, and the name under which it must be kept. */
interface Act {
  kind: "command" | "message" | "click";
  note: string;
  cause: string;
  gesture: Gesture;
  answered: boolean;
  /** Nothing of the same kind was answered between this and a kill. */
  last: boolean;
}

interface Team {
  actor: Actor;
  test: string;
}

interface Row {
  id: number;
  cause: string;
  state: string;
  receipt: Record<string, string> | null;
}

const folder = mkdtempSync(join(tmpdir(), "cohort-slack-kill-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Everybody has a step of a plan of theirs to be reminded of, each a second after the other. */
function reminders(now: Date): Change[] {
  return PEOPLE.flatMap(({ handle }, n): Change[] => {
    const plan = { id: `plan-${handle}`, cohortId: null, districtId: null, personId: handle };
    const what = { template: "community-partners", title: "Partners" };
    const state = { ownerId: handle, dueOn: null, state: "open" as const, reason: null };
    const words = { number: 1, phase: "Begin", label: "Agree what you need", detail: "" };
    const remindAt = new Date(now.getTime() + 1_000 * n);
    return [
      insert("plan", { ...plan, ...what, status: "open", createdAt: now }),
      insert("step", {
        ...{ id: `step-${handle}`, planId: plan.id, ...words, ...state },
        ...{ tool: null, origin: null, snoozedUntil: null, heardOn: null, remindAt, history: [] },
      }),
    ];
  });
}

describe("the Slack bot killed with -9 while it is used", () => {
  let slack: FakeSlack;
  let gestures: ReturnType<typeof createGestures>;
  let program: Program;
  const url = `file:${join(folder, "cohort.db")}`;
  const acts: Act[] = [];
  let teams: Team[] = [];

  beforeEach(async () => {
    const now = new Date();
    slack = await startFakeSlack();
    addDemoWorkspace(slack, TOKEN, now);
    gestures = createGestures(slack, () => new Date());
    const store = await openStore(url);
    const changes = [...slackRows(now), ...reminders(now)];
    await store.commit({ cause: "ground", changes, postings: [], audit: [] }, now);
    await store.close();
  });
  afterEach(() => slack.close());

  const run = () =>
    startProgram({
      ...{ DATABASE_URL: url, NODE_ENV: "production", LOG_LEVEL: "fatal" },
      ...{ SLACK_BOT_TOKEN: TOKEN, SLACK_SIGNING_SECRET: SECRET, SLACK_API_URL: slack.url },
    });

  const send = (gesture: Gesture, retry?: { num: number; reason: string }) =>
    createSender({
      url: `${program.url}/slack/events`,
      secret: SECRET,
      now: () => new Date(),
    }).send(gesture, retry && { retry });

  async function experiments() {
    const store = await openStore(url);
    const all = TEAMS.map(({ district }) => store.reads.openExperiments(district));
    const found = (await Promise.all(all)).flat();
    await store.close();
    return found;
  }

  const makers = {
    command(note: string, { actor }: Team) {
      const gesture = gestures.slashCommand("/cohort", `jot ${note}`, actor);
      return { gesture, cause: String(gesture.payload.trigger_id) };
    },
    message(note: string, { actor }: Team) {
      const { gesture } = gestures.dmMessage(`jot ${note}`, actor);
      return { gesture, cause: String(gesture.payload.event_id) };
    },
    click(note: string, { actor, test }: Team) {
      const ts = `${Math.floor(Date.now() / 1000)}.000100`;
      const element = { type: "button", action_id: `jot:${test}`, value: note };
      const block = { type: "actions", elements: [element] };
      const gesture = gestures.click({ block, element, message: { ts } }, actor);
      const [{ action_ts }] = gesture.payload.actions as [{ action_ts: string }];
      return { gesture, cause: `${ts}:${action_ts}:${actor.user}:${element.action_id}` };
    },
  };

  /** True once it was answered with 200; a command says besides that it was done. */
  async function tried(act: Act, retry?: { num: number; reason: string }): Promise<boolean> {
    const answer = await send(act.gesture, retry).catch(() => undefined);
    if (answer?.status !== 200) return false;
    return act.kind !== "command" || String(answer.body?.text).startsWith("Noted.");
  }

  /** One after the other until the process is dead; Slack sends events again that were not answered. */
  async function keepDoing(kind: Act["kind"], dead: () => boolean) {
    let open =
      kind === "message" ? acts.findLast((one) => one.kind === kind && !one.answered) : undefined;
    let latest: Act | undefined;
    while (!dead()) {
      const again = open && { num: 1, reason: "http_error" };
      const note = `${kind} ${acts.length}`;
      const act: Act = open ?? { kind, note, answered: false, last: false, ...made(kind, note) };
      if (!open) acts.push(act);
      act.answered = await tried(act, again);
      if (act.answered) latest = act;
      open = kind === "message" && !act.answered ? act : undefined;
      await wait(120);
    }
    if (latest) latest.last = true;
  }

  function made(kind: Act["kind"], note: string) {
    const team = teams[acts.length % teams.length];
    if (!team) throw new Error("nobody has a test under way");
    const { gesture, cause } = makers[kind](note, team);
    return { gesture, cause: `slack:${TEAM}:${cause}` };
  }

  async function liveAndDie(ms: number): Promise<void> {
    program = await run();
    let dead = false;
    const kinds = ["command", "message", "click"] as const;
    const doing = kinds.map((kind) => keepDoing(kind, () => dead));
    await wait(ms);
    const ended = program.kill("SIGKILL");
    dead = true;
    await Promise.all([ended, ...doing]);
    aMinuteLater();
  }

  /** Nobody holds a message any more, so the end of its lease may come at once. */
  function aMinuteLater(): void {
    const database = new Database(join(folder, "cohort.db"));
    database.exec(`update outbox set ready_at = ready_at - ${MINUTE_MS} where state = 'waiting'`);
    database.close();
  }

  function standing(): { rows: Row[]; problems: unknown[] } {
    const database = new Database(join(folder, "cohort.db"), { readonly: true });
    const rows = database
      .prepare("select id, cause, state, receipt from outbox order by id")
      .all() as (Omit<Row, "receipt"> & { receipt: string | null })[];
    const problems = [
      ...(database.pragma("integrity_check") as { integrity_check: string }[]).filter(
        (one) => one.integrity_check !== "ok",
      ),
      ...(database.pragma("foreign_key_check") as unknown[]),
    ];
    database.close();
    return {
      rows: rows.map((row) => ({ ...row, receipt: JSON.parse(row.receipt ?? "null") })),
      problems,
    };
  }

  /** What the bot said in every direct conversation, by the names in its metadata, in order. */
  const said = (): string[][] =>
    PEOPLE.map(({ handle }) =>
      slack
        .channel(TEAM, userOf(handle))
        .history.flatMap(({ metadata }) => (metadata ? [metadata.event_payload] : []))
        .map((payload) => String((payload as { delivery?: unknown }).delivery)),
    );

  it("applies what it answered once, and says what it promised once and in order", {
    timeout: 180_000,
  }, async () => {
    program = await run();
    const begun = 'try question="q" prediction="p" measure="m" stop="in 3 weeks"';
    for (const { actor } of TEAMS)
      expect((await send(gestures.dmMessage(begun, actor).gesture)).status).toBe(200);
    const tests = await experiments();
    teams = TEAMS.map(({ actor }, n) => ({ actor, test: tests[n]?.id ?? "" }));
    expect(await program.kill("SIGTERM")).toBe(0);

    for (const method of ["chat.postMessage", "conversations.open", "conversations.history"]) {
      slack.fail({ method, chance: 0.08, seed: 1 }, "reset-after");
      slack.fail({ method, chance: 0.05, seed: 2 }, "5xx-after");
      slack.fail({ method, chance: 0.05, seed: 3 }, "503");
      slack.fail({ method, chance: 0.05, seed: 4 }, "429");
    }
    for (let kill = 0; kill < KILLS; kill++) await liveAndDie(200 + 170 * kill);
    slack.heal();

    program = await run();
    const open = acts.find((one) => one.kind === "message" && !one.answered);
    if (open) expect(await tried(open, { num: 2, reason: "http_error" })).toBe(true);
    const waiting = () => standing().rows.filter(({ state }) => state !== "sent");
    const reminded = () => standing().rows.filter(({ cause }) => cause.startsWith("reminder:"));
    await expect.poll(() => reminded().length, { timeout: 60_000 }).toBe(PEOPLE.length);
    await expect.poll(waiting, { timeout: 90_000, interval: 250 }).toEqual([]);
    expect(await program.kill("SIGTERM")).toBe(0);

    const { rows, problems } = standing();
    expect(problems).toEqual([]);

    // Everything answered is kept once, and nothing is kept that nobody did.
    const notes = (await experiments()).flatMap(({ jots }) => jots.map(({ text }) => text));
    expect(new Set(notes).size, "kept twice").toBe(notes.length);
    expect(acts.filter(({ answered, note }) => answered && !notes.includes(note))).toEqual([]);
    expect(notes.filter((note) => !acts.some((act) => act.note === note))).toEqual([]);

    // Every message stands once, in the order of its conversation; an answer that was carried does not.
    const names = rows.map(nameOf);
    const all = said();
    expect(new Set(all.flat()).size, "said twice").toBe(all.flat().length);
    for (const one of all) {
      const order = one.map((name) => names.indexOf(name));
      expect(order).toEqual(order.toSorted((a, b) => a - b));
    }
    const carried = rows.filter(({ receipt }) => receipt?.carried);
    expect(new Set(all.flat())).toEqual(
      new Set(rows.filter((row) => !carried.includes(row)).map(nameOf)),
    );
    const byAnswer = new Set(carried.map(({ cause }) => cause));
    const commands = acts.filter(({ kind, answered }) => kind === "command" && answered);
    expect(commands.filter(({ cause, last }) => !last && !byAnswer.has(cause))).toEqual([]);
    const unanswered = acts.filter(({ answered }) => !answered).map(({ cause }) => cause);
    console.log(
      `${KILLS} kills: ${acts.length} done, ${unanswered.length} without an answer, ${all.flat().length} said, ${carried.length} carried`,
    );
    expect(acts.length).toBeGreaterThan(KILLS * 9);
  });
});
