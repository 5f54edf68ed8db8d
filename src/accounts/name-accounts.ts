import type { Platform } from "../core/address.ts";
import type { Identity } from "../core/records.ts";
import type { AccountDeps } from "./deps.ts";

const PLATFORMS: Record<Platform, string> = {
  slack: "account.platform.slack",
  teams: "account.platform.teams",
  web: "account.platform.web",
  console: "account.platform.console",
};

/** Names accounts as people know them: "Slack (Riverbend)", and "Teams", which does not tell what an organization is called. */
export function createNameAccounts({ store: { reads }, words }: Omit<AccountDeps, "newId">) {
  /** An id is a poor name, and the only one where the person has several accounts of the platform. */
  async function placeOf({ personId, platform, tenant }: Identity): Promise<string | undefined> {
    const name = (await reads.installation(platform, tenant))?.name;
    if (name !== tenant) return name;
    const all = await reads.identities(personId);
    return all.some((one) => one.platform === platform && one.tenant !== tenant)
      ? tenant
      : undefined;
  }

  async function nameOf(account: Identity): Promise<string> {
    const name = words(PLATFORMS[account.platform]);
    const place = await placeOf(account);
    return place ? words("account.at", { platform: name, place }) : name;
  }

  /** "Slack (Riverbend) · Teams". */
  const namesOf = async (accounts: Identity[]) =>
    (await Promise.all(accounts.map(nameOf))).join(" · ");

  return { nameOf, namesOf };
}
