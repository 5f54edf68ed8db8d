import type { DistrictProfile, Role } from "../core/records.ts";

/** Made-up districts and people, in enough time zones that mornings differ. */
export const COHORT = {
  id: "demo",
  name: "Riverbend Cohort",
  zone: "America/Chicago",
  threshold: 10,
};

export const DISTRICTS: { id: string; name: string; profile: DistrictProfile }[] = [
  { id: "alder", name: "Alder Falls", profile: { locale: "urban", state: "IL", enrolment: 8400 } },
  { id: "birch", name: "Birch Valley", profile: { locale: "rural", state: "WI", enrolment: 2600 } },
  {
    id: "cedar",
    name: "Cedar Point",
    profile: { locale: "suburban", state: "MN", enrolment: 5200 },
  },
  {
    id: "dogwood",
    name: "Dogwood Unified",
    profile: { locale: "urban", state: "MO", enrolment: 12100 },
  },
  { id: "elm", name: "Elm Prairie", profile: { locale: "rural", state: "IA", enrolment: 1800 } },
  { id: "fir", name: "Fir Ridge", profile: { locale: "suburban", state: "MI", enrolment: 6300 } },
];

interface Someone {
  handle: string;
  name: string;
  zone: string;
  role: Role;
  district: string | null;
  authority: ("program" | "finance")[];
}

/** Raj and Moana work far away, as visiting leads: reminders must find their mornings too. */
export const PEOPLE: Someone[] = [
  {
    handle: "ana",
    name: "Ana Lopez",
    zone: "America/Chicago",
    role: "lead",
    district: "alder",
    authority: ["program"],
  },
  {
    handle: "ben",
    name: "Ben Carter",
    zone: "America/New_York",
    role: "member",
    district: "alder",
    authority: ["finance"],
  },
  {
    handle: "olga",
    name: "Olga Ivanova",
    zone: "America/Chicago",
    role: "observer",
    district: "alder",
    authority: [],
  },
  {
    handle: "raj",
    name: "Raj Patel",
    zone: "Asia/Kolkata",
    role: "lead",
    district: "birch",
    authority: ["program", "finance"],
  },
  {
    handle: "moana",
    name: "Moana Reed",
    zone: "Pacific/Chatham",
    role: "lead",
    district: "cedar",
    authority: ["program"],
  },
  {
    handle: "dee",
    name: "Dee Washington",
    zone: "America/Chicago",
    role: "lead",
    district: "dogwood",
    authority: ["program"],
  },
  {
    handle: "eli",
    name: "Eli Berg",
    zone: "America/Chicago",
    role: "lead",
    district: "elm",
    authority: ["program"],
  },
  {
    handle: "fay",
    name: "Fay Nguyen",
    zone: "America/Detroit",
    role: "lead",
    district: "fir",
    authority: ["finance"],
  },
  {
    handle: "pat",
    name: "Pat Morgan",
    zone: "America/Chicago",
    role: "facilitator",
    district: null,
    authority: ["program"],
  },
];

/** Conversations of the playground: one for the cohort, one for each district with several people. */
export const CHANNELS: { id: string; name: string; district: string | null }[] = [
  { id: "riverbend", name: "riverbend-cohort", district: null },
  { id: "alder-team", name: "alder-falls-team", district: "alder" },
];
