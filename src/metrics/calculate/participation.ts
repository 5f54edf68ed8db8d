import { share } from "./numbers.ts";

/** What came of a cohort's sessions and reports; counts. */
export interface TakingPart {
  members: number;
  sessions: number;
  attended: number;
  briefsDue: number;
  briefsReceived: number;
}

/**
 * What a national collaborative of 24 districts reached, in percent: attendance of calls, monthly
 * reports of tests, monthly measures. Connors et al. 2020, doi 10.1007/s12310-020-09374-x.
 */
export const REACHED_ELSEWHERE = { attendance: 73, briefs: 98, measures: 65 };

/**
 * Attendance of all members at all sessions, and briefs received of those due, in percent, unrounded.
 * Nothing shows it yet, as the program keeps no attendance; it holds our definition to worked examples.
 */
export const participation = (given: TakingPart) => ({
  attendance: share(given.attended, given.members * given.sessions),
  briefs: share(given.briefsReceived, given.briefsDue),
});
