/**
 * Everything the bot remembers, as plain rows. The database layer must match
 * these shapes exactly (db/schema.ts proves it at compile time). Instants are
 * `Date`s in UTC; days and wall times that a person chose are text ("2027-03-03", "18:00").
 */
import type { Address, Platform } from "./address.ts";
import type { Document, Run } from "./guided.ts";
import type { Invitation, Joining } from "./invitations.ts";
import type { Installation, Reference, Trouble } from "./references.ts";
import type { Role } from "./role.ts";
import type { Row } from "./row.ts";

export type { Document, Installation, Role, Run };

/** A human being, whatever accounts they use. `quietFrom`/`quietUntil` are local wall times. */
export interface Person extends Row {
  name: string;
  zone: string;
  locale: string;
  quietFrom: string | null;
  quietUntil: string | null;
  awayUntil: string | null;
  createdAt: Date;
}

/** One platform account of a person. The primary one is where reminders go. */
export interface Identity extends Row {
  platform: Platform;
  tenant: string;
  userId: string;
  personId: string;
  direct: Address;
  primary: boolean;
}

/** A community of practice. `threshold`: counts below it never leave a district. */
export interface Cohort extends Row {
  name: string;
  zone: string;
  threshold: number;
  createdAt: Date;
}

export interface DistrictProfile {
  locale?: "urban" | "suburban" | "rural";
  state?: string;
  enrolment?: number;
  schools?: number;
  /** Names of its schools and other places of service. */
  sites?: string[];
  /** How many tiers of support it works with; 3 where nothing else is said. */
  tiers?: number;
  /** IANA zone. */
  zone?: string;
}

export interface District extends Row {
  cohortId: string;
  name: string;
  profile: DistrictProfile;
}

/** What one person is in one cohort; a facilitator need not belong to a district. */
export interface Membership extends Row {
  cohortId: string;
  districtId: string | null;
  personId: string;
  role: Role;
  authority: ("program" | "finance")[];
  leadershipAccess: boolean;
}

/** A shared conversation of a cohort or of one district, on some platform. */
export interface Channel extends Row {
  cohortId: string;
  districtId: string | null;
  name: string;
  purpose: "cohort" | "district";
  platform: Platform;
  tenant: string;
  conversation: string;
}

export interface Plan extends Row {
  cohortId: string | null;
  districtId: string | null;
  personId: string;
  template: string;
  title: string;
  status: "open" | "closed";
  createdAt: Date;
}

export interface StepState {
  ownerId: string | null;
  dueOn: string | null;
  state: "open" | "done" | "skipped";
  reason: string | null;
}

/**
 * One step of a plan. `remindAt` is when its owner hears of it next; null means never.
 * `snoozedUntil`: the owner asked not to hear of it before that day. `heardOn`: what there was to
 * say up to and including that local day has been said. `tool`: the guided tool that does it. `origin`:
 * which line of which document it came from, so that a new version of that document finds it again.
 */
export interface PlanStep extends Row, StepState {
  planId: string;
  number: number;
  phase: string;
  label: string;
  detail: string;
  tool: string | null;
  origin: string | null;
  snoozedUntil: string | null;
  heardOn: string | null;
  remindAt: Date | null;
  history: (StepState & { at: string; by: string })[];
}

export interface Jot {
  at: string;
  by: string;
  text: string;
}

/** A small test between two sessions. `remindAt`: when to ask for its brief. */
export interface Experiment extends Row {
  cohortId: string | null;
  districtId: string | null;
  personId: string;
  question: string;
  prediction: string;
  measure: string;
  stopOn: string;
  jots: Jot[];
  status: "open" | "reported" | "stopped";
  remindAt: Date | null;
  createdAt: Date;
}

/** The one-page "What We Learned" report; `fields` are keyed as in prompts/reports. */
export interface Brief extends Row {
  experimentId: string;
  cohortId: string | null;
  districtId: string | null;
  personId: string;
  fields: Record<string, string>;
  decision: "adopt" | "adapt" | "abandon";
  sharedAt: Date | null;
  createdAt: Date;
}

/** One district's numbers for one metric and month ("2026-10"). Null: not collected. */
export interface Observation extends Row {
  cohortId: string;
  districtId: string;
  personId: string;
  metric: string;
  period: string;
  values: Record<string, number | null>;
  note: string | null;
  reportedAt: Date;
}

/** When and where a cohort's digest is posted. `rule` e.g. "monthly:1", "weekly:mon". */
export interface Digest extends Row {
  cohortId: string;
  channelId: string;
  rule: string;
  time: string;
  zone: string;
  nextAt: Date | null;
}

/** Exactly which numbers were published; suppression needs the history. */
export interface Release extends Row {
  cohortId: string;
  cause: string;
  period: string;
  numbers: unknown;
  at: Date;
}

/** What a district lets the others see of one field. */
export interface Consent extends Row {
  districtId: string;
  field: string;
  level: "private" | "cohort-anonymous" | "cohort-named";
  personId: string;
  at: Date;
}

/** A value the running program keeps about itself, such as the playground's clock. */
export interface Setting extends Row {
  value: unknown;
}

/** Every kind of record a handler may change, by name. */
export interface Records {
  installation: Installation;
  person: Person;
  identity: Identity;
  cohort: Cohort;
  district: District;
  membership: Membership;
  invitation: Invitation;
  joining: Joining;
  channel: Channel;
  run: Run;
  document: Document;
  plan: Plan;
  step: PlanStep;
  experiment: Experiment;
  brief: Brief;
  observation: Observation;
  digest: Digest;
  release: Release;
  consent: Consent;
  setting: Setting;
  reference: Reference;
  trouble: Trouble;
}

export type Kind = keyof Records;
