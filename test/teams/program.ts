import { createInstalls } from "../../adapters/teams/install/create-installs.ts";
import { openStore } from "../../db/open.ts";
import { addDemoTenant, meetDemo, TENANT, teamsRows } from "./bot-rows.ts";
import { type FakeTeams, startFakeTeams } from "./fake/teams.ts";
import { createSender } from "./signed.ts";

const silent = { error: () => undefined, warn: () => undefined, info: () => undefined };

/** A fake Teams by the real clock, and the demo cohort in the database at `url`, where the bot is everywhere already. */
export async function prepareTeams(url: string): Promise<FakeTeams> {
  const now = new Date();
  const teams = await startFakeTeams();
  addDemoTenant(teams, now);
  const store = await openStore(url);
  await store.commit({ cause: "ground", changes: teamsRows(now), postings: [], audit: [] }, now);
  let ids = 0;
  const installs = createInstalls({
    ...{ store, log: silent, clock: { now: () => now }, newId: () => `place-${++ids}` },
    settings: { appId: teams.app.appId, type: "MultiTenant", serviceHosts: [teams.host] },
  });
  await meetDemo(teams, installs);
  await store.close();
  return teams;
}

/** What the built program is told so that this fake is its Teams; production would not take a local host. */
export const settingsFor = (teams: FakeTeams, url: string): Record<string, string> => ({
  ...{ DATABASE_URL: url, NODE_ENV: "test", LOG_LEVEL: "fatal" },
  ...{ MicrosoftAppId: teams.app.appId, MicrosoftAppPassword: teams.app.password },
  ...{ MicrosoftAppTenantId: TENANT, MicrosoftAppType: "SingleTenant" },
  ...{ TEAMS_SERVICE_HOSTS: teams.host, TEAMS_OPENID_URL: teams.openIdUrl },
  TEAMS_LOGIN_URL: teams.loginUrl(TENANT),
});

/** Sends what Teams sends to the program at `url`. */
export const senderTo = (teams: FakeTeams, url: string) =>
  createSender({ url: `${url}/api/messages`, keys: teams.keys, appId: teams.app.appId });
