import { type Outcome, type Outgoing, update } from "../core/change.ts";
import type { Job } from "../core/command.ts";
import type { Cohort, Digest } from "../core/records.ts";
import { showMonth } from "../core/show.ts";
import { dayIn } from "../core/time.ts";
import { onTermsOf } from "../reminders/next-moment.ts";
import type { DigestDeps } from "./deps.ts";
import { monthly } from "./gather.ts";
import { missingFacts, missingLines } from "./news.ts";
import { createPost, type Post } from "./post.ts";
import { nextAfter, readRule } from "./schedule.ts";

/** Digests looked at in one beat; the others wait for the next. */
const AT_ONCE = 20;

/** Posts each digest whose moment has come, once; after a downtime once for all that was missed. */
export function createDigestJob(deps: DigestDeps): Job {
  const { store, words, rules } = deps;
  const { reads } = store;
  const post = createPost(deps);

  async function decide(due: Digest, cause: string, now: Date): Promise<Outcome> {
    const digest = await reads.digest(due.cohortId);
    const cohort = await reads.cohort(due.cohortId);
    if (!cohort || !digest?.nextAt || digest.nextAt > now) return {};
    const rule = readRule(digest.rule);
    if (!rule) return { changes: [update("digest", digest, { nextAt: null })] };
    const week = `digest:${cohort.id}:${dayIn(digest.zone, digest.nextAt)}`;
    const keyFor = rule.type === "weekly" ? () => week : monthly(cohort);
    const made = await post(cohort, cause, now, keyFor);
    const nextAt = nextAfter(rule, digest.time, digest.zone, now);
    return {
      changes: [update("digest", digest, { nextAt }), ...made.changes],
      outgoing: [...made.outgoing, ...(await toFacilitators(cohort, made, now))],
      audit: made.posted ? [{ action: "digest.posted", subject: cohort.id }] : [],
    };
  }

  async function toFacilitators(
    cohort: Cohort,
    { gathered, posted, channels }: Post,
    now: Date,
  ): Promise<Outgoing[]> {
    // Where nothing is posted the opening says it all.
    const missing = posted ? missingLines(gathered, words) : [];
    if (posted && missing.length === 0) return [];
    const month = showMonth(gathered.period);
    const unposted = () =>
      channels.length > 0 ? words("digest.nothing-posted", { month }) : words("digest.no-channel");
    const opening = posted ? words("digest.posted", { month }) : unposted();
    const facts = { period: gathered.period, posted, missing: missingFacts(gathered) };
    const members = await reads.members(cohort.id);
    return members
      .filter(({ membership }) => membership.role === "facilitator")
      .map(({ person }) => ({
        to: { personId: person.id },
        ...onTermsOf(person, rules, now),
        reply: {
          text: [opening, ...missing].join("\n"),
          data: { type: "digest-posted", ...facts },
        },
      }));
  }

  return {
    name: "digests",
    async due(now) {
      const digests = await reads.digestsDue(now, AT_ONCE);
      return digests.map((digest) => {
        const cause = `digest:${digest.cohortId}:${digest.nextAt?.toISOString() ?? ""}`;
        return { cause, decide: () => decide(digest, cause, now) };
      });
    },
  };
}
