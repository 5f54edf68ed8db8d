import type { Plan, PlanStep } from "../../src/core/records.ts";
import type { Kit } from "../kit.ts";
import { owned } from "./owned.ts";
import type { People } from "./people.ts";
import { record } from "./record.ts";

/** Plans and their steps. A plan takes its steps with it when it is removed. */
export function definePlans(kit: Kit, people: People) {
  const { table, text, int, time, json, index } = kit;

  const plan = table(
    "plan",
    {
      ...record(kit),
      ...owned(kit, people),
      template: text("template").notNull(),
      title: text("title").notNull(),
      status: text("status").$type<Plan["status"]>().notNull(),
      createdAt: time("created_at").notNull(),
    },
    (t) => [index("plan_district").on(t.districtId, t.status)],
  );

  const step = table(
    "step",
    {
      ...record(kit),
      planId: text("plan_id")
        .notNull()
        .references(() => plan.id, { onDelete: "cascade" }),
      number: int("number").notNull(),
      phase: text("phase").notNull(),
      label: text("label").notNull(),
      detail: text("detail").notNull(),
      tool: text("tool"),
      origin: text("origin"),
      ownerId: text("owner_id").references(() => people.person.id),
      dueOn: text("due_on"),
      state: text("state").$type<PlanStep["state"]>().notNull(),
      reason: text("reason"),
      snoozedUntil: text("snoozed_until"),
      heardOn: text("heard_on"),
      remindAt: time("remind_at"),
      history: json("history").$type<PlanStep["history"]>().notNull(),
    },
    (t) => [
      index("step_plan").on(t.planId, t.number),
      index("step_owner").on(t.ownerId, t.state),
      index("step_remind").on(t.state, t.remindAt),
    ],
  );

  return { plan, step };
}
