/** Read by drizzle-kit when it writes SQLite migrations. */
import { sqliteKit } from "./kit.ts";
import { defineSchema } from "./schema.ts";

export const {
  installation,
  person,
  identity,
  cohort,
  district,
  membership,
  invitation,
  joining,
  channel,
  consent,
  run,
  document,
  plan,
  step,
  experiment,
  brief,
  observation,
  digest,
  release,
  setting,
  reference,
  trouble,
  seen,
  outbox,
  tick,
  audit,
  post,
} = defineSchema(sqliteKit);
