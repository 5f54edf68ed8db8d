import type { Installs } from "../../adapters/teams/install/installs.ts";
import { directOf } from "../../adapters/teams/places.ts";
import type { Change } from "../../src/core/change.ts";
import { PEOPLE } from "../../src/demo/roster.ts";
import { demoRows } from "../../src/demo/rows.ts";
import type { FakeTeams } from "./fake/teams.ts";

export const TENANT = "6f1c0c3e-0000-4000-8000-000000000001";
/** The team of the demo cohort, which is also its channel "General". */
export const TEAM = "19:riverbend-team@thread.tacv2";

/** The Teams user of somebody in the demo, and the channel of a demo channel. */
export const userOf = (handle: string) => `29:1${handle}`;
export const channelOf = (name: string) => `19:${name.replaceAll("-", "")}@thread.tacv2`;

const place = { platform: "teams" as const, tenant: TENANT };

/** The demo cohort as it is when it lives in Teams: the same people and places, by their ids there. */
export const teamsRows = (now: Date): Change[] =>
  demoRows(now).flatMap((change): Change[] => {
    if (change.op !== "insert") return [change];
    if (change.kind === "identity") {
      const { row } = change;
      if (row.platform !== "web") return [];
      const userId = userOf(row.userId);
      return [{ ...change, row: { ...row, ...place, userId, direct: directOf(TENANT, userId) } }];
    }
    if (change.kind === "channel") {
      const conversation = channelOf(change.row.conversation);
      return [{ ...change, row: { ...change.row, ...place, conversation } }];
    }
    return [change];
  });

/** The tenant of the demo cohort: everybody, one team, and a channel for each of the demo's. */
export function addDemoTenant(teams: FakeTeams, now: Date): void {
  teams.addTenant(TENANT);
  for (const { handle, name, zone } of PEOPLE)
    teams.addUser({ id: userOf(handle), name, zone, tenant: TENANT });
  const channels = teamsRows(now).flatMap((change) =>
    change.op === "insert" && change.kind === "channel" ? [change.row] : [],
  );
  teams.addTeam(TENANT, {
    ...{ id: TEAM, name: "Riverbend", installed: true },
    members: PEOPLE.map(({ handle }) => userOf(handle)),
    channels: Object.fromEntries(channels.map(({ conversation, name }) => [conversation, name])),
  });
  for (const { handle } of PEOPLE) teams.setInstalled(userOf(handle), true);
}

/** The bot has been in the team, and in everybody's chats, since before the test. */
export async function meetDemo(teams: FakeTeams, installs: Pick<Installs, "met">): Promise<void> {
  const common = { serviceUrl: teams.serviceUrl(TENANT), bot: teams.botId };
  await installs.met(TENANT, {
    ...{ conversation: TEAM, kind: "team", within: TEAM },
    known: { ...common, chat: TEAM, name: "Riverbend" },
  });
  for (const { id: conversation, kind, name } of [...teams.world.rooms.values()]) {
    if (kind !== "channel" || conversation === TEAM) continue;
    const known = { ...common, chat: conversation, name };
    await installs.met(TENANT, { conversation, kind, within: TEAM, known });
  }
  for (const { handle } of PEOPLE) {
    const userId = userOf(handle);
    const { id: chat } = teams.room(userId);
    await installs.met(TENANT, {
      ...{ conversation: userId, kind: "personal", within: null, userId },
      known: { ...common, chat },
    });
  }
}
