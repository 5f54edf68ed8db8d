import { forTerminal } from "../../adapters/console/render.ts";
import { aboutSecrets, type Secrets } from "../../adapters/slack/install/rows.ts";
import { missingScopes } from "../../adapters/slack/install/scopes.ts";
import type { Installation } from "../core/records.ts";
import type { Reference } from "../core/references.ts";
import type { Seals } from "../seal.ts";
import { print } from "./print.ts";
import { type Kept, withKept } from "./with-kept.ts";

/** One tenant as an operator sees it. `missing` is absent where its secrets cannot be looked into. */
interface Shown {
  platform: string;
  tenant: string;
  name: string;
  status: Installation["status"];
  since: string;
  /** Permissions the bot needs and did not get. */
  missing?: string[];
  /** False: no key of COHORT_KEY opens it. */
  readable?: boolean;
  /** On Teams: where in the tenant the bot is. */
  places?: { people: number; teams: string[]; chats: string[] };
}

/** The tenants that installed the bot, without their tokens. */
export async function showInstalls({ store, seal }: Kept): Promise<Shown[]> {
  const rows = await store.reads.installations();
  const all = rows.map(async (row) => {
    const { platform, tenant, name, status, installedAt } = row;
    const shown = { platform, tenant, name, status, since: installedAt.toISOString() };
    if (platform === "teams") return { ...shown, places: await placesIn(store, tenant) };
    return row.secrets ? { ...shown, ...lookInto(row, row.secrets, seal) } : shown;
  });
  return Promise.all(all);
}

/** People are counted, not named. A team may be known by one of its channels alone. */
async function placesIn({ reads }: Kept["store"], tenant: string) {
  const there = await reads.references("teams", tenant);
  const active = there.filter(({ status }) => status === "active");
  const named = ({ known, conversation }: Reference) => known.name ?? conversation;
  const teams = new Map<string, string>();
  for (const one of active)
    if (one.within !== null && (one.kind === "team" || !teams.has(one.within)))
      teams.set(one.within, one.kind === "team" ? named(one) : one.within);
  return {
    people: active.filter(({ kind }) => kind === "personal").length,
    teams: [...teams.values()],
    chats: active.filter(({ kind }) => kind === "chat").map(named),
  };
}

function lookInto(row: Installation, sealed: string, seal: Seals | undefined): Partial<Shown> {
  if (!seal) return { readable: false };
  try {
    // Sealed about this row by the Slack adapter, which is the only one that keeps secrets.
    const secrets = JSON.parse(seal.open(sealed, aboutSecrets(row))) as Secrets;
    return { readable: true, missing: missingScopes(secrets.bot?.scopes ?? []) };
  } catch {
    return { readable: false };
  }
}

/** One tenant in a line; its name is whatever its admins chose, and shown as text alone. */
export function installLine(shown: Shown): string {
  const { platform, tenant, status, since, missing, readable, places } = shown;
  const lacks = missing?.length ? `  missing ${missing.join(", ")}` : "";
  const closed = readable === false ? "  cannot be opened with COHORT_KEY" : "";
  const name = shown.name === tenant ? "" : `  ${shown.name}`;
  const where = places ? `  ${placesLine(places)}` : "";
  return forTerminal(
    `${platform} ${tenant}${name}  ${status}  since ${since}${where}${lacks}${closed}`,
  );
}

function placesLine({ people, teams, chats }: NonNullable<Shown["places"]>): string {
  const named = (names: string[]) => (names.length > 0 ? ` (${names.join(", ")})` : "");
  return `people ${people}  teams ${teams.length}${named(teams)}  chats ${chats.length}${named(chats)}`;
}

/** `cohort installs`: who installed the bot, since when, and what it may not do there. */
export const listInstalls = (options: { json?: boolean }) =>
  withKept(async (kept) => {
    const installs = await showInstalls(kept);
    if (options.json) print(JSON.stringify({ installs }, null, 2));
    else if (installs.length === 0) print("Nobody has installed the bot from its page yet.");
    else for (const one of installs) print(installLine(one));
    return 0;
  });
