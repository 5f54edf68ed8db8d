import { createDeliver, type DeliverDeps } from "../../../../adapters/teams/deliver/deliver.ts";
import { createInstalls } from "../../../../adapters/teams/install/create-installs.ts";
import { createConnector } from "../../../../adapters/teams/sdk/connector.ts";
import { openStore } from "../../../../db/open.ts";
import type { DeliveryError } from "../../../../src/core/delivery.ts";
import type { Delivery } from "../../../../src/core/ports.ts";
import type { Reply } from "../../../../src/core/reply.ts";
import { startFakeTeams } from "../../../teams/fake/teams.ts";

export const TENANT = "aaaaaaaa-1111-4222-8333-444444444444";
export const TEAM = "19:team@thread.tacv2";
export const CHANNEL = "19:channel@thread.tacv2";
export const CHAT = "19:chat@thread.v2";
export const ANA = "29:ana";
export const BEN = "29:ben";

interface Options {
  targeted?: boolean;
  rates?: "teams" | false;
  timeoutMs?: number;
  now?: () => Date;
  more?: Partial<DeliverDeps>;
}

/** A tenant with a team, a chat and two people, and the adapter's way to speak there. */
export async function setScene(options: Options = {}) {
  const { targeted = false, rates = false, timeoutMs = 10_000, now } = options;
  const teams = await startFakeTeams({ rates, ...(now && { now }) });
  teams.addTenant(TENANT, { targeted });
  for (const id of [ANA, BEN]) teams.addUser({ id, name: id.slice(3), tenant: TENANT });
  const channels = { [CHANNEL]: "Pilot" };
  teams.addTeam(TENANT, { id: TEAM, name: "Cohort", members: [ANA, BEN], channels });
  teams.addChat(TENANT, { id: CHAT, members: [ANA, BEN] });
  for (const id of [TEAM, CHAT, ANA]) teams.setInstalled(id, true);

  const settings = {
    ...{ ...teams.app, type: "SingleTenant" as const, tenantId: TENANT },
    ...{ serviceHosts: [teams.host], loginUrl: teams.loginUrl(TENANT) },
  };
  const clock = { now: now ?? (() => new Date()) };
  const logged: string[] = [];
  const write = (facts: object, text: string) => void logged.push(JSON.stringify({ facts, text }));
  const log = { error: write, warn: write, info: write };
  const store = await openStore(":memory:");
  let ids = 0;
  const newId = () => `id-${++ids}`;
  const installs = createInstalls({ settings, store, clock, newId, log });
  const known = (conversation: string, chat = conversation) => ({
    ...{ conversation, within: null },
    known: {
      ...{ serviceUrl: teams.serviceUrl(TENANT), chat, bot: teams.botId },
      ...(targeted && { targeted: "yes" as const }),
    },
  });
  await installs.met(TENANT, { ...known(TEAM), kind: "team" });
  await installs.met(TENANT, { ...known(CHANNEL), kind: "channel", within: TEAM });
  await installs.met(TENANT, { ...known(CHAT), kind: "chat" });
  await installs.met(TENANT, { ...known(ANA, teams.room(ANA).id), kind: "personal" });

  const connector = await createConnector({ settings, clock, timeoutMs });
  const newProcess = (other: Partial<DeliverDeps> = {}) =>
    createDeliver({
      ...{ settings, connector, installs, store, clock, log },
      words: (key) => key,
      drawChart: async () => Buffer.from("a picture"),
      timing: { unpaced: true },
      ...{ ...options.more, ...other },
    });

  /** A message to the channel, as the courier hands it over for the first time. */
  const message = (reply: string | Reply, more: Partial<Delivery> = {}): Delivery => ({
    ...{ id: ++ids, cause: `cause-${ids}`, attempt: 1 },
    to: { platform: "teams", tenant: TENANT, conversation: CHANNEL },
    reply: typeof reply === "string" ? { text: reply } : reply,
    ...more,
  });
  const to = (conversation: string, thread?: string) => ({
    to: { platform: "teams" as const, tenant: TENANT, conversation, ...(thread && { thread }) },
  });
  return {
    ...{ teams, settings, store, installs, connector, logged, newProcess, message, to },
    texts: (place: string) => teams.room(place).history.map(({ text }) => text),
    methods: () => teams.calls.map(({ method }) => method),
    deliver: newProcess(),
    async close() {
      await teams.close();
      await store.close();
    },
  };
}

/** A reply of so many cards. */
export const long = (cards: number, word = "part"): Reply => ({
  text: "long",
  blocks: Array.from({ length: cards }, (_, n) => ({
    type: "text" as const,
    text: `${word} ${n} ${"x".repeat(3_900)} `.repeat(3),
  })),
});

export type Scene = Awaited<ReturnType<typeof setScene>>;

/** The same message as the courier hands it over the next time. */
export const again = (before: Delivery, { kind, progress }: DeliveryError): Delivery => ({
  ...before,
  attempt: before.attempt + 1,
  ...(kind === "ambiguous" && { doubts: (before.doubts ?? 0) + 1 }),
  ...(progress && { progress }),
});
