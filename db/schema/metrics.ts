import type { Observation } from "../../src/core/records.ts";
import type { Kit } from "../kit.ts";
import type { People } from "./people.ts";
import { record } from "./record.ts";

/** Districts' monthly numbers, when they are published, and exactly what was. */
export function defineMetrics(kit: Kit, { cohort, district, person, channel }: People) {
  const { table, text, time, json, index, unique } = kit;
  const cohortId = () =>
    text("cohort_id")
      .notNull()
      .references(() => cohort.id);

  const observation = table(
    "observation",
    {
      ...record(kit),
      cohortId: cohortId(),
      districtId: text("district_id")
        .notNull()
        .references(() => district.id),
      personId: text("person_id")
        .notNull()
        .references(() => person.id),
      metric: text("metric").notNull(),
      period: text("period").notNull(),
      values: json("values").$type<Observation["values"]>().notNull(),
      note: text("note"),
      reportedAt: time("reported_at").notNull(),
    },
    (t) => [
      unique("observation_once").on(t.districtId, t.metric, t.period),
      index("observation_cohort").on(t.cohortId, t.metric, t.period),
    ],
  );

  const digest = table(
    "digest",
    {
      ...record(kit),
      cohortId: cohortId(),
      channelId: text("channel_id")
        .notNull()
        .references(() => channel.id),
      rule: text("rule").notNull(),
      time: text("time").notNull(),
      zone: text("zone").notNull(),
      nextAt: time("next_at"),
    },
    (t) => [unique("digest_cohort").on(t.cohortId), index("digest_next").on(t.nextAt)],
  );

  const release = table(
    "release",
    {
      ...record(kit),
      cohortId: cohortId(),
      cause: text("cause").notNull(),
      period: text("period").notNull(),
      numbers: json("numbers").notNull(),
      at: time("at").notNull(),
    },
    (t) => [index("release_cohort").on(t.cohortId, t.at)],
  );

  return { observation, digest, release };
}
