import type { Clock } from "../../../src/core/ports.ts";
import { createPace as createMeteredPace, type Meter, type Pace } from "../../pace.ts";
import { SLACK } from "../limits.ts";

/** How long apart messages are sent, in milliseconds. Tests hand in smaller ones. */
export interface Gaps {
  channel: number;
  workspace: number;
}

const GAPS: Gaps = { channel: SLACK.channelGapMs, workspace: SLACK.workspaceGapMs };

/** Keeps messages as far apart as Slack wants them, in each channel and in a whole workspace. */
export const createPace = ({ clock, gaps = GAPS }: { clock: Clock; gaps?: Gaps }): Pace =>
  createMeteredPace({
    clock,
    newTenantMeter: () => createGap(gaps.workspace, gaps.workspace),
    newPlaceMeter: () => createGap(gaps.channel, 0),
  });

/** A timer that fires late must not slow the whole down: less than `madeGood` is made good. */
function createGap(ms: number, madeGood: number): Meter {
  let free = 0;
  return {
    next: () => free,
    take(now) {
      free = (now - free < madeGood ? free : now) + ms;
    },
    isIdle: (now) => free < now,
  };
}
