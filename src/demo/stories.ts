import { type Change, insert } from "../core/change.ts";
import { addDays, dayIn } from "../core/time.ts";
import { COHORT } from "./roster.ts";

const HOUR_MS = 3_600_000;

/** A made-up test of another district that ended in a shared brief, for the digest to tell of. */
export function demoStories(now: Date): Change[] {
  const today = dayIn(COHORT.zone, now);
  const owner = { cohortId: COHORT.id, districtId: "birch", personId: "raj" };
  const experiment = insert("experiment", {
    ...{ id: "birch-texts", ...owner, status: "reported", remindAt: null },
    question: "Do text messages bring more families to intake meetings?",
    prediction: "Missed meetings fall from 31 % to about 20 %.",
    measure: "Share of intake meetings that families missed",
    stopOn: addDays(today, -4),
    jots: [],
    createdAt: new Date(now.getTime() - 21 * 24 * HOUR_MS),
  });
  const brief = insert("brief", {
    ...{ id: "birch-texts-brief", experimentId: "birch-texts", ...owner, decision: "adopt" },
    fields: {
      tried: "Texted families the day before each intake meeting, at one school.",
      predicted: "Missed meetings fall from 31 % to about 20 %.",
      happened: "Families missed far fewer meetings, and some used the text to move theirs.",
      learned: "A text with a way to answer works better than a reminder alone.",
      decision: "adopt",
      needs: "A shared phone and ten minutes a day.",
      next: "Do it at every school from January.",
    },
    sharedAt: new Date(now.getTime() - HOUR_MS),
    createdAt: new Date(now.getTime() - 2 * HOUR_MS),
  });
  return [experiment, brief];
}
