import type { Reports } from "./app.ts";
import { deliveryAdvice } from "./delivery-advice.ts";
import type { Log } from "./log.ts";

/** Writes failures to the log: what failed and where to look, never what was said. */
export const createReports = (log: Log): Reports => ({
  failed(error, where) {
    log.error({ ...where, err: error }, "failed");
  },
  givenUp({ id, platform }, state, error) {
    log.warn(
      { outbox: id, platform, state, reason: error },
      `message not delivered. ${deliveryAdvice(state, error)} (cohort outbox retry ${id}, or drop ${id})`,
    );
  },
});
