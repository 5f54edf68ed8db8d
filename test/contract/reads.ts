import { beforeEach, describe, expect, it } from "vitest";
import { insert, remove, update } from "../../src/core/change.ts";
import type { Store } from "../../src/core/ports.ts";
import * as rows from "./rows.ts";
import { ground, later, now, work } from "./rows.ts";

const kept = <T>(row: T) => ({ ...row, version: 1 });

/** Each named question, and that every kind of record comes back as it went in. */
export function readsContract(at: { store: Store }) {
  describe("the reads", () => {
    beforeEach(async () => {
      const all = [
        ...ground,
        insert("installation", rows.installation),
        insert("identity", rows.identity),
        insert("membership", rows.membership),
        insert("invitation", rows.invitation),
        insert("joining", rows.joining),
        insert("consent", rows.consent),
        insert("run", rows.run),
        insert("document", rows.document),
        insert("plan", rows.plan),
        insert("step", rows.step),
        insert("experiment", rows.experiment),
        insert("brief", rows.brief),
        insert("observation", rows.observation),
        insert("digest", rows.digest),
        insert("release", rows.release),
        insert("reference", rows.reference),
        insert("trouble", rows.trouble),
      ];
      await at.store.commit(work("all", all), now);
    });

    it("return every person, account and place as it was given", async () => {
      const { reads } = at.store;
      const me = kept(rows.person);
      expect(await reads.installation("slack", "T1")).toEqual(kept(rows.installation));
      expect(await reads.installation("slack", "T2")).toBeUndefined();
      expect(await reads.installation("web", "T1")).toBeUndefined();
      expect(await reads.installations()).toEqual([kept(rows.installation)]);
      expect(await reads.identity("slack", "T1", "U1")).toEqual(kept(rows.identity));
      expect(await reads.identity("web", "T1", "U1")).toBeUndefined();
      expect(await reads.identities("person-1")).toEqual([kept(rows.identity)]);
      expect(await reads.person("person-1")).toEqual(me);
      expect(await reads.memberships("person-1")).toEqual([kept(rows.membership)]);
      expect(await reads.members("cohort-1")).toEqual([
        { person: me, membership: kept(rows.membership) },
      ]);
      expect(await reads.cohort("cohort-1")).toEqual(kept(rows.cohort));
      expect(await reads.cohorts()).toEqual([kept(rows.cohort)]);
      expect(await reads.district("district-1")).toEqual(kept(rows.district));
      expect(await reads.districts("cohort-1")).toEqual([kept(rows.district)]);
      expect(await reads.channels("cohort-1")).toEqual([kept(rows.channel)]);
      expect(await reads.channel("channel-1")).toEqual(kept(rows.channel));
      expect(await reads.channelAt({ ...rows.place, thread: "9" })).toEqual(kept(rows.channel));
      expect(await reads.channelAt(rows.elsewhere)).toBeUndefined();
    });

    it("return every place where the bot may speak, and why it cannot", async () => {
      const { reads } = at.store;
      const [found, seen] = [kept(rows.reference), kept(rows.trouble)];
      expect(await reads.reference("teams", "T1", "19:c")).toEqual(found);
      expect(await reads.reference("teams", "T2", "19:c")).toBeUndefined();
      expect(await reads.reference("slack", "T1", "19:c")).toBeUndefined();
      expect(await reads.references("teams", "T1")).toEqual([found]);
      expect(await reads.references("teams", "T1", "19:team")).toEqual([found]);
      expect(await reads.references("teams", "T1", "19:other")).toEqual([]);
      expect(await reads.references("teams", "T2")).toEqual([]);
      expect(await reads.activeReference("teams", "T1")).toEqual(found);
      expect(await reads.activeReference("teams", "T1", "19:team")).toEqual(found);
      expect(await reads.activeReference("teams", "T1", "19:other")).toBeUndefined();
      expect(await reads.activeReference("teams", "T2")).toBeUndefined();
      expect(await reads.trouble("teams/T1/29:x")).toEqual(seen);
      expect(await reads.trouble("teams/T2/29:x")).toBeUndefined();
    });

    it("return every invitation as it was given, found by its hash, and who used it", async () => {
      const { reads } = at.store;
      const invitation = kept(rows.invitation);
      expect(await reads.invitation("invitation-1")).toEqual(invitation);
      expect(await reads.invitationBy("a1b2")).toEqual(invitation);
      expect(await reads.invitationBy("a1b")).toBeUndefined();
      expect(await reads.invitations("cohort-1")).toEqual([invitation]);
      expect(await reads.invitations("cohort-2")).toEqual([]);
      expect(await reads.joinings("invitation-1")).toEqual([kept(rows.joining)]);
      await at.store.commit(work("gone", [remove("invitation", invitation)]), now);
      expect(await reads.joinings("invitation-1"), "an invitation takes them along").toEqual([]);
    });

    it("return every piece of work as it was given", async () => {
      const { reads } = at.store;
      expect(await reads.run("run-1")).toEqual(kept(rows.run));
      expect(await reads.openRun("person-1", rows.run.place)).toEqual(kept(rows.run));
      expect(await reads.openRun("person-2", rows.run.place)).toBeUndefined();
      expect(await reads.document("document-1")).toEqual(kept(rows.document));
      expect(await reads.plan("plan-1")).toEqual(kept(rows.plan));
      expect(await reads.planSteps("plan-1")).toEqual([kept(rows.step)]);
      expect(await reads.step("step-1")).toEqual(kept(rows.step));
      expect(await reads.experiment("experiment-1")).toEqual(kept(rows.experiment));
      expect(await reads.openExperiments("district-1")).toEqual([kept(rows.experiment)]);
      expect(await reads.brief("brief-1")).toEqual(kept(rows.brief));
      expect(await reads.briefOf("experiment-1")).toEqual(kept(rows.brief));
      expect(await reads.observation("district-1", "served", "2026-02")).toEqual(
        kept(rows.observation),
      );
      expect(await reads.digest("cohort-1")).toEqual(kept(rows.digest));
      expect(await reads.releases("cohort-1")).toEqual([kept(rows.release)]);
    });

    it("find everything that is a person's or names them, and nothing of others", async () => {
      const { reads } = at.store;
      const found = await reads.belongings("person-1");
      const { identity, membership, invitation, run, document, plan } = rows;
      const { experiment, brief, observation, consent } = rows;
      const own = { identity, membership, invitation, run, document, plan, brief, observation };
      for (const [kind, row] of Object.entries({ ...own, experiment, consent }))
        expect(found, kind).toMatchObject({ [kind]: [kept(row)] });
      expect((await reads.belongings("person-2")).joining).toEqual([kept(rows.joining)]);
      const past = { ownerId: "person-2", dueOn: null, state: "open", reason: null } as const;
      const jots = [{ at: "2026-03-02T09:00:00Z", by: "person-2", text: rows.AWKWARD }];
      const step = kept(rows.step);
      await at.store.commit(
        work("named", [
          update("step", step, { history: [{ ...past, at: "2026-03-02", by: "person-1" }] }),
          update("experiment", kept(rows.experiment), { jots }),
        ]),
        now,
      );
      const named = await reads.belongings("person-2");
      expect(named.step.map(({ id }) => id)).toEqual(["step-1"]);
      expect(named.experiment).toMatchObject([{ personId: "person-1", jots }]);
      expect((await reads.belongings("person")).step, "part of an id is nobody's").toEqual([]);
    });

    it.each([
      { value: null },
      { value: "42" },
      { value: "null" },
      { value: 0 },
      { value: false },
      { value: [] },
      { value: { a: [null] } },
      { value: rows.AWKWARD },
    ])("return the setting $value as the value it is", async ({ value }) => {
      await at.store.commit(work("s1", [insert("setting", { id: "x", value })]), now);
      expect(await at.store.reads.setting("x")).toEqual({ id: "x", version: 1, value });
    });

    it("list unfinished runs, the one touched last first", async () => {
      const { run } = rows;
      await at.store.commit(
        work("r", [
          insert("run", { ...run, id: "run-2", status: "saved", touchedAt: later(2) }),
          insert("run", { ...run, id: "run-3", status: "saved", touchedAt: later(1) }),
          insert("run", { ...run, id: "run-4", status: "done", touchedAt: later(3) }),
          insert("run", { ...run, id: "run-5", status: "stopped", touchedAt: later(4) }),
          insert("run", { ...run, id: "run-6", status: "stopped", touchedAt: later(3) }),
        ]),
        now,
      );
      const found = await at.store.reads.unfinishedRuns("person-1");
      expect(found.map((row) => row.id)).toEqual(["run-2", "run-3", "run-1"]);
      expect((await at.store.reads.stoppedRun("person-1"))?.id).toBe("run-5");
      expect(await at.store.reads.stoppedRun("person-2")).toBeUndefined();
    });

    it("list the parts of a run, oldest first, ended ones too", async () => {
      const part = { ...rows.run, parentId: "run-1", status: "saved" as const };
      await at.store.commit(
        work("p", [
          insert("run", { ...part, id: "part-2", personId: "person-2", startedAt: later(2) }),
          insert("run", { ...part, id: "part-1", status: "stopped", startedAt: later(1) }),
          insert("run", { ...part, id: "part-9", parentId: "part-1", startedAt: later(3) }),
        ]),
        now,
      );
      const found = await at.store.reads.partsOf("run-1");
      expect(found.map(({ id }) => id)).toEqual(["part-1", "part-2"]);
      expect(found[1]).toEqual(
        kept({ ...part, id: "part-2", personId: "person-2", startedAt: later(2) }),
      );
      expect(await at.store.reads.partsOf("part-2")).toEqual([]);
    });

    it("list what a district has unfinished, without parts, the one touched last first", async () => {
      const { run } = rows;
      const saved = { ...run, status: "saved" as const };
      await at.store.commit(
        work("r", [
          insert("run", { ...saved, id: "run-2", personId: "person-2", touchedAt: later(1) }),
          insert("run", { ...saved, id: "run-3", districtId: null, touchedAt: later(2) }),
          insert("run", { ...saved, id: "run-4", parentId: "run-1", touchedAt: later(3) }),
          insert("run", { ...run, id: "run-5", status: "done", touchedAt: later(4) }),
          insert("run", { ...run, id: "run-6", status: "stopped", touchedAt: later(5) }),
        ]),
        now,
      );
      const found = await at.store.reads.runsOfDistrict("district-1");
      expect(found.map(({ id }) => id)).toEqual(["run-2", "run-1"]);
      expect(await at.store.reads.runsOfDistrict("district-2")).toEqual([]);
    });

    it("list the unfinished runs to speak of now, parts too, the longest overdue first", async () => {
      const { run } = rows;
      const saved = { ...run, status: "saved" as const };
      await at.store.commit(
        work("r", [
          insert("run", { ...saved, id: "first", parentId: "run-1", remindAt: later(89_999) }),
          insert("run", { ...saved, id: "never", remindAt: null }),
          insert("run", { ...saved, id: "future", remindAt: later(90_001) }),
          insert("run", { ...run, id: "done", status: "done", remindAt: now }),
          insert("run", { ...run, id: "stopped", status: "stopped", remindAt: now }),
        ]),
        now,
      );
      const ids = async (ms: number, limit: number) =>
        (await at.store.reads.runsToRemind(later(ms), limit)).map(({ id }) => id);
      expect(await ids(89_998, 10)).toEqual([]);
      expect(await ids(90_000, 10)).toEqual(["first", "run-1"]);
      expect(await ids(90_000, 1)).toEqual(["first"]);
    });

    it("list every version of the documents of a district, or of somebody without one", async () => {
      const { document } = rows;
      const own = { ...document, districtId: null, cohortId: null };
      await at.store.commit(
        work("d", [
          insert("document", { ...document, id: "d-3", kind: "ratio", createdAt: later(1) }),
          insert("document", {
            ...{ ...document, id: "d-2", personId: "person-2", createdAt: later(2) },
            ...{ replacesId: "document-1", subject: null },
          }),
          insert("document", { ...own, id: "own-1" }),
          insert("document", { ...own, id: "own-2", personId: "person-2" }),
        ]),
        now,
      );
      const { documents } = at.store.reads;
      const ids = async (...of: Parameters<typeof documents>) =>
        (await documents(...of)).map(({ id }) => id);
      const heads = await at.store.reads.documentHeads({ districtId: "district-1" });
      const whole = await documents({ districtId: "district-1" });
      expect(heads).toEqual(whole.map(({ data: _, ...head }) => head));
      expect(await ids({ districtId: "district-1" })).toEqual(["document-1", "d-3", "d-2"]);
      expect(await ids({ districtId: "district-1" }, "need-gap")).toEqual(["document-1", "d-2"]);
      expect(await ids({ districtId: "district-1" }, "goal")).toEqual([]);
      expect(await ids({ districtId: "district-2" })).toEqual([]);
      expect(await ids({ personId: "person-1" }), "what is the district's is not theirs").toEqual([
        "own-1",
      ]);
      expect(await ids({ personId: "person-2" }, "need-gap")).toEqual(["own-2"]);
    });

    it("find the newest document of a kind", async () => {
      const newer = { ...rows.document, id: "document-2", createdAt: later(1) };
      const alien = { ...newer, id: "document-3", kind: "ratio", createdAt: later(2) };
      await at.store.commit(work("d", [insert("document", newer), insert("document", alien)]), now);
      const found = await at.store.reads.latestDocument("district-1", "need-gap");
      expect(found?.id).toBe("document-2");
      expect(await at.store.reads.latestDocument("district-2", "need-gap")).toBeUndefined();
    });

    it("list a person's open steps, soonest due first and undated last", async () => {
      const { step } = rows;
      await at.store.commit(
        work("s", [
          insert("step", { ...step, id: "undated", dueOn: null, number: 0 }),
          insert("step", { ...step, id: "sooner", dueOn: "2026-03-08", number: 9 }),
          insert("step", { ...step, id: "done", state: "done" }),
          insert("step", { ...step, id: "theirs", ownerId: "person-2" }),
        ]),
        now,
      );
      const owned = await at.store.reads.stepsOwned("person-1");
      expect(owned.map((row) => row.id)).toEqual(["sooner", "step-1", "undated"]);
      const numbers = (await at.store.reads.planSteps("plan-1")).map((row) => row.number);
      expect(numbers).toEqual([0, 1, 1, 1, 9]);
    });

    it("list what is to be spoken of now, the longest overdue first", async () => {
      const { reads } = at.store;
      const { step } = rows;
      await at.store.commit(
        work("s", [
          insert("step", { ...step, id: "first", remindAt: later(59_999) }),
          insert("step", { ...step, id: "never", remindAt: null }),
          insert("step", { ...step, id: "done", state: "done", remindAt: now }),
        ]),
        now,
      );
      const ids = async (limit: number) =>
        (await reads.stepsToRemind(later(60_000), limit)).map((row) => row.id);
      expect(await reads.stepsToRemind(later(59_998), 10)).toEqual([]);
      expect(await ids(10)).toEqual(["first", "step-1"]);
      expect(await ids(1)).toEqual(["first"]);
      expect(await reads.experimentsToRemind(later(29_999), 10)).toEqual([]);
      expect(await reads.experimentsToRemind(later(30_000), 10)).toHaveLength(1);
      expect(await reads.digestsDue(later(89_999), 10)).toEqual([]);
      expect(await reads.digestsDue(later(90_000), 10)).toHaveLength(1);
    });

    it("know when the next thing is due", async () => {
      const { reads } = at.store;
      expect(await reads.nextDueAt(), "the experiment").toEqual(later(30_000));
      const experiment = kept(rows.experiment);
      const digest = kept(rows.digest);
      const step = kept(rows.step);
      await at.store.commit(
        work("a", [update("experiment", experiment, { status: "reported" })]),
        now,
      );
      expect(await reads.nextDueAt(), "the step").toEqual(later(60_000));
      await at.store.commit(work("b", [update("step", step, { state: "done" })]), now);
      expect(await reads.nextDueAt(), "the digest").toEqual(later(90_000));
      await at.store.commit(work("c", [update("digest", digest, { nextAt: later(90_001) })]), now);
      expect(await reads.nextDueAt(), "the unfinished run").toEqual(later(90_000));
      const run = kept(rows.run);
      const put = { ...run, id: "run-2", status: "done" as const, remindAt: now };
      await at.store.commit(
        work("e", [insert("run", put), update("run", run, { status: "saved" })]),
        now,
      );
      expect(await reads.nextDueAt(), "a saved one too, a finished one never").toEqual(
        later(90_000),
      );
      const saved = { ...run, version: 2 };
      await at.store.commit(work("f", [update("run", saved, { remindAt: null })]), now);
      expect(await reads.nextDueAt(), "the digest").toEqual(later(90_001));
      const moved = { ...digest, version: 2 };
      await at.store.commit(work("g", [update("digest", moved, { nextAt: null })]), now);
      expect(await reads.nextDueAt()).toBeUndefined();
    });

    it("list what was shared since, and what was observed between two months", async () => {
      const { reads } = at.store;
      const { observation } = rows;
      await at.store.commit(
        work("o", [
          insert("observation", { ...observation, id: "o-2", period: "2025-12" }),
          insert("observation", { ...observation, id: "o-3", period: "2026-01" }),
          insert("observation", { ...observation, id: "o-4", metric: "hired", period: "2026-01" }),
        ]),
        now,
      );
      const between = await reads.observations("cohort-1", "served", "2026-01", "2026-02");
      expect(between.map((row) => row.id)).toEqual(["o-3", "observation-1"]);
      expect(await reads.sharedBriefs("cohort-1", now)).toHaveLength(1);
      expect(await reads.sharedBriefs("cohort-1", later(1))).toEqual([]);
    });
  });
}
