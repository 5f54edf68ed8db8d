import type { Reports } from "./app.ts";
import type { Log } from "./log.ts";

/** Writes failures to the log: what failed and where to look, never what was said. */
export const createReports = (log: Log): Reports => ({
  failed(error, where) {
    log.error({ ...where, err: error }, "failed");
  },
  givenUp({ id, platform }, state, error) {
    log.warn({ outbox: id, platform, state, reason: error.slice(0, 200) }, "message not delivered");
  },
});
