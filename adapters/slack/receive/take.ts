import { DeliveryError } from "../../../src/core/delivery.ts";
import { type Capacity, createGate, NO_ROOM } from "../../gate.ts";
import type { SlackLog } from "../deps.ts";
import { tenantOfPayload } from "../read/tenant.ts";
import type { Answer, Retry } from "./answer.ts";
import type { createExcuse } from "./excuse.ts";
import type { Payload } from "./parse.ts";

/** Takes in one payload that is surely Slack's. Always answers in time, and never throws. */
export type Take = (payload: Payload, retry?: Retry) => Promise<Answer>;

const LATE = Symbol("late");

/**
 * Between the ways in and the work: lets in what there is room for, and gives an answer in time.
 * What was answered before it was done goes on, and is not held to be carried by that answer.
 */
export function createTake(deps: {
  handle: (payload: Payload, retry: Retry) => Promise<Answer>;
  excuses: ReturnType<typeof createExcuse>;
  capacity: Capacity;
  log: SlackLog;
}) {
  const { handle, excuses, capacity, log } = deps;
  const gate = createGate(capacity);
  let open = false;

  function failed(error: unknown): void {
    // Its message is one of Slack's codes, or the network's.
    const reason = error instanceof DeliveryError && { reason: error.message };
    log.error({ platform: "slack", err: error, ...reason }, "what Slack sent was not taken in");
  }

  /** The answer was given without it; whoever is waiting hears of a failure elsewhere. */
  function afterwards(payload: Payload, work: Promise<Answer | typeof NO_ROOM>): void {
    work.then(
      (answer) => answer !== NO_ROOM && answer.written?.(false),
      (error) => {
        failed(error);
        excuses.tell(payload, "failed");
      },
    );
  }

  const take: Take = async (payload, retry = {}) => {
    if (!open) return excuses.excuse(payload, "busy");
    const work = gate.run(tenantOfPayload(payload) ?? "", () => handle(payload, retry));
    const clock = startTimer(capacity.lateMs);
    try {
      const answer = await Promise.race([work, clock.late]);
      if (answer === NO_ROOM) return excuses.excuse(payload, "busy");
      if (answer !== LATE) return answer;
      afterwards(payload, work);
      return excuses.excuse(payload, "late");
    } catch (error) {
      failed(error);
      return excuses.excuse(payload, "failed");
    } finally {
      clock.stop();
    }
  };

  return {
    take,
    open() {
      open = true;
    },
    /** Turns away what comes from now on; resolves when the rest is done. */
    close: async () => {
      open = false;
      await gate.empty();
    },
  };
}

function startTimer(ms: number) {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<typeof LATE>((resolve) => {
    timer = setTimeout(() => resolve(LATE), ms);
  });
  return { late, stop: () => clearTimeout(timer) };
}
