import type { Address, Platform } from "../core/address.ts";
import { type Change, insert } from "../core/change.ts";
import { CHANNELS, COHORT, DISTRICTS, PEOPLE } from "./roster.ts";

/** The tenants in which demo people have accounts: the page and the console. */
export const TENANTS = { web: "playground", console: "demo" } as const;

const directOf = (platform: Platform, tenant: string, handle: string): Address => ({
  platform,
  tenant,
  conversation: `dm:${handle}`,
});

function account(platform: "web" | "console", handle: string, primary: boolean): Change {
  const tenant = TENANTS[platform];
  const direct = directOf(platform, tenant, handle);
  const id = `${platform}-${handle}`;
  return insert("identity", {
    id,
    platform,
    tenant,
    userId: handle,
    personId: handle,
    direct,
    primary,
  });
}

/** The demo cohort's people and places as rows; ids are fixed, so that a second try changes nothing. */
export function demoRows(now: Date): Change[] {
  const cohortId = COHORT.id;
  const people = PEOPLE.flatMap(({ handle, name, zone, role, district, authority }) => [
    insert("person", {
      ...{ id: handle, name, zone, locale: "en-US", createdAt: now },
      ...{ quietFrom: null, quietUntil: null, awayUntil: null },
    }),
    account("web", handle, true),
    account("console", handle, false),
    insert("membership", {
      ...{ id: `in-${handle}`, cohortId, districtId: district, personId: handle, role, authority },
      leadershipAccess: role === "lead",
    }),
  ]);
  const channels = CHANNELS.map(({ id, name, district }) =>
    insert("channel", {
      ...{ id, cohortId, districtId: district, name, conversation: id },
      purpose: district ? ("district" as const) : ("cohort" as const),
      platform: "web",
      tenant: TENANTS.web,
    }),
  );
  return [
    insert("cohort", { ...COHORT, createdAt: now }),
    ...DISTRICTS.map((district) => insert("district", { ...district, cohortId })),
    ...people,
    ...channels,
  ];
}
