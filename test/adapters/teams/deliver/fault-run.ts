import { createDeliver } from "../../../../adapters/teams/deliver/deliver.ts";
import { TEAMS } from "../../../../adapters/teams/limits.ts";
import { directOf, isPersonal, sharedOf } from "../../../../adapters/teams/places.ts";
import { createConnector } from "../../../../adapters/teams/sdk/connector.ts";
import { openStore } from "../../../../db/open.ts";
import { createAlarm } from "../../../../src/alarm.ts";
import type { Posting } from "../../../../src/core/change.ts";
import { createCourier } from "../../../../src/core/courier.ts";
import type { Store } from "../../../../src/core/ports.ts";
import type { Fault } from "../../../teams/fake/call.ts";
import { type FakeTeams, startFakeTeams } from "../../../teams/fake/teams.ts";

/** Every way a call can fail; each meets a little less than one in a hundred. */
const FAULTS: Fault[] = [
  ...[{ status: 412 }, { status: 429 }, { status: 500 }, { status: 502 }, { status: 504 }],
  ...([500, 502, 504] as const).map((status) => ({ status, after: true as const })),
  ...(["reset", "reset-after", "hang", "hang-after"] as const),
];
const CHANCE = 0.0088;
const TENANT = "aaaaaaaa-1111-4222-8333-444444444444";
const TEAM = "19:team@thread.tacv2";
/** A call that is given up sooner may only have met a busy machine, and is accepted after its repeat. */
const PATIENCE_MS = 5_000;
const REPEAT = "teams.may-be-repeat";
const clock = { now: () => new Date() };

export interface FaultRun {
  messages: number;
  /** Half of them channels, half of them people's own. */
  conversations: number;
  /** How many times quicker than Teams' pace. */
  scale: number;
  /** "file:…" or ":memory:". */
  database: string;
}

export interface FaultResult {
  seconds: number;
  /** Neither there nor held. */
  lost: number;
  /** Set aside for the operator, and how many of them had got through. */
  held: number;
  heldThere: number;
  /** Copies in people's own conversations that say so, and copies anywhere that do not. */
  told: number;
  blind: number;
  /** Conversations whose messages do not stand in the order they were promised. */
  outOfOrder: number;
  /** Still missing, or doubled, once the operator had looked after what was held. */
  wrongInTheEnd: number;
  sends: number;
  failed: number;
  calls: number;
  /** Calls without an answer in the conversation that had most of them. */
  mostUnanswered: number;
}

/** Sends messages through a Bot Connector that fails one call in ten, with the real store and courier. */
export async function runFaults(run: FaultRun): Promise<FaultResult> {
  const teams = await faultyTeams(run);
  const store = await openStore(run.database);
  try {
    await promiseAll(store, run);
    const deliverAll = await createRounds(store, teams, run);
    const start = performance.now();
    const held = await deliverAll(run.messages);
    const seconds = (performance.now() - start) / 1000;
    const result = { seconds, ...standing(teams, run, held), ...callsOf(teams) };
    teams.heal();
    const left = await lookAfter(store, teams, run, held);
    await deliverAll(left);
    return { ...result, wrongInTheEnd: wrong(teams, run) };
  } finally {
    await store.close();
    await teams.close();
  }
}

const placeName = (n: number) => (n % 2 === 0 ? `19:c${n}@thread.tacv2` : `29:u${n}`);
const wordsOf = (n: number) => `message ${n}`;

async function faultyTeams({ conversations, scale }: FaultRun): Promise<FakeTeams> {
  const start = Date.now();
  const now = () => new Date(start + (Date.now() - start) * scale);
  const teams = await startFakeTeams({ rates: "teams", now });
  teams.addTenant(TENANT);
  const names = Array.from({ length: conversations }, (_, n) => placeName(n));
  const people = names.filter(isPersonal);
  for (const id of people) teams.addUser({ id, name: id, tenant: TENANT });
  const channels = names.filter((name) => !isPersonal(name)).map((id) => [id, id]);
  const about = { id: TEAM, name: "Cohort", members: people, installed: true };
  teams.addTeam(TENANT, { ...about, channels: Object.fromEntries(channels) });
  for (const id of people) teams.setInstalled(id, true);
  FAULTS.forEach((fault, n) => {
    teams.fail({ method: "send", chance: CHANCE, seed: n + 1 }, fault);
  });
  return teams;
}

/** Message after message, each in the next conversation. */
async function promiseAll(store: Store, { messages, conversations }: FaultRun): Promise<void> {
  const postings = Array.from({ length: messages }, (_, n): Posting => {
    const name = placeName(n % conversations);
    const to = isPersonal(name) ? directOf(TENANT, name) : sharedOf(TENANT, name);
    return { to, reply: { text: wordsOf(n) } };
  });
  await store.commit({ cause: "fault-run", changes: [], audit: [], postings }, clock.now());
}

