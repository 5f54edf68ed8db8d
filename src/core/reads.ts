import type { Address, Platform } from "./address.ts";
import type { Belongings } from "./belongings.ts";
import type { Invitation, Joining } from "./invitations.ts";
import type {
  Brief,
  Channel,
  Cohort,
  Consent,
  Digest,
  District,
  Document,
  Experiment,
  Identity,
  Installation,
  Membership,
  Observation,
  Person,
  Plan,
  PlanStep,
  Release,
  Run,
  Setting,
} from "./records.ts";
import type { Lost, Reference, Trouble } from "./references.ts";

/** One person of a cohort, with what they are in it. */
export interface Member {
  person: Person;
  membership: Membership;
}

/** A document without what it holds. */
export type DocumentHead = Omit<Document, "data">;

/** Every question the features ask of storage. Lists are in a stable order, oldest or lowest first. */
export interface Reads {
  installation(platform: Platform, tenant: string): Promise<Installation | undefined>;
  /** Every tenant the bot is in, or was, in order of platform and tenant. */
  installations(): Promise<Installation[]>;
  reference(
    platform: Platform,
    tenant: string,
    conversation: string,
  ): Promise<Reference | undefined>;
  /** All of one tenant, the one seen last first; with `within` only those in that team. */
  references(platform: Platform, tenant: string, within?: string): Promise<Reference[]>;
  /** The place of a tenant, or of one team in it, that the bot is in and that was seen last. */
  activeReference(
    platform: Platform,
    tenant: string,
    within?: string,
  ): Promise<Reference | undefined>;
  /** Why what is said in that lane does not arrive; undefined where it does. */
  trouble(lane: string): Promise<Trouble | undefined>;
  /** What is remembered of those lanes, but for those in which something arrived since. */
  troubles(lanes: string[]): Promise<Trouble[]>;
  /** What is remembered though something arrived in that lane since. */
  troublesOver(limit: number): Promise<Trouble[]>;
  /**
   * For each lane the newest message given up since then for one of these reasons, where nothing was
   * delivered after it and no trouble is remembered yet.
   */
  lost(reasons: string[], since: Date, limit: number): Promise<Lost[]>;
  identity(platform: Platform, tenant: string, userId: string): Promise<Identity | undefined>;
  identities(personId: string): Promise<Identity[]>;
  person(id: string): Promise<Person | undefined>;
  /** Everything that is this person's or names them. */
  belongings(personId: string): Promise<Belongings>;
  memberships(personId: string): Promise<Membership[]>;
  cohort(id: string): Promise<Cohort | undefined>;
  cohorts(): Promise<Cohort[]>;
  district(id: string): Promise<District | undefined>;
  districts(cohortId: string): Promise<District[]>;
  members(cohortId: string): Promise<Member[]>;
  invitation(id: string): Promise<Invitation | undefined>;
  invitationBy(hash: string): Promise<Invitation | undefined>;
  /** A cohort's invitations, oldest first; those that have expired among them. */
  invitations(cohortId: string): Promise<Invitation[]>;
  /** Who joined with an invitation. */
  joinings(invitationId: string): Promise<Joining[]>;
  channels(cohortId: string): Promise<Channel[]>;
  channel(id: string): Promise<Channel | undefined>;
  channelAt(at: Address): Promise<Channel | undefined>;
  /** What a district has decided about one field; undefined until somebody did. */
  consent(districtId: string, field: string): Promise<Consent | undefined>;

  run(id: string): Promise<Run | undefined>;
  /** The one run of this person that is waiting for an answer in this place. */
  openRun(personId: string, place: string): Promise<Run | undefined>;
  /** Open and saved runs, the one touched last first. */
  unfinishedRuns(personId: string): Promise<Run[]>;
  /** The run that the person stopped last. */
  stoppedRun(personId: string): Promise<Run | undefined>;
  /** The parts of a run that were given to others, oldest first. */
  partsOf(runId: string): Promise<Run[]>;
  /** Open and saved runs of a district's people, the one touched last first; parts are not among them. */
  runsOfDistrict(districtId: string): Promise<Run[]>;
  /** Unfinished runs whose person is to hear of them. */
  runsToRemind(now: Date, limit: number): Promise<Run[]>;
  document(id: string): Promise<Document | undefined>;
  /** Every version of every document of a district, or of a person without one; of one kind where it is named. */
  documents(of: { districtId: string } | { personId: string }, kind?: string): Promise<Document[]>;
  /** The same without what they hold, which can be long: for lists of what there is. */
  documentHeads(of: { districtId: string } | { personId: string }): Promise<DocumentHead[]>;
  latestDocument(districtId: string, kind: string): Promise<Document | undefined>;

  plan(id: string): Promise<Plan | undefined>;
  openPlans(districtId: string): Promise<Plan[]>;
  planSteps(planId: string): Promise<PlanStep[]>;
  step(id: string): Promise<PlanStep | undefined>;
  /** Open steps of a person, soonest due first, undated last. */
  stepsOwned(personId: string): Promise<PlanStep[]>;
  /** Open steps whose moment to be spoken of has come. */
  stepsToRemind(now: Date, limit: number): Promise<PlanStep[]>;

  experiment(id: string): Promise<Experiment | undefined>;
  openExperiments(districtId: string): Promise<Experiment[]>;
  experimentsToRemind(now: Date, limit: number): Promise<Experiment[]>;
  brief(id: string): Promise<Brief | undefined>;
  briefOf(experimentId: string): Promise<Brief | undefined>;
  /** A district's own briefs, oldest first. */
  briefs(districtId: string): Promise<Brief[]>;
  /** Briefs shared with the cohort since then. */
  sharedBriefs(cohortId: string, since: Date): Promise<Brief[]>;

  observation(districtId: string, metric: string, period: string): Promise<Observation | undefined>;
  /** All districts' numbers for one metric from `fromPeriod` to `toPeriod` inclusive. */
  observations(
    cohortId: string,
    metric: string,
    fromPeriod: string,
    toPeriod: string,
  ): Promise<Observation[]>;
  digest(cohortId: string): Promise<Digest | undefined>;
  digestsDue(now: Date, limit: number): Promise<Digest[]>;
  releases(cohortId: string): Promise<Release[]>;

  setting(id: string): Promise<Setting | undefined>;
  /** The next instant at which a reminder or digest is due; undefined when nothing waits. */
  nextDueAt(): Promise<Date | undefined>;
}
