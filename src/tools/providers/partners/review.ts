import type { Around } from "../../document/around.ts";
import {
  type DocumentDeps,
  type DocumentTool,
  documentTool,
} from "../../document/document-tool.ts";
import type { Task } from "../../document/maker.ts";
import { peopleOf, textOf } from "../../given.ts";
import type { Answers } from "../../value.ts";
import { isPoint } from "../rating/point.ts";
import { beginAbout } from "./begin-about.ts";
import { decisionShape, ITEMS, type Review, reviewShape } from "./review-shape.ts";
import { showReview } from "./show-review.ts";

/** A regular look at one partnership that ends in keep, improve or end, and in the next date. */
export const partnerReviewTool = (deps: DocumentDeps): DocumentTool =>
  documentTool<Review>(
    {
      ...{ name: "partner-review", shape: reviewShape, make, show: showReview, tasks },
      begin: beginAbout("partner-review"),
    },
    deps,
  );

function make(answers: Answers, around: Around): Review {
  const { subject = "", person, today } = around;
  const [owner = person] = peopleOf(answers, "owner");
  const decision = decisionShape.catch("keep").parse(textOf(answers, "decision"));
  const of = (id: string) => textOf(answers, id);
  const [works, better, improve, next] = [of("works"), of("better"), of("improve"), of("next")];
  const by = decision === "end" ? of("end-by") : of("improve-by");
  const last = around.all("partner-review", reviewShape).findLast((one) => one.subject === subject);
  return {
    ...{ provider: subject, reviewedOn: today, tookPart: peopleOf(answers, "took-part"), decision },
    owner,
    items: ITEMS.flatMap((id) => {
      const point = of(id);
      return isPoint(point) ? [{ id, point }] : [];
    }),
    ...(works && { works }),
    ...(better && { better }),
    ...(improve && { improve }),
    ...(by && { by }),
    ...(next && { next }),
    ...(last && { before: { decision: last.made.decision, day: last.made.reviewedOn } }),
  };
}

/** The improvement or the end, and the next review. */
function tasks(made: Review, { words }: Around): Task[] {
  const { provider, decision, improve, by, owner, next } = made;
  const follow: Task[] =
    decision === "improve" && improve
      ? [
          {
            ...{ key: "improve", owner, ...(by && { dueOn: by }) },
            label: words("partner-review.task.improve", { provider, what: improve }),
          },
        ]
      : decision === "end"
        ? [
            {
              ...{ key: "end", owner, ...(by && { dueOn: by }) },
              label: words("partner-review.task.end", { provider }),
            },
          ]
        : [];
  if (!next) return follow;
  const label = words("partner-review.task.review", { provider });
  return [...follow, { key: `review-${next}`, label, owner, dueOn: next, tool: "partner-review" }];
}
