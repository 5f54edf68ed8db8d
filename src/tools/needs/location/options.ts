/** A way to give care: the parts of its questions' ids, and what must be ready for it, in words. */
interface Option {
  value: string;
  /** Its questions are "<asked>-ready" and "<asked>-note". */
  asked: string;
  title: string;
  label: string;
  items: Record<string, string>;
}

/** The four options of the source document (community-providers, lines 204-207), in its order. */
export const OPTIONS: Option[] = [
  {
    ...{ value: "school-in-person", asked: "in-person" },
    title: "location.in-title.school-in-person",
    label: "location.option.school-in-person",
    items: {
      room: "location.item.in-person.room",
      schedule: "location.item.in-person.schedule",
      passes: "location.item.in-person.passes",
    },
  },
  {
    ...{ value: "school-telehealth", asked: "telehealth" },
    title: "location.in-title.school-telehealth",
    label: "location.option.school-telehealth",
    items: {
      room: "location.item.telehealth.room",
      device: "location.item.telehealth.device",
      family: "location.item.telehealth.family",
      adult: "location.item.telehealth.adult",
    },
  },
  {
    ...{ value: "mobile-clinic", asked: "mobile" },
    title: "location.in-title.mobile-clinic",
    label: "location.option.mobile-clinic",
    items: { rota: "location.item.mobile.rota", parking: "location.item.mobile.parking" },
  },
  {
    ...{ value: "provider-site", asked: "site" },
    title: "location.in-title.provider-site",
    label: "location.option.provider-site",
    items: { transport: "location.item.site.transport", absence: "location.item.site.absence" },
  },
];

/** What weighs in the choice (community-providers, lines 196-201), in its order. */
export const FACTORS = [
  { step: "preferences", label: "location.factor.preferences" },
  { step: "presence", label: "location.factor.presence" },
  { step: "costs", label: "location.factor.costs" },
  { step: "scheduling", label: "location.factor.scheduling" },
  { step: "space", label: "location.factor.space" },
  { step: "provider-match", label: "location.factor.provider-match" },
];

export const WEIGHTS: Record<string, string> = {
  very: "location.weight.very",
  somewhat: "location.weight.somewhat",
  little: "location.weight.little",
};

export const EVERY: Record<string, string> = {
  weekly: "location.every.weekly",
  "second-week": "location.every.second-week",
  other: "location.every.other",
};
