/** The sentences for what a file calls its choices. */
export const WAY: Record<string, string> = {
  partner: "approach.way.partner",
  employ: "approach.way.employ",
  contract: "approach.way.contract",
};

export const SHORT: Record<string, string> = {
  partner: "approach.short.partner",
  employ: "approach.short.employ",
  contract: "approach.short.contract",
};

/** What is weighed. */
export const JUDGED: Record<string, string> = {
  labor: "approach.consideration.labor",
  flexibility: "approach.consideration.flexibility",
  quality: "approach.consideration.quality",
};

export const JUDGEMENT: Record<string, string> = {
  helps: "approach.judged.helps",
  hurts: "approach.judged.hurts",
  unknown: "approach.judged.unknown",
};

export const LEVERS: Record<string, string> = {
  measures: "approach.lever.measures",
  "check-ins": "approach.lever.check-ins",
  notice: "approach.lever.notice",
  incentives: "approach.lever.incentives",
  minimum: "approach.lever.minimum",
  supervision: "approach.lever.supervision",
};

/** The button for each plan. */
export const PLANS: Record<string, string> = {
  "community-partners": "approach.button.community-partners",
  "employ-staff": "approach.button.employ-staff",
  "contract-providers": "approach.button.contract-providers",
};
