import { and, asc, desc, eq, getTableColumns, gt, gte, isNull, or } from "drizzle-orm";
import type { History } from "../src/core/history.ts";
import type { Dialect } from "./dialect.ts";
import { type Plan, rows } from "./plan.ts";

/** The playground's conversations, kept in the same database as everything else. */
export function createPosts({ db, tables: { post }, transact }: Dialect): History {
  const { deliveryId: _, ...shown } = getTableColumns(post);
  const visibleTo = (userId: string) => or(isNull(post.privateTo), eq(post.privateTo, userId));

  return {
    add: (words, deliveryId) =>
      transact(function* (tx): Plan<number> {
        const [added] = yield* rows(
          tx
            .insert(post)
            .values({ ...words, deliveryId: deliveryId ?? null })
            .onConflictDoNothing({ target: post.deliveryId })
            .returning({ id: post.id }),
        );
        if (added) return added.id;
        const [earlier] = yield* rows(
          tx
            .select({ id: post.id })
            .from(post)
            .where(eq(post.deliveryId, deliveryId ?? 0)),
        );
        if (!earlier) throw new Error(`post of delivery ${deliveryId} was neither kept nor found`);
        return earlier.id;
      }),

    replace: (id, reply, at) =>
      transact(function* (tx): Plan<void> {
        const set = { reply, text: reply.text, editedAt: at };
        yield* rows(tx.update(post).set(set).where(eq(post.id, id)).returning({ id: post.id }));
      }),

    async list(conversation, viewerUserId, limit) {
      const newest = await db
        .select(shown)
        .from(post)
        .where(and(eq(post.conversation, conversation), visibleTo(viewerUserId)))
        .orderBy(desc(post.id))
        .limit(limit);
      return newest.reverse();
    },

    async changedSince(cursor, viewerUserId) {
      const changed = or(gt(post.id, cursor.id), gte(post.editedAt, cursor.editedAt));
      return await db
        .select(shown)
        .from(post)
        .where(and(changed, visibleTo(viewerUserId)))
        .orderBy(asc(post.id));
    },

    async get(id) {
      const [found] = await db.select(shown).from(post).where(eq(post.id, id));
      return found;
    },
  };
}
