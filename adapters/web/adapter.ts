import type { Router } from "express";
import type { Adapter, Receive } from "../adapter.ts";
import { createActs } from "./acts.ts";
import { createCharts } from "./charts.ts";
import { createDeliver } from "./deliver.ts";
import type { WebDeps } from "./deps.ts";
import { WEB_LIMITS } from "./limits.ts";
import { rememberRecent } from "./recent.ts";
import { createRoutes } from "./routes.ts";
import { createStream } from "./stream.ts";
import { createViews } from "./views.ts";
import { createWake } from "./wake.ts";

/**
 * The playground: a chat client in the browser, on the same core as every platform. `routes` is
 * mounted at "/"; `adapter.stop()` ends the open event streams so that the server can close.
 */
export function createWeb(given: WebDeps): { adapter: Adapter; routes: Router } {
  const deps = { ...given, directory: rememberRecent(given.directory) };
  const wake = createWake();
  const streams = new Set<() => void>();
  let receive: Receive | undefined;

  const adapter: Adapter = {
    platform: "web",
    limits: WEB_LIMITS,
    async start(handOver) {
      receive = handOver;
    },
    async stop() {
      receive = undefined;
      for (const close of streams) close();
      streams.clear();
    },
    deliver: createDeliver({ ...deps, wake }),
  };
  const routes = createRoutes(deps, {
    acts: createActs(deps, wake, () => receive),
    views: createViews(deps),
    open: createStream(deps, wake),
    picture: createCharts(deps.drawChart),
    wake,
    running: () => receive !== undefined,
    streams,
  });
  return { adapter, routes };
}
