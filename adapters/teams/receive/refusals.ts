import type { Clock } from "../../../src/core/ports.ts";
import type { TeamsLog } from "../deps.ts";
import type { TurnedAway } from "./admit.ts";

/** Between two lines about the same reason: whoever floods us does not flood the log. */
const PAUSE_MS = 60_000;

/** Tells the operator why requests were turned away, once a minute for each reason and with their number. */
export function createRefusals(deps: { clock: Clock; log: TeamsLog }) {
  const known = new Map<string, { toldAt: number; since: number }>();

  return function note({ status, reason }: TurnedAway): void {
    const now = deps.clock.now().getTime();
    const before = known.get(reason);
    if (before && now - before.toldAt < PAUSE_MS) {
      before.since++;
      return;
    }
    known.set(reason, { toldAt: now, since: 0 });
    const more = before?.since ? { more: before.since } : {};
    deps.log.warn({ platform: "teams", reason, status, ...more }, "a request was turned away");
  };
}
