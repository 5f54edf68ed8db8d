/** What somebody is in a cohort. Observers may be partners from outside: they see what is shared. */
export type Role = "facilitator" | "lead" | "member" | "observer";
