import { afterEach, describe, expect, it } from "vitest";
import { StaleError } from "../../src/core/errors.ts";
import { releaseChanges } from "../../src/digests/post.ts";
import { createBot } from "../bot.ts";

describe("a release", () => {
  let bot: Awaited<ReturnType<typeof createBot>>;
  afterEach(() => bot.close());

  it("decided beside another one is turned away, to be decided again knowing what that one told", async () => {
    bot = await createBot();
    const now = bot.clock.now();
    const cohort = await bot.store.reads.cohort("demo");
    if (!cohort) throw new Error("no demo cohort");
    const gathered = {
      ...{ cohort, period: "2026-10", districts: 6 },
      ...{ sections: [], briefs: [], releases: [] },
    };
    const kept = { about: "digest" as const, key: "", nudged: [] };
    const commit = (cause: string) => {
      const changes = releaseChanges({ id: cause, cohort, cause, now, gathered, kept });
      return bot.store.commit({ cause, changes, postings: [], audit: [] }, now);
    };
    expect(await commit("one")).toBe("applied");
    await expect(commit("two")).rejects.toThrow(StaleError);
  });
});
