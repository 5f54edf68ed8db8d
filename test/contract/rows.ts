import type { Address } from "../../src/core/address.ts";
import { type Change, insert, type New, type Posting, type Work } from "../../src/core/change.ts";

/** The hand-turned clock of the contract: a moment with milliseconds, and moments around it. */
export const now = new Date("2026-03-02T09:00:00.123Z");
export const later = (ms: number) => new Date(now.getTime() + ms);

export const place: Address = { platform: "slack", tenant: "T1", conversation: "C1" };
export const elsewhere: Address = { ...place, conversation: "C2" };

/** Unicode beyond the basic plane, a right-to-left word, quotes, and JSON inside text. */
export const AWKWARD = 'Ünïcode ✓ 🧑‍🏫 שלום "it\'s" {"a":1} \\ $1 ?';

const mine = { cohortId: "cohort-1", districtId: "district-1", personId: "person-1" };

export const person: New<"person"> = {
  id: "person-1",
  name: AWKWARD,
  zone: "Pacific/Chatham",
  locale: "en-US",
  quietFrom: "18:00",
  quietUntil: null,
  awayUntil: null,
  createdAt: now,
};
export const other: New<"person"> = { ...person, id: "person-2", name: "Ben" };
export const identity: New<"identity"> = {
  id: "identity-1",
  platform: "slack",
  tenant: "T1",
  userId: "U1",
  personId: "person-1",
  direct: { ...place, conversation: "D1", thread: "17.5" },
  primary: true,
};
export const installation: New<"installation"> = {
  id: "installation-1",
  platform: "slack",
  tenant: "T1",
  name: "Workspace",
  status: "active",
  secrets: null,
  installedAt: now,
};
export const reference: New<"reference"> = {
  ...{ id: "reference-1", platform: "teams", tenant: "T1", conversation: "19:c", kind: "channel" },
  ...{ within: "19:team", known: { serviceUrl: "https://example.org/" }, status: "active" },
  seenAt: now,
};
export const trouble: New<"trouble"> = {
  ...{ id: "trouble-1", lane: "teams/T1/29:x", reason: "Forbidden", since: now },
};
export const cohort: New<"cohort"> = {
  id: "cohort-1",
  name: "Prairie",
  zone: "America/Chicago",
  threshold: 10,
  createdAt: now,
};
export const district: New<"district"> = {
  id: "district-1",
  cohortId: "cohort-1",
  name: "Oak",
  profile: { locale: "rural", enrolment: 3_000_000_000 },
};
export const membership: New<"membership"> = {
  id: "membership-1",
  ...mine,
  role: "lead",
  authority: ["program", "finance"],
  leadershipAccess: false,
};
export const invitation: New<"invitation"> = {
  id: "invitation-1",
  ...mine,
  role: "member",
  hash: "a1b2",
  uses: 25,
  createdAt: now,
  expiresAt: later(120_000),
};
export const joining: New<"joining"> = {
  id: "joining-1",
  invitationId: "invitation-1",
  personId: "person-2",
  at: later(1),
};
export const channel: New<"channel"> = {
  id: "channel-1",
  cohortId: "cohort-1",
  districtId: null,
  name: "prairie",
  purpose: "cohort",
  ...{ platform: "slack", tenant: "T1", conversation: "C1" },
};
export const consent: New<"consent"> = {
  id: "consent-1",
  districtId: "district-1",
  field: "served",
  level: "cohort-named",
  personId: "person-1",
  at: now,
};
export const run: New<"run"> = {
  id: "run-1",
  ...mine,
  checklist: "need-gap",
  definition: { steps: [{ id: "owner", label: AWKWARD }] },
  answers: { title: AWKWARD, count: 0, list: [1, null, "2"], none: null },
  step: "owner",
  place: "slack/T1/C1/",
  status: "open",
  parentId: null,
  remindAt: later(90_000),
  startedAt: now,
  touchedAt: now,
};
export const document: New<"document"> = {
  id: "document-1",
  ...mine,
  kind: "need-gap",
  runId: "run-1",
  subject: AWKWARD,
  data: { total: 1940, share: 43.1 },
  visibility: "private",
  replacesId: null,
  createdAt: now,
};
export const plan: New<"plan"> = {
  id: "plan-1",
  ...mine,
  template: "community-partners",
  title: "Partners",
  status: "open",
  createdAt: now,
};
export const step: New<"step"> = {
  id: "step-1",
  planId: "plan-1",
  number: 1,
  phase: "prepare",
  label: "Call them",
  detail: "",
  tool: "providers",
  origin: "agreement:Oak:notice-90",
  ownerId: "person-1",
  dueOn: "2026-03-09",
  state: "open",
  reason: null,
  remindAt: later(60_000),
  snoozedUntil: "2026-03-02",
  heardOn: "2026-03-01",
  history: [
    { ownerId: null, dueOn: null, state: "open", reason: null, at: "2026-03-01", by: "person-1" },
  ],
};
export const experiment: New<"experiment"> = {
  id: "experiment-1",
  ...mine,
  question: "Does it help?",
  prediction: "Yes",
  measure: "Referrals",
  stopOn: "2026-04-01",
  jots: [{ at: "2026-03-02", by: "person-1", text: AWKWARD }],
  status: "open",
  remindAt: later(30_000),
  createdAt: now,
};
export const brief: New<"brief"> = {
  id: "brief-1",
  ...mine,
  experimentId: "experiment-1",
  fields: { learned: AWKWARD },
  decision: "adapt",
  sharedAt: now,
  createdAt: now,
};
export const observation: New<"observation"> = {
  id: "observation-1",
  ...mine,
  metric: "served",
  period: "2026-02",
  values: { served: 12, referred: null },
  note: null,
  reportedAt: now,
};
export const digest: New<"digest"> = {
  id: "digest-1",
  cohortId: "cohort-1",
  channelId: "channel-1",
  rule: "monthly:1",
  time: "09:00",
  zone: "America/Chicago",
  nextAt: later(90_000),
};
export const release: New<"release"> = {
  id: "release-1",
  cohortId: "cohort-1",
  cause: "digest:1",
  period: "2026-02",
  numbers: [{ shown: null }, 12],
  at: now,
};

/** The people and places that everything else points at. */
export const ground: Change[] = [
  insert("person", person),
  insert("person", other),
  insert("cohort", cohort),
  insert("district", district),
  insert("channel", channel),
];

export const say = (text: string, to = place, more: Partial<Posting> = {}): Posting => ({
  to,
  reply: { text },
  ...more,
});

export const work = (
  cause: string,
  changes: Change[] = [],
  postings: Posting[] = [],
  audit: Work["audit"] = [],
): Work => ({ cause, changes, postings, audit });
