import { Router } from "express";
import type { Adapter } from "../adapter.ts";
import { createAboutRoutes } from "./about.ts";
import { createDeliver } from "./deliver/deliver.ts";
import type { TeamsDeps } from "./deps.ts";
import { createInstalls } from "./install/create-installs.ts";
import { TEAMS } from "./limits.ts";
import { createReceiving } from "./receive/receiving.ts";
import { createGatekeeper } from "./sdk/authenticate.ts";
import { createConnector } from "./sdk/connector.ts";

/**
 * Teams: `routes` are mounted before any body parser, and answer from the start on. Microsoft's SDK
 * is loaded here, and nowhere that does without Teams.
 */
export async function createTeams(deps: TeamsDeps): Promise<{ adapter: Adapter; routes: Router }> {
  const { clock, wall = clock } = deps;
  const installs = createInstalls(deps);
  const connector = await createConnector(deps);
  const receiving = createReceiving({
    ...{ ...deps, installs },
    gatekeeper: await createGatekeeper({ ...deps, wall }),
  });
  const adapter: Adapter = {
    platform: "teams",
    limits: { text: TEAMS.run, blocks: TEAMS.elements, actions: TEAMS.actions },
    async start(receive) {
      receiving.start(receive);
    },
    stop: receiving.stop,
    deliver: createDeliver({ ...deps, connector, installs }),
  };
  const routes = Router().use(receiving.routes, createAboutRoutes(deps));
  return { adapter, routes };
}
