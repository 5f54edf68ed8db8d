import type { Records } from "../src/core/records.ts";
import type { Kit } from "./kit.ts";
import { defineExperiments } from "./schema/experiments.ts";
import { defineInvitations } from "./schema/invitations.ts";
import { defineMetrics } from "./schema/metrics.ts";
import { definePeople } from "./schema/people.ts";
import { definePlans } from "./schema/plans.ts";
import { definePosts } from "./schema/posts.ts";
import { defineReferences } from "./schema/references.ts";
import { defineRuns } from "./schema/runs.ts";
import { defineWork } from "./schema/work.ts";

/** The whole database, written once. Each dialect calls this with its own kit. */
export function defineSchema(kit: Kit) {
  const people = definePeople(kit);
  /** A value the running program keeps about itself; any JSON, null included. */
  const setting = kit.table("setting", {
    id: kit.text("id").primaryKey(),
    version: kit.int("version").notNull().default(1),
    value: kit.json("value"),
  });
  return {
    ...people,
    ...defineInvitations(kit, people),
    ...defineRuns(kit, people),
    ...definePlans(kit, people),
    ...defineExperiments(kit, people),
    ...defineMetrics(kit, people),
    ...defineWork(kit),
    ...definePosts(kit),
    ...defineReferences(kit),
    setting,
  };
}

export type Tables = ReturnType<typeof defineSchema>;

type Same<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : never;
type Flat<T> = { [K in keyof T]: T[K] };

/**
 * Compile-time proof that each table holds exactly the record the core knows.
 * @public read by the compiler alone
 */
export const proof: {
  [K in keyof Records]: Same<Flat<Tables[K]["$inferSelect"]>, Flat<Records[K]>>;
} = {
  installation: true,
  person: true,
  identity: true,
  cohort: true,
  district: true,
  membership: true,
  invitation: true,
  joining: true,
  channel: true,
  run: true,
  document: true,
  plan: true,
  step: true,
  experiment: true,
  brief: true,
  observation: true,
  digest: true,
  release: true,
  consent: true,
  setting: true,
  reference: true,
  trouble: true,
};
