import { Router } from "express";
import type { Adapter, Receive } from "../adapter.ts";
import { createCall } from "./deliver/call.ts";
import { createDeliver } from "./deliver/deliver.ts";
import type { SlackDeps } from "./deps.ts";
import { createOpener } from "./form/open-view.ts";
import { createInstalls } from "./install/installs.ts";
import { createInstallRoutes } from "./install/routes.ts";
import { SLACK } from "./limits.ts";
import { createProfiles } from "./profiles.ts";
import { createReceiving } from "./receive/receiving.ts";

/**
 * Slack: `routes` are mounted before any body parser, and answer from the start on;
 * `adapter.start()` throws StartError where Slack does not take the bot's token.
 */
export function createSlack(deps: SlackDeps): { adapter: Adapter; routes: Router } {
  const { settings, clock, wall = clock, words, log } = deps;
  const { apiUrl } = settings;
  const installs = createInstalls({ ...deps, clock: wall });
  const call = createCall({ installs, clock, log, ...(apiUrl && { apiUrl }) });
  let receive: Receive | undefined;
  let profiles: ReturnType<typeof createProfiles> | undefined;

  const receiving = createReceiving({
    ...{ settings, installs, clock, wall, words, log },
    openForm: createOpener({ call, words }),
    left: ({ tenant, what, at }) => installs.remove(tenant, what, at),
    met: (from, page) => profiles?.met(from, page),
  });
  const adapter: Adapter = {
    platform: "slack",
    limits: { text: SLACK.section, blocks: SLACK.blocks, actions: SLACK.actions },
    async start(handOver) {
      await installs.start();
      receive = handOver;
      profiles = createProfiles({ call, receive, clock, log });
      receiving.start(receive);
    },
    async stop() {
      await receiving.stop();
      await profiles?.stop();
      installs.stop();
    },
    deliver: createDeliver({ ...deps, call, installs }),
  };
  const routes = Router();
  if (receiving.routes) routes.use(receiving.routes);
  routes.use(
    createInstallRoutes({
      ...{ ...deps, clock: wall, installs },
      greet: async (incoming) => receive?.(incoming),
    }),
  );
  return { adapter, routes };
}
