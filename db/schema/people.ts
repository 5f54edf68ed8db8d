import type { Address, Platform } from "../../src/core/address.ts";
import type {
  Channel,
  Consent,
  DistrictProfile,
  Installation,
  Membership,
} from "../../src/core/records.ts";
import type { Kit } from "../kit.ts";
import { record } from "./record.ts";

/** Who there is: tenants, people and their accounts, cohorts and their districts. */
export function definePeople(kit: Kit) {
  const { table, text, int, flag, time, json, index, unique } = kit;

  const installation = table(
    "installation",
    {
      ...record(kit),
      platform: text("platform").$type<Platform>().notNull(),
      tenant: text("tenant").notNull(),
      name: text("name").notNull(),
      status: text("status").$type<Installation["status"]>().notNull(),
      secrets: text("secrets"),
      installedAt: time("installed_at").notNull(),
    },
    (t) => [unique("installation_tenant").on(t.platform, t.tenant)],
  );

  const person = table("person", {
    ...record(kit),
    name: text("name").notNull(),
    zone: text("zone").notNull(),
    locale: text("locale").notNull(),
    quietFrom: text("quiet_from"),
    quietUntil: text("quiet_until"),
    awayUntil: text("away_until"),
    createdAt: time("created_at").notNull(),
  });

  const identity = table(
    "identity",
    {
      ...record(kit),
      platform: text("platform").$type<Platform>().notNull(),
      tenant: text("tenant").notNull(),
      userId: text("user_id").notNull(),
      personId: text("person_id")
        .notNull()
        .references(() => person.id),
      direct: json("direct").$type<Address>().notNull(),
      primary: flag("primary").notNull(),
    },
    (t) => [
      unique("identity_account").on(t.platform, t.tenant, t.userId),
      index("identity_person").on(t.personId),
    ],
  );

  const cohort = table("cohort", {
    ...record(kit),
    name: text("name").notNull(),
    zone: text("zone").notNull(),
    threshold: int("threshold").notNull(),
    createdAt: time("created_at").notNull(),
  });

  const district = table(
    "district",
    {
      ...record(kit),
      cohortId: text("cohort_id")
        .notNull()
        .references(() => cohort.id),
      name: text("name").notNull(),
      profile: json("profile").$type<DistrictProfile>().notNull(),
    },
    (t) => [index("district_cohort").on(t.cohortId)],
  );

  const membership = table(
    "membership",
    {
      ...record(kit),
      cohortId: text("cohort_id")
        .notNull()
        .references(() => cohort.id),
      districtId: text("district_id").references(() => district.id),
      personId: text("person_id")
        .notNull()
        .references(() => person.id),
      role: text("role").$type<Membership["role"]>().notNull(),
      authority: json("authority").$type<Membership["authority"]>().notNull(),
      leadershipAccess: flag("leadership_access").notNull(),
    },
    (t) => [
      unique("membership_once").on(t.cohortId, t.personId),
      index("membership_person").on(t.personId),
    ],
  );

  const channel = table(
    "channel",
    {
      ...record(kit),
      cohortId: text("cohort_id")
        .notNull()
        .references(() => cohort.id),
      districtId: text("district_id").references(() => district.id),
      name: text("name").notNull(),
      purpose: text("purpose").$type<Channel["purpose"]>().notNull(),
      platform: text("platform").$type<Platform>().notNull(),
      tenant: text("tenant").notNull(),
      conversation: text("conversation").notNull(),
    },
    (t) => [
      unique("channel_conversation").on(t.platform, t.tenant, t.conversation),
      index("channel_cohort").on(t.cohortId),
    ],
  );

  const consent = table(
    "consent",
    {
      ...record(kit),
      districtId: text("district_id")
        .notNull()
        .references(() => district.id),
      field: text("field").notNull(),
      level: text("level").$type<Consent["level"]>().notNull(),
      personId: text("person_id")
        .notNull()
        .references(() => person.id),
      at: time("at").notNull(),
    },
    (t) => [unique("consent_field").on(t.districtId, t.field)],
  );

  return { installation, person, identity, cohort, district, membership, channel, consent };
}

export type People = ReturnType<typeof definePeople>;
