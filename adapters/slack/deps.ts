import type { Clock, NewId, Store, Words } from "../../src/core/ports.ts";
import type { Chart } from "../../src/core/reply.ts";

/** One workspace by its bot token, or any by OAuth; requests over HTTP, or Socket Mode with an app token. */
export interface SlackSettings {
  botToken?: string;
  signingSecret?: string;
  appToken?: string;
  /** `redirectUri`: one of the app's redirect URLs, where it has several. */
  oauth?: { clientId: string; clientSecret: string; stateSecret: string; redirectUri?: string };
  /** Another base URL than Slack's own: GovSlack, or a double in tests. */
  apiUrl?: string;
}

/** Keeps a secret so that only the same tenant's same record can open it again. */
export interface Seal {
  /** `about` names the record ("slack|T1|installation|<row id>|secrets"); it must be the same to open. */
  seal(plain: string, about: string): string;
  /** Throws when it was sealed about something else, with another key, or was changed since. */
  open(sealed: string, about: string): string;
}

/** Facts that may be logged: codes and ids, never words. */
export interface SlackLog {
  error(facts: object, text: string): void;
  warn(facts: object, text: string): void;
  info(facts: object, text: string): void;
}

/** What the Slack adapter needs of the rest of the program. */
export interface SlackDeps {
  settings: SlackSettings;
  store: Pick<Store, "reads" | "commit">;
  clock: Clock;
  /** The time Slack lives in, where `clock` may have been moved; `clock` when left out. */
  wall?: Clock;
  newId: NewId;
  words: Words;
  /** Where OAuth installs are allowed; without it only the one workspace of the bot token is served. */
  seal?: Seal;
  drawChart(chart: Chart): Promise<Buffer>;
  log: SlackLog;
  /** Milliseconds between messages, and until what is in doubt can be read back; Slack's own when left out. */
  timing?: { gaps: { channel: number; workspace: number }; settleMs: number };
}

/** The bot in one workspace, or in a whole organization where it is installed for all of it. */
export interface Install {
  /** "T…", or "E…" for an organization: the `tenant` of every address in it. */
  tenant: string;
  name: string;
  botId: string;
  botUserId: string;
  /** What the workspace allowed the bot to do. */
  scopes: string[];
}

/** The workspaces the bot is in, and their tokens. */
export interface Installs {
  /** Undefined where the bot is not installed, or no longer. Asks the database alone, never Slack. */
  find(tenant: string): Promise<Install | undefined>;
  /**
   * A token that is good for the next minutes, refreshed when it is about to expire. Throws
   * DeliveryError: "hopeless" where there is no install, "not-sent" when refreshing failed.
   * `expired`: Slack says so of that one, whatever we believe, so it is refreshed now.
   */
  token(tenant: string, expired?: string): Promise<string>;
  /**
   * The tenant uninstalled the bot, or its token was revoked: its tokens are forgotten at once. What
   * `of` does not speak of stays.
   */
  remove(tenant: string, reason: string, of?: Gone): Promise<void>;
}

/** When it happened, where Slack says it, or to which token: an installation since then is another. */
export type Gone = Date | { token: string };

/**
 * One call of Slack's Web API for a tenant; resolves with Slack's answer. Throws DeliveryError with
 * Slack's error code as its message: "not-sent" (429 with `retryAt`), "ambiguous" (time-out after
 * writing, reset, 5xx) or "hopeless" (`channel_not_found`, `token_revoked`…).
 */
export type CallSlack = (
  tenant: string,
  method: string,
  args: Record<string, unknown>,
) => Promise<Record<string, unknown>>;
