import { type Change, remove } from "../core/change.ts";
import type { Clock, Store } from "../core/ports.ts";
import { demoNumbers } from "./numbers.ts";
import { COHORT, PEOPLE } from "./roster.ts";
import { demoRows, TENANTS } from "./rows.ts";
import { demoStories } from "./stories.ts";

/** Makes the demo cohort in an empty database. "present": it was there; "occupied": other data is. */
export async function seedDemo(
  store: Store,
  clock: Clock,
): Promise<"made" | "present" | "occupied"> {
  const cohorts = await store.reads.cohorts();
  if (cohorts.some(({ id }) => id === COHORT.id)) return "present";
  if (cohorts.length > 0) return "occupied";
  const now = clock.now();
  const rows = [...demoRows(now), ...demoNumbers(now, newcomer()), ...demoStories(now)];
  const changes = [...(await strangers(store)), ...rows];
  const work = { cause: "demo:cohort", changes, postings: [], audit: [] };
  return (await store.commit(work, clock.now())) === "applied" ? "made" : "present";
}

/** Accounts that a message said before the demo was made have left behind: their names are needed now. */
async function strangers({ reads }: Store): Promise<Change[]> {
  const found: Change[] = [];
  for (const platform of ["web", "console"] as const)
    for (const { handle } of PEOPLE) {
      const account = await reads.identity(platform, TENANTS[platform], handle);
      if (account) found.push(remove("identity", account));
    }
  return found;
}

/** Whoever opens the page first reports for this district, so its newest numbers are left to them. */
const newcomer = () => PEOPLE.find(({ role }) => role === "lead")?.district ?? "";
