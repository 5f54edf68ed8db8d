import { z } from "zod";

/**
 * What each point of the scale counts. "No evidence" is not among them: it is unknown, and never a
 * score. The scale is the source's (community-providers); the numbers only tell how far apart two are.
 */
const SCORES = {
  "strongly-disagree": -2,
  disagree: -1,
  agree: 1,
  "strongly-agree": 2,
} as const;

export const UNKNOWN = "no-evidence";

export const pointShape = z.enum([
  "strongly-disagree",
  "disagree",
  UNKNOWN,
  "agree",
  "strongly-agree",
]);

export type Point = z.infer<typeof pointShape>;

/** In the order of the scale; what is unknown stands apart, at the end. */
export const POINTS: Point[] = [
  "strongly-disagree",
  "disagree",
  "agree",
  "strongly-agree",
  UNKNOWN,
];

export const isPoint = (said: string | undefined): said is Point =>
  pointShape.safeParse(said).success;

export const POINT_WORDS: Record<Point, string> = {
  "strongly-disagree": "rating.point.strongly-disagree",
  disagree: "rating.point.disagree",
  "no-evidence": "rating.point.no-evidence",
  agree: "rating.point.agree",
  "strongly-agree": "rating.point.strongly-agree",
};

/** The score of a point; undefined where nothing is known. */
export const scoreOf = (point: Point): number | undefined =>
  point === UNKNOWN ? undefined : SCORES[point];

export const agrees = (point: Point) => (scoreOf(point) ?? 0) > 0;
