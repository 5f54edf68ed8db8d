import type { Capacity } from "../../gate.ts";
import { TEAMS } from "../limits.ts";

/** As many at once as Slack's. */
export const CAPACITY: Capacity = {
  ...{ atOnce: 32, line: 128, waitMs: 1_000 },
  lateMs: TEAMS.answerMs,
};
