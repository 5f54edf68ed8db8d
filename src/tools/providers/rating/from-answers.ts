import type { Checklist, Step } from "../../checklist.ts";
import { textOf } from "../../given.ts";
import type { Answers } from "../../value.ts";
import { agrees, isPoint, type Point } from "./point.ts";
import type { Rated } from "./rating.ts";

const RATE = /^(must|nice)-of-(.+)$/;

/** What was given to each criterion that the run asked for, in its order. */
export function ratedIn(steps: Step[], answers: Answers): Rated[] {
  return steps.flatMap((step): Rated[] => {
    const [, kind, id] = RATE.exec(step.id) ?? [];
    if (!id || (kind !== "must" && kind !== "nice")) return [];
    const point = textOf(answers, step.id);
    const evidence = textOf(answers, `evidence-of-${id}`);
    return [
      { kind, id, text: step.ask, ...(isPoint(point) && { point }), ...(evidence && { evidence }) },
    ];
  });
}

/** The same from the answers alone, where the run's questions are not at hand; texts are left out. */
export const pointsIn = (answers: Answers): Pick<Rated, "kind" | "point">[] =>
  Object.keys(answers).flatMap((name) => {
    const kind = RATE.exec(name)?.[1];
    if (kind !== "must" && kind !== "nice") return [];
    const point = textOf(answers, name);
    return [{ kind, ...(isPoint(point) && { point }) }];
  });

/** The rating that evidence is asked for, where it is one that needs evidence. */
export function claimOf(evidence: string, answers: Answers): Point | undefined {
  const [, id] = /^evidence-of-(.+)$/.exec(evidence) ?? [];
  if (!id) return undefined;
  const point = textOf(answers, `must-of-${id}`) ?? textOf(answers, `nice-of-${id}`);
  return isPoint(point) && agrees(point) ? point : undefined;
}

/** The only value that a fixed step takes. */
export function fixedIn({ steps }: Pick<Checklist, "steps">, id: string): number | undefined {
  const step = steps.find((one) => one.id === id);
  return step?.type === "number" || step?.type === "percent" ? step.min : undefined;
}
