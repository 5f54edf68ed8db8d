import { sql } from "drizzle-orm";
import type { Address, Platform } from "../../src/core/address.ts";
import type { OutboxState, Receipt } from "../../src/core/ports.ts";
import type { Reply } from "../../src/core/reply.ts";
import type { Kit } from "../kit.ts";

/** What the program keeps to do its work once: no records, nothing a handler changes. */
export function defineWork({ table, text, int, time, json, serial, index }: Kit) {
  /** Causes already applied. Platforms deliver the same event more than once. */
  const seen = table("seen", { id: text("id").primaryKey(), at: time("at").notNull() });

  /**
   * Messages promised. `readyAt` is the next try, the end of a lease while one is under way,
   * or the moment it was given up.
   * `doubts` counts the attempts whose end is not known, one under way among them.
   */
  const outbox = table(
    "outbox",
    {
      id: serial("id"),
      cause: text("cause").notNull(),
      platform: text("platform").$type<Platform>().notNull(),
      lane: text("lane").notNull(),
      to: json("to").$type<Address>().notNull(),
      privateTo: text("private_to"),
      reply: json("reply").$type<Reply>().notNull(),
      key: text("key"),
      replaces: text("replaces"),
      under: text("under"),
      after: time("after"),
      state: text("state").$type<OutboxState>().notNull().default("waiting"),
      attempt: int("attempt").notNull().default(0),
      doubts: int("doubts").notNull().default(0),
      progress: json("progress").$type<Receipt>(),
      readyAt: time("ready_at").notNull(),
      sentAt: time("sent_at"),
      receipt: json("receipt").$type<Receipt>(),
      error: text("error"),
    },
    (t) => [
      index("outbox_ready").on(t.state, t.readyAt),
      index("outbox_lane").on(t.lane, t.state, t.id),
      index("outbox_key").on(t.lane, t.key, t.id).where(sql`${t.key} is not null`),
    ],
  );

  /** The last moment each scheduled job ran. */
  const tick = table("tick", { job: text("job").primaryKey(), at: time("at").notNull() });

  /** Who did what, without content. No foreign keys: it outlives what it speaks of. */
  const audit = table("audit", {
    id: serial("id"),
    at: time("at").notNull(),
    cause: text("cause").notNull(),
    personId: text("person_id"),
    action: text("action").notNull(),
    subject: text("subject").notNull(),
  });

  return { seen, outbox, tick, audit };
}
