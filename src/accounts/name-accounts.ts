import type { Platform } from "../core/address.ts";
import type { Identity } from "../core/records.ts";
import type { AccountDeps } from "./deps.ts";

const PLATFORMS: Record<Platform, string> = {
  slack: "account.platform.slack",
  teams: "account.platform.teams",
  web: "account.platform.web",
  console: "account.platform.console",
};

/** Names accounts as people know them: "Slack (Riverbend)". */
export function createNameAccounts({ store: { reads }, words }: Omit<AccountDeps, "newId">) {
  async function nameOf({ platform, tenant }: Identity): Promise<string> {
    const installation = await reads.installation(platform, tenant);
    const name = words(PLATFORMS[platform]);
    return installation?.name
      ? words("account.at", { platform: name, place: installation.name })
      : name;
  }

  /** "Slack (Riverbend) · Teams". */
  const namesOf = async (accounts: Identity[]) =>
    (await Promise.all(accounts.map(nameOf))).join(" · ");

  return { nameOf, namesOf };
}
