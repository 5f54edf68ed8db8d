import type { Invitation } from "../../src/core/invitations.ts";
import type { Kit } from "../kit.ts";
import type { People } from "./people.ts";
import { record } from "./record.ts";

/** How people come into a cohort: codes, and who joined with which. */
export function defineInvitations(kit: Kit, { cohort, district, person }: People) {
  const { table, text, int, time, index, unique } = kit;

  const invitation = table(
    "invitation",
    {
      ...record(kit),
      cohortId: text("cohort_id")
        .notNull()
        .references(() => cohort.id),
      districtId: text("district_id").references(() => district.id),
      role: text("role").$type<Invitation["role"]>().notNull(),
      hash: text("hash").notNull(),
      personId: text("person_id")
        .notNull()
        .references(() => person.id),
      uses: int("uses").notNull(),
      createdAt: time("created_at").notNull(),
      expiresAt: time("expires_at").notNull(),
    },
    (t) => [unique("invitation_hash").on(t.hash), index("invitation_cohort").on(t.cohortId)],
  );

  /** Goes with its invitation: it only counts how often that was used. */
  const joining = table(
    "joining",
    {
      ...record(kit),
      invitationId: text("invitation_id")
        .notNull()
        .references(() => invitation.id, { onDelete: "cascade" }),
      personId: text("person_id")
        .notNull()
        .references(() => person.id),
      at: time("at").notNull(),
    },
    (t) => [unique("joining_once").on(t.invitationId, t.personId)],
  );

  return { invitation, joining };
}
