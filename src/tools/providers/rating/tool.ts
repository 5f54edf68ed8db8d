import type { Words } from "../../../core/ports.ts";
import type { Checklist } from "../../checklist.ts";
import type { Around } from "../../document/around.ts";
import {
  type DocumentDeps,
  type DocumentTool,
  documentTool,
} from "../../document/document-tool.ts";
import type { Task } from "../../document/maker.ts";
import { numberOf, textOf } from "../../given.ts";
import type { Answers } from "../../value.ts";
import { newestCriteria, USUAL_SHARE } from "../criteria/criterion.ts";
import { beginRating } from "./begin.ts";
import { claimOf, fixedIn, pointsIn, ratedIn } from "./from-answers.ts";
import { judge } from "./judge.ts";
import { POINT_WORDS, UNKNOWN } from "./point.ts";
import { type Rating, ratingShape, verdictShape } from "./rating.ts";
import { sayStanding, showRating } from "./show.ts";

/** One person's rating of one provider by the district's criteria, with their judgment. */
export function ratingTool(deps: DocumentDeps): DocumentTool {
  const { words } = deps;
  return documentTool<Rating>(
    {
      ...{ name: "rating", shape: ratingShape, personal: true, make, show: showRating, tasks },
      begin: beginRating,
      check: (step, answers) => missingEvidence(step.id, answers, words),
      note: (step, answers) => (step.id === "verdict" ? standingSoFar(answers, words) : undefined),
      facts: (made) => ({ made, standing: judge(made.ratings, made.share) }),
    },
    deps,
  );
}

/** What people write where there is no evidence. */
const NOTHING =
  /^(?:no(?:ne| evidence| idea)?(?: yet)?|nothing(?: yet)?|n\/?a|not? known|unknown|-+|\?+)[.!]?$/i;

/** Agreement without evidence is a wish. */
function missingEvidence(step: string, answers: Answers, words: Words): string | undefined {
  const claim = claimOf(step, answers);
  const given = answers[step];
  if (!claim || !given || ("value" in given && !NOTHING.test(String(given.value).trim())))
    return undefined;
  return words("rating.evidence-needed", { point: words(POINT_WORDS[claim]) });
}

/** What the ratings come to, said before the person judges. */
function standingSoFar(answers: Answers, words: Words): string {
  const share = numberOf(answers, "share") ?? USUAL_SHARE;
  return sayStanding(words, judge(pointsIn(answers), share), share).join(" ");
}

function make(answers: Answers, around: Around, { steps }: Checklist): Rating {
  const { person, subject = "", today } = around;
  const verdict = verdictShape.safeParse(textOf(answers, "verdict"));
  const followUpBy = textOf(answers, "follow-up-by");
  const newest = newestCriteria(around);
  return {
    ...{ provider: subject, by: person, ratedOn: textOf(answers, "rated-on") ?? today },
    version: fixedIn({ steps }, "version") ?? newest?.version ?? 1,
    share: fixedIn({ steps }, "share") ?? newest?.share ?? USUAL_SHARE,
    ratings: ratedIn(steps, answers),
    ...(verdict.success && { verdict: verdict.data }),
    ...(followUpBy && { followUpBy }),
  };
}

function tasks({ provider, ratings, followUpBy }: Rating, { words, person }: Around): Task[] {
  const unknown = ratings.filter(({ point }) => point === UNKNOWN).map(({ text }) => text);
  if (!followUpBy || unknown.length === 0) return [];
  const label = words("rating.task", { provider, list: unknown.join("; ") });
  return [{ key: "unknown", label, owner: person, dueOn: followUpBy }];
}
