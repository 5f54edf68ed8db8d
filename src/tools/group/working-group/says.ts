/** The sentences for what a file calls its choices, and for what is missing. */
export const POSITIONS: Record<string, string> = {
  "head-of-support": "working-group.position.head-of-support",
  counselor: "working-group.position.counselor",
  "social-worker": "working-group.position.social-worker",
  "other-licensed": "working-group.position.other-licensed",
  "support-team": "working-group.position.support-team",
  partnerships: "working-group.position.partnerships",
  principal: "working-group.position.principal",
  teacher: "working-group.position.teacher",
  family: "working-group.position.family",
  student: "working-group.position.student",
  finance: "working-group.position.finance",
  legal: "working-group.position.legal",
  procurement: "working-group.position.procurement",
  other: "working-group.position.other",
};

export const SCHOOLS: Record<string, string> = {
  elementary: "working-group.schools.elementary",
  middle: "working-group.schools.middle",
  high: "working-group.schools.high",
  other: "working-group.schools.other",
  "all-types": "working-group.schools.all-types",
  none: "working-group.schools.none",
};

export const TAG_LABELS: Record<string, string> = {
  "knows-services": "working-group.tag.knows-services",
  "knows-legal": "working-group.tag.knows-legal",
  "knows-partners": "working-group.tag.knows-partners",
  program: "working-group.tag.program",
  finance: "working-group.tag.finance",
  families: "working-group.tag.families",
  leadership: "working-group.tag.leadership",
};

export const MISSING: Record<string, string> = {
  program: "working-group.missing.program",
  finance: "working-group.missing.finance",
  families: "working-group.missing.families",
  staff: "working-group.missing.staff",
  legal: "working-group.missing.legal",
  procurement: "working-group.missing.procurement",
  leadership: "working-group.missing.leadership",
  services: "working-group.missing.services",
  partners: "working-group.missing.partners",
  elementary: "working-group.missing.elementary",
  middle: "working-group.missing.middle",
  high: "working-group.missing.high",
  other: "working-group.missing.other",
};
