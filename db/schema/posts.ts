import type { AnySQLiteColumn } from "drizzle-orm/sqlite-core";
import type { Reply } from "../../src/core/reply.ts";
import type { Kit } from "../kit.ts";

/** The playground's conversations, as its page shows them. */
export function definePosts({ table, text, int, time, json, serial, index, unique }: Kit) {
  const post = table(
    "post",
    {
      id: serial("id"),
      conversation: text("conversation").notNull(),
      thread: int("thread").references((): AnySQLiteColumn => post.id),
      author: text("author"),
      privateTo: text("private_to"),
      text: text("text").notNull(),
      reply: json("reply").$type<Reply>(),
      deliveryId: int("delivery_id"),
      at: time("at").notNull(),
      editedAt: time("edited_at"),
    },
    (t) => [
      unique("post_delivery").on(t.deliveryId),
      index("post_conversation").on(t.conversation, t.id),
      index("post_edited").on(t.editedAt),
    ],
  );

  return { post };
}
