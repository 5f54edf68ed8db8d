import type { Installation as Granted } from "@slack/oauth";
import { type Change, insert, update } from "../../../src/core/change.ts";
import type { Clock, NewId, Store } from "../../../src/core/ports.ts";
import type { Installation } from "../../../src/core/records.ts";
import { again } from "../../again.ts";
import type { Gone, Seal } from "../deps.ts";

/** Everything Slack granted, and until when some process is fetching the next token. */
export type Secrets = Granted & { refreshingUntil?: string };

/** A row with its secrets opened. */
export interface Opened {
  row: Installation;
  secrets: Secrets & { bot: NonNullable<Granted["bot"]> };
}

/** What a row's secrets are sealed about: they open nowhere else. */
export const aboutSecrets = ({
  platform,
  tenant,
  id,
}: Pick<Installation, "platform" | "tenant" | "id">) =>
  `${platform}|${tenant}|installation|${id}|secrets`;

/** An organization that installed the bot for all its workspaces is one tenant, "E…". */
export function tenantOfGrant({ isEnterpriseInstall, enterprise, team }: Granted) {
  const party = isEnterpriseInstall ? enterprise : team;
  return party && { tenant: party.id, name: party.name ?? party.id };
}

/** The installations of our database, with their secrets sealed. */
export function createRows(deps: {
  store: Pick<Store, "reads" | "commit">;
  clock: Clock;
  newId: NewId;
  seal: Seal;
}) {
  const { store, clock, newId, seal } = deps;
  const now = () => clock.now();

  const read = (tenant: string) => store.reads.installation("slack", tenant);

  const open = async (tenant: string) => opened(await read(tenant));

  function opened(row: Installation | undefined): Opened | undefined {
    if (row?.status !== "active" || !row.secrets) return undefined;
    // Only `write` and `keep` seal anything about this row, and both seal Secrets with a bot in them.
    const secrets = JSON.parse(seal.open(row.secrets, aboutSecrets(row))) as Opened["secrets"];
    return { row, secrets };
  }

  async function commit(action: string, tenant: string, change: Change): Promise<void> {
    const audit = [{ personId: null, action, subject: `slack:${tenant}` }];
    const cause = `slack-install:${newId()}`;
    await store.commit({ cause, changes: [change], postings: [], audit }, now());
  }

  /** Fails with StaleError when somebody else has written the row since it was opened. */
  async function write({ row }: Opened, secrets: Secrets): Promise<void> {
    const sealed = seal.seal(JSON.stringify(secrets), aboutSecrets(row));
    await commit(
      "slack.token-changed",
      row.tenant,
      update("installation", row, { secrets: sealed }),
    );
  }

  /** Keeps what was granted, in place of what was there. True when the bot was not there before. */
  async function keep(granted: Granted): Promise<boolean> {
    const party = tenantOfGrant(granted);
    if (!party || !granted.bot) throw new Error("an installation without a tenant or a bot");
    const { tenant, name } = party;
    return again(async () => {
      const old = await read(tenant);
      const id = old?.id ?? newId();
      const about = aboutSecrets({ platform: "slack", tenant, id });
      const secrets = seal.seal(JSON.stringify(granted), about);
      const set = { name, status: "active" as const, secrets, installedAt: now() };
      const change = old
        ? update("installation", old, set)
        : insert("installation", { id, platform: "slack", tenant, ...set });
      await commit("slack.installed", tenant, change);
      return old?.status !== "active";
    });
  }

  const isOther = (row: Installation, of: Gone): boolean =>
    of instanceof Date ? row.installedAt > of : opened(row)?.secrets.bot.token !== of.token;

  /** Forgets the secrets at once; false when there were none, or others than `of` speaks of. */
  const remove = (tenant: string, of?: Gone): Promise<boolean> =>
    again(async () => {
      const row = await read(tenant);
      if (row?.status !== "active" || (of && isOther(row, of))) return false;
      const set = { status: "removed" as const, secrets: null };
      await commit("slack.removed", tenant, update("installation", row, set));
      return true;
    });

  return { read, open, write, keep, remove };
}

export type Rows = ReturnType<typeof createRows>;
