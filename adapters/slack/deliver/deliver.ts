import type { Clock, Words } from "../../../src/core/ports.ts";
import type { Chart } from "../../../src/core/reply.ts";
import type { Adapter } from "../../adapter.ts";
import type { CallSlack, Installs, SlackLog } from "../deps.ts";
import type { Gaps } from "./pace.ts";

/** What delivering needs; `timing` is for tests, which have no seconds to spare. */
export interface DeliverDeps {
  call: CallSlack;
  installs: Pick<Installs, "find">;
  clock: Clock;
  words: Words;
  drawChart(chart: Chart): Promise<Buffer>;
  log: SlackLog;
  timing?: { gaps: Gaps; settleMs: number };
}

/** Says one message in Slack, or finds out that an earlier attempt has said it. */
export function createDeliver(_deps: DeliverDeps): Adapter["deliver"] {
  return async () => {
    throw new Error("not built yet");
  };
}
