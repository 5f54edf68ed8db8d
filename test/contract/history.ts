import { describe, expect, it } from "vitest";
import type { History, Post } from "../../src/core/history.ts";
import { AWKWARD, later, now } from "./rows.ts";

const words: Omit<Post, "id"> = {
  conversation: "cohort",
  thread: null,
  author: "ana",
  privateTo: null,
  text: AWKWARD,
  reply: null,
  at: now,
  editedAt: null,
};

/** The playground's conversations. */
export function historyContract(at: { history: History }) {
  describe("the history", () => {
    it("returns what was said, newest few, oldest first", async () => {
      const first = await at.history.add(words);
      const second = await at.history.add({ ...words, thread: first, text: "2" });
      const third = await at.history.add({ ...words, text: "3" });
      await at.history.add({ ...words, conversation: "other" });
      expect(await at.history.get(first)).toEqual({ ...words, id: first });
      const ids = (await at.history.list("cohort", "ben", 2)).map((post) => post.id);
      expect(ids).toEqual([second, third]);
      expect(await at.history.get(999)).toBeUndefined();
    });

    it("keeps one delivery once, and tells the same id again", async () => {
      const said = { ...words, author: null, reply: { text: "hi", data: { type: "x" } } };
      const id = await at.history.add(said, 7);
      expect(await at.history.add({ ...said, text: "repeat" }, 7)).toBe(id);
      expect(await at.history.add(said, 8)).not.toBe(id);
      expect(await at.history.list("cohort", "ana", 10)).toHaveLength(2);
    });

    it("shows a private post to its one reader", async () => {
      await at.history.add({ ...words, privateTo: "ana" });
      expect(await at.history.list("cohort", "ana", 10)).toHaveLength(1);
      expect(await at.history.list("cohort", "ben", 10)).toEqual([]);
      const start = { id: 0, editedAt: later(-1) };
      expect(await at.history.changedSince(start, "ana")).toHaveLength(1);
      expect(await at.history.changedSince(start, "ben")).toEqual([]);
    });

    it("tells what was added or edited since", async () => {
      const first = await at.history.add(words);
      const second = await at.history.add({ ...words, text: "2" });
      const changed = async (id: number, editedAt: Date) =>
        (await at.history.changedSince({ id, editedAt }, "ana")).map((post) => post.id);
      expect(await changed(first, now)).toEqual([second]);
      await at.history.replace(first, { text: "better" }, later(5));
      expect(await changed(second, later(4))).toEqual([first]);
      expect(await changed(second, later(6))).toEqual([]);
      expect(await at.history.get(first)).toMatchObject({
        text: "better",
        reply: { text: "better" },
        editedAt: later(5),
        at: now,
      });
    });
  });
}
