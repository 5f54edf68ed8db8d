import type { Brief, Experiment, Jot } from "../../src/core/records.ts";
import type { Kit } from "../kit.ts";
import { owned } from "./owned.ts";
import type { People } from "./people.ts";
import { record } from "./record.ts";

/** Small tests between sessions, and the one-page reports they end in. */
export function defineExperiments(kit: Kit, people: People) {
  const { table, text, time, json, index, unique } = kit;

  const experiment = table(
    "experiment",
    {
      ...record(kit),
      ...owned(kit, people),
      question: text("question").notNull(),
      prediction: text("prediction").notNull(),
      measure: text("measure").notNull(),
      stopOn: text("stop_on").notNull(),
      jots: json("jots").$type<Jot[]>().notNull(),
      status: text("status").$type<Experiment["status"]>().notNull(),
      remindAt: time("remind_at"),
      createdAt: time("created_at").notNull(),
    },
    (t) => [
      index("experiment_district").on(t.districtId, t.status),
      index("experiment_remind").on(t.status, t.remindAt),
    ],
  );

  const brief = table(
    "brief",
    {
      ...record(kit),
      ...owned(kit, people),
      experimentId: text("experiment_id")
        .notNull()
        .references(() => experiment.id),
      fields: json("fields").$type<Brief["fields"]>().notNull(),
      decision: text("decision").$type<Brief["decision"]>().notNull(),
      sharedAt: time("shared_at"),
      createdAt: time("created_at").notNull(),
    },
    (t) => [
      unique("brief_experiment").on(t.experimentId),
      index("brief_shared").on(t.cohortId, t.sharedAt),
    ],
  );

  return { experiment, brief };
}
