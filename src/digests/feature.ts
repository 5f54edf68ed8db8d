import { answer } from "../core/answer.ts";
import type { Outcome } from "../core/change.ts";
import type { Call, Command, Feature } from "../core/command.ts";
import { UserError } from "../core/errors.ts";
import type { Cohort, Role } from "../core/records.ts";
import { showMonth } from "../core/show.ts";
import type { DigestDeps } from "./deps.ts";
import { monthly } from "./gather.ts";
import { createDigestJob } from "./job.ts";
import { missingFacts, missingLines } from "./news.ts";
import { createOwnDigest } from "./own.ts";
import { createPost } from "./post.ts";
import { createPreview } from "./preview.ts";
import { createSchedule } from "./set-schedule.ts";

/** The cohort's digest: looked at before, posted now, posted by itself. */
export function createDigestsFeature(deps: DigestDeps): Feature {
  const { words } = deps;
  const preview = createPreview(deps);
  const post = createPost(deps);
  const { setSchedule, describe } = createSchedule(deps);

  function cohortFor(call: Call, ...roles: Role[]): Cohort {
    const { cohort, membership } = call.who;
    if (!cohort || !membership) throw new UserError(words("digest.no-cohort"));
    if (!roles.includes(membership.role)) {
      const text = roles.includes("lead")
        ? words("digest.not-you")
        : words("digest.facilitator-only");
      throw new UserError(text, { allowed: roles });
    }
    return cohort;
  }

  async function postNow(call: Call): Promise<Outcome> {
    const cohort = cohortFor(call, "facilitator");
    const made = await post(cohort, call.cause, call.now, monthly(cohort));
    const { gathered, channels, posted, changes, outgoing } = made;
    const month = showMonth(gathered.period);
    if (channels.length === 0) throw new UserError(words("digest.no-channel"));
    if (!posted) throw new UserError(words("digest.nothing-to-post", { month }));
    const missing = missingLines(gathered, words);
    const said = made.again
      ? words("digest.updated", { month })
      : words("digest.posted", { month });
    const reply = {
      text: [said, ...missing].join("\n"),
      data: {
        ...{ type: "digest-posted", period: gathered.period, posted },
        missing: missingFacts(gathered),
      },
    };
    return {
      changes,
      outgoing: [...outgoing, answer(call, reply)],
      audit: [{ action: "digest.posted", subject: cohort.id }],
    };
  }

  const command: Command = {
    name: "digest",
    verbs: ["preview", "now", "schedule"],
    async run(call, args) {
      const [verb = "", ...rest] = args.split(/\s+/);
      switch (verb.toLowerCase()) {
        case "":
          return describe(call, cohortFor(call, "facilitator", "lead", "member", "observer"));
        case "preview":
          return preview(call, cohortFor(call, "facilitator", "lead"));
        case "now":
          return postNow(call);
        case "schedule":
          return rest.length === 0
            ? describe(call, cohortFor(call, "facilitator"))
            : setSchedule(call, cohortFor(call, "facilitator"), rest.join(" "));
        default:
          throw new UserError(words("digest.unknown", { said: args }));
      }
    },
  };
  return { commands: [{ ...command, look: createOwnDigest(deps) }], jobs: [createDigestJob(deps)] };
}
