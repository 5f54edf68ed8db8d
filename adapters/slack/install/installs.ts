import { DeliveryError } from "../../../src/core/delivery.ts";
import type { Incoming } from "../../../src/core/incoming.ts";
import type { Clock, NewId, Store } from "../../../src/core/ports.ts";
import type { Gone, Install, Installs, Seal, SlackLog, SlackSettings } from "../deps.ts";
import { createRefresh } from "./refresh.ts";
import { createRows, type Opened, type Rows } from "./rows.ts";
import { createSingle } from "./single.ts";

/** The workspaces, and what brings them in and out. */
export interface SlackInstalls extends Installs {
  /**
   * Learns whose SLACK_BOT_TOKEN is. Throws StartError where Slack does not take it; while Slack
   * cannot be reached it returns, and goes on trying.
   */
  start(): Promise<void>;
  stop(): void;
  /** Those that came by OAuth; undefined where only the bot token's workspace is served. */
  rows: Rows | undefined;
}

/** Everything the parts of an installation need. */
export interface InstallDeps {
  settings: SlackSettings;
  store: Pick<Store, "reads" | "commit">;
  clock: Clock;
  newId: NewId;
  seal?: Seal;
  log: SlackLog;
}

/** Hands an arrival to the engine; the routes greet the installer with it. */
export type Greet = (incoming: Incoming) => Promise<unknown>;

/** The workspace of the bot token, and those that installed the bot by OAuth. */
export function createInstalls(deps: InstallDeps): SlackInstalls {
  const { settings, seal, log } = deps;
  const single = settings.botToken ? createSingle(deps, settings.botToken) : undefined;
  const rows = seal && createRows({ ...deps, seal });
  const refresh = rows && createRefresh({ ...deps, rows });

  async function find(tenant: string): Promise<Install | undefined> {
    const opened = await rows?.open(tenant);
    return opened ? toInstall(opened) : single?.find(tenant);
  }

  async function token(tenant: string, expired?: string): Promise<string> {
    const opened = await rows?.open(tenant);
    if (opened && refresh) return refresh(opened, expired);
    const known = await single?.token(tenant);
    if (known) return known;
    const row = await rows?.read(tenant);
    throw new DeliveryError("hopeless", row ? "app_uninstalled" : "app_not_installed");
  }

  async function remove(tenant: string, reason: string, of?: Gone): Promise<void> {
    const wasSingle = single?.remove(tenant, of);
    if (!(await rows?.remove(tenant, of)) && !wasSingle) return;
    log.warn({ platform: "slack", tenant, reason }, "a workspace removed the bot");
  }

  return {
    ...{ find, token, remove, rows },
    start: async () => single?.start(),
    stop: () => single?.stop(),
  };
}

const toInstall = ({ row, secrets: { bot } }: Opened): Install => ({
  tenant: row.tenant,
  name: row.name,
  botId: bot.id,
  botUserId: bot.userId,
  scopes: bot.scopes,
});
