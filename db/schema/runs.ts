import { sql } from "drizzle-orm";
import type { AnySQLiteColumn } from "drizzle-orm/sqlite-core";
import type { Document, Run } from "../../src/core/records.ts";
import type { Kit } from "../kit.ts";
import { owned } from "./owned.ts";
import type { People } from "./people.ts";
import { record } from "./record.ts";

/** Checklists in progress, and the documents that finished tools produced. */
export function defineRuns(kit: Kit, people: People) {
  const { table, text, time, json, index, unique } = kit;

  const run = table(
    "run",
    {
      ...record(kit),
      ...owned(kit, people),
      checklist: text("checklist").notNull(),
      definition: json("definition").notNull(),
      answers: json("answers").$type<Run["answers"]>().notNull(),
      step: text("step").notNull(),
      place: text("place").notNull(),
      status: text("status").$type<Run["status"]>().notNull(),
      parentId: text("parent_id").references((): AnySQLiteColumn => run.id),
      remindAt: time("remind_at"),
      startedAt: time("started_at").notNull(),
      touchedAt: time("touched_at").notNull(),
    },
    (t) => [
      unique("run_open").on(t.personId, t.place).where(sql`${t.status} = 'open'`),
      index("run_person").on(t.personId, t.status),
      index("run_district").on(t.districtId, t.status),
      index("run_parent").on(t.parentId),
      index("run_remind").on(t.remindAt),
    ],
  );

  const document = table(
    "document",
    {
      ...record(kit),
      ...owned(kit, people),
      kind: text("kind").notNull(),
      subject: text("subject"),
      runId: text("run_id").references(() => run.id),
      data: json("data").notNull(),
      visibility: text("visibility").$type<Document["visibility"]>().notNull(),
      replacesId: text("replaces_id").references((): AnySQLiteColumn => document.id),
      createdAt: time("created_at").notNull(),
    },
    (t) => [index("document_latest").on(t.districtId, t.kind, t.createdAt)],
  );

  return { run, document };
}
