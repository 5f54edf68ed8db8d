import { z } from "zod";
import type { Named } from "../checklist.ts";
import { namedShape } from "../document/named.ts";
import { type OwnedStep, ownedStepShape } from "../staffing/owned-steps.ts";

/** What a document of kind "onboarding-district" holds beside the profile that it fills. */
export interface OnboardedDistrict {
  setting: string | null;
  state: string | null;
  enrolment: number | null;
  schools: number | null;
  sites: string[];
  tiers: number | null;
  /** IANA zone. */
  zone: string | null;
  /** Who decides on the program, and who on money. */
  program: Named[];
  finance: Named[];
  tasks: OwnedStep[];
}

const words = z.string().nullable();
const maybe = z.number().nullable();
const people = z.array(namedShape);

export const onboardedDistrictShape: z.ZodType<OnboardedDistrict> = z.object({
  ...{ setting: words, state: words, enrolment: maybe, schools: maybe, sites: z.array(z.string()) },
  ...{ tiers: maybe, zone: words, program: people, finance: people },
  tasks: z.array(ownedStepShape),
});

/** What a document of kind "onboarding-member" holds. Quiet hours are local wall times. */
export interface OnboardedMember {
  part: string | null;
  zone: string;
  quiet: { from: string; until: string } | null;
  first: string[];
}

export const onboardedMemberShape: z.ZodType<OnboardedMember> = z.object({
  ...{ part: words, zone: z.string(), first: z.array(z.string()) },
  quiet: z.object({ from: z.string(), until: z.string() }).nullable(),
});