async function deliverVia(teams: FakeTeams, store: Store, { scale }: FaultRun) {
  const settings = {
    ...{ ...teams.app, type: "SingleTenant" as const, tenantId: TENANT },
    ...{ serviceHosts: [teams.host], loginUrl: teams.loginUrl(TENANT) },
  };
  const quiet = { error: () => undefined, warn: () => undefined, info: () => undefined };
  const serviceUrl = teams.serviceUrl(TENANT);
  const installs = {
    spotOf: async ({ conversation }: { conversation: string }) => ({
      ...{ serviceUrl, tenant: TENANT, bot: teams.botId, targeted: false },
      conversation: isPersonal(conversation) ? teams.room(conversation).id : conversation,
    }),
    serviceUrlOf: async () => serviceUrl,
    removed: async () => false,
    met: async () => undefined,
  };
  const quicker = (windows: readonly { most: number; ms: number }[]) =>
    windows.map(({ most, ms }) => ({ most, ms: ms / scale }));
  return createDeliver({
    ...{ settings, installs, store, clock, log: quiet, words: (key) => key },
    connector: await createConnector({
      settings,
      clock,
      timeoutMs: Math.max(PATIENCE_MS, TEAMS.callMs / scale),
    }),
    drawChart: async () => Buffer.alloc(0),
    rates: {
      conversation: quicker(TEAMS.conversationRates),
      tenant: quicker(TEAMS.tenantRates),
      marginMs: TEAMS.rateMarginMs / scale,
    },
    backoffMs: TEAMS.backoffMs / scale,
  });
}

/** Runs the courier until so many messages have come to an end; tells which were set aside. */
async function createRounds(store: Store, teams: FakeTeams, run: FaultRun) {
  const deliver = await deliverVia(teams, store, run);
  return (count: number): Promise<number[]> =>
    new Promise((resolve, reject) => {
      const alarm = createAlarm(clock);
      const held: number[] = [];
      let open = count;
      const ended = () => {
        if (--open > 0) return;
        alarm.stop();
        // Not while this courier is looking for more: it would take what the next one waits for.
        courier().then(() => resolve(held), reject);
      };
      const courier = createCourier({
        ...{ outbox: store.outbox, clock, deliver: { teams: deliver } },
        onDelivered: ended,
        onGivenUp: ({ id }) => {
          held.push(id);
          ended();
        },
        onNext: (at) => alarm.set(at, wake),
      });
      const wake = () => void courier().catch(reject);
      if (count === 0) resolve(held);
      else wake();
    });
}

const promisedIn = ({ messages, conversations }: FaultRun, place: number) =>
  Array.from({ length: messages }, (_, n) => n)
    .filter((n) => n % conversations === place)
    .map(wordsOf);

const placesOf = ({ conversations }: FaultRun) =>
  Array.from({ length: conversations }, (_, n) => n);

/** Outbox ids count from 1, in the order of the promises. */
function standing(teams: FakeTeams, run: FaultRun, held: number[]) {
  const aside = new Set(held.map((id) => wordsOf(id - 1)));
  const found = { lost: 0, held: held.length, heldThere: 0, told: 0, blind: 0, outOfOrder: 0 };
  for (const place of placesOf(run)) {
    const { history } = teams.room(placeName(place));
    const once = [...new Set(history.map(({ text }) => text))];
    const promised = promisedIn(run, place);
    found.lost += promised.filter((text) => !once.includes(text) && !aside.has(text)).length;
    found.heldThere += once.filter((text) => aside.has(text)).length;
    for (const text of once) {
      const copies = history.filter((one) => one.text === text);
      const told = copies.filter(({ body }) => JSON.stringify(body).includes(REPEAT)).length;
      // The first of them may say so as well: an earlier attempt that never arrived came before it.
      found.told += Math.min(told, copies.length - 1);
      found.blind += Math.max(0, copies.length - 1 - told);
    }
    if (promised.filter((text) => once.includes(text)).join() !== once.join()) found.outOfOrder++;
  }
  return found;
}

/** What an operator does with what is held: look, then drop it or let it go. Returns how many go. */
async function lookAfter(store: Store, teams: FakeTeams, run: FaultRun, held: number[]) {
  let going = 0;
  for (const id of held) {
    const place = placeName((id - 1) % run.conversations);
    const there = teams.room(place).history.some(({ text }) => text === wordsOf(id - 1));
    if (there) await store.outbox.drop(id);
    else if (await store.outbox.retry(id, clock.now())) going++;
  }
  return going;
}

function wrong(teams: FakeTeams, run: FaultRun): number {
  const missing = placesOf(run).flatMap((place) => {
    const texts = teams.room(placeName(place)).history.map(({ text }) => text);
    const shared = !isPersonal(placeName(place));
    return promisedIn(run, place).filter((text) => {
      const count = texts.filter((one) => one === text).length;
      return count === 0 || (shared && count > 1);
    });
  });
  return missing.length;
}

function callsOf({ calls }: FakeTeams) {
  const sends = calls.filter(({ method }) => method === "send").length;
  const failed = calls.filter(({ outcome }) => outcome !== "ok").length;
  const unanswered = new Map<string, number>();
  for (const { conversation } of calls.filter(({ outcome }) => outcome.startsWith('"hang')))
    unanswered.set(conversation, (unanswered.get(conversation) ?? 0) + 1);
  const mostUnanswered = Math.max(0, ...unanswered.values());
  return { sends, failed, calls: calls.length, mostUnanswered };
}
