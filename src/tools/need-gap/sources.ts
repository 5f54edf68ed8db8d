/**
 * Where a district's numbers come from, in the order of the seed's table. The order is part of the
 * estimate: column 3 counts only students whom no earlier row has counted. `rate`: its numbers are
 * usually rates of anonymous answers, so that nobody can be matched with another source.
 */
export const SOURCES = [
  { key: "screeners", word: "screeners", rate: false },
  { key: "referrals", word: "referrals", rate: false },
  { key: "crisis_events", word: "crisis", rate: false },
  { key: "class_removals", word: "incidents", rate: false },
  { key: "iep_504", word: "iep-504", rate: false },
  { key: "wellbeing_surveys", word: "surveys", rate: true },
  { key: "suicide_threat_assessments", word: "assessments", rate: false },
  { key: "state_data", word: "state", rate: true },
  { key: "other", word: "other", rate: false },
] as const;

export type SourceKey = (typeof SOURCES)[number]["key"];

/** How many sources besides the eight named ones can be given. */
export const OTHERS = ["other", "other-2", "other-3"] as const;

/** Every place a source can stand in, by the id of its first question, in order. */
export const PLACES: { place: string; key: SourceKey }[] = [
  ...SOURCES.filter(({ key }) => key !== "other").map(({ word, key }) => ({ place: word, key })),
  ...OTHERS.map((place) => ({ place, key: "other" as const })),
];
