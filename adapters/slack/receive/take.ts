import { DeliveryError } from "../../../src/core/delivery.ts";
import type { Capacity } from "../../gate.ts";
import { createTake as createAnyTake } from "../../take.ts";
import type { SlackLog } from "../deps.ts";
import { tenantOfPayload } from "../read/tenant.ts";
import type { Answer, Retry } from "./answer.ts";
import type { createExcuse } from "./excuse.ts";
import type { Payload } from "./parse.ts";

/** Takes in one payload that is surely Slack's. Always answers in time, and never throws. */
export type Take = (payload: Payload, retry?: Retry) => Promise<Answer>;

/** Between Slack's two ways in and the work. */
export function createTake(deps: {
  handle: (payload: Payload, retry: Retry) => Promise<Answer>;
  excuses: ReturnType<typeof createExcuse>;
  capacity: Capacity;
  log: SlackLog;
}) {
  const { handle, excuses, capacity, log } = deps;
  const door = createAnyTake<Answer>({
    capacity,
    failed(error) {
      // Its message is one of Slack's codes, or the network's.
      const reason = error instanceof DeliveryError && { reason: error.message };
      log.error({ platform: "slack", err: error, ...reason }, "what Slack sent was not taken in");
    },
  });
  const take: Take = (payload, retry = {}) =>
    door.take({
      tenant: tenantOfPayload(payload) ?? "",
      work: () => handle(payload, retry),
      excuse: (why) => excuses.excuse(payload, why),
      tell: () => void excuses.tell(payload, "failed"),
    });
  return { ...door, take };
}
