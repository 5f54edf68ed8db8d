import type { Platform } from "../../src/core/address.ts";
import type { Reference } from "../../src/core/references.ts";
import type { Kit } from "../kit.ts";
import { record } from "./record.ts";

/** Where the bot may speak by itself, and where it tried in vain. */
export function defineReferences(kit: Kit) {
  const { table, text, time, json, index, unique } = kit;

  const reference = table(
    "reference",
    {
      ...record(kit),
      platform: text("platform").$type<Platform>().notNull(),
      tenant: text("tenant").notNull(),
      conversation: text("conversation").notNull(),
      kind: text("kind").$type<Reference["kind"]>().notNull(),
      within: text("within"),
      known: json("known").$type<Reference["known"]>().notNull(),
      status: text("status").$type<Reference["status"]>().notNull(),
      seenAt: time("seen_at").notNull(),
    },
    (t) => [
      unique("reference_conversation").on(t.platform, t.tenant, t.conversation),
      index("reference_within").on(t.platform, t.tenant, t.within),
    ],
  );

  const trouble = table(
    "trouble",
    {
      ...record(kit),
      lane: text("lane").notNull(),
      reason: text("reason").notNull(),
      since: time("since").notNull(),
    },
    (t) => [unique("trouble_lane").on(t.lane)],
  );

  return { reference, trouble };
}
