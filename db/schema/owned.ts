import type { Kit } from "../kit.ts";
import type { People } from "./people.ts";

/** Whose a record is: a person's, and of a cohort and a district where they have them. */
export const owned = ({ text }: Kit, { person, cohort, district }: People) => ({
  cohortId: text("cohort_id").references(() => cohort.id),
  districtId: text("district_id").references(() => district.id),
  personId: text("person_id")
    .notNull()
    .references(() => person.id),
});
