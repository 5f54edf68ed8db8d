import { eachTier } from "../../map/tiers.ts";

/** Who does what in one tier. `from`: "school" or "community"; `part`: "leads" or "supports". */
export interface TierRole {
  tier: number;
  who: string;
  from: string;
  part: string;
}

/** What a reader should look at in one tier. */
export interface TierFlag {
  tier: number;
  type: "nobody" | "no-lead" | "no-school" | "community-leads-all";
}

/**
 * By the usual split of work: the first tier is led by the school's staff, the last by community
 * providers, those between by both (school-community partnerships, complementary roles across tiers).
 */
export function usualRoles(
  tiers: number,
  { school, community }: { school: string; community: string },
): TierRole[] {
  return eachTier(tiers).flatMap((tier): TierRole[] => {
    const schoolLeads = tier < tiers || tiers === 1;
    const communityLeads = tier > 1;
    return [
      { tier, who: school, from: "school", part: schoolLeads ? "leads" : "supports" },
      { tier, who: community, from: "community", part: communityLeads ? "leads" : "supports" },
    ];
  });
}

/** Tiers with nobody, without a lead, or without anybody of the school: partners never stand in for its staff. */
export function flagsOf(tiers: number, roles: TierRole[]): TierFlag[] {
  const each = eachTier(tiers).flatMap((tier): TierFlag[] => {
    const here = roles.filter((one) => one.tier === tier);
    if (here.length === 0) return [{ tier, type: "nobody" }];
    return [
      ...(here.some(({ part }) => part === "leads") ? [] : [{ tier, type: "no-lead" as const }]),
      ...(here.some(({ from }) => from === "school") ? [] : [{ tier, type: "no-school" as const }]),
    ];
  });
  const leads = roles.filter(({ part }) => part === "leads");
  const all = leads.length > 0 && leads.every(({ from }) => from === "community");
  return all ? [...each, { tier: 1, type: "community-leads-all" }] : each;
}

/** Everybody once, in the order they were first named, with their part in each tier. */
export function matrixOf(tiers: number, roles: TierRole[]): { who: string; parts: string[][] }[] {
  const people = [...new Set(roles.map(({ who }) => who))];
  return people.map((who) => ({
    who,
    parts: eachTier(tiers).map((tier) => [
      ...new Set(
        roles.filter((one) => one.who === who && one.tier === tier).map(({ part }) => part),
      ),
    ]),
  }));
}
