import type { Clock, NewId, Store, Words } from "../../src/core/ports.ts";
import type { Chart } from "../../src/core/reply.ts";

/** How the bot is registered with Microsoft, and who may speak to it. */
export interface TeamsSettings {
  /** Undefined: nobody is asked who they are. Only where the playground is, for a local test client. */
  appId?: string;
  password?: string;
  type: "SingleTenant" | "UserAssignedMSI" | "MultiTenant";
  /** The tenant of the registration; the only one served unless the type is MultiTenant. */
  tenantId?: string;
  /** Tenants that a MultiTenant bot serves; every one that installs it when left out. */
  tenants?: string[];
  /** Hosts ("127.0.0.1:4000") besides Microsoft's own that may send and be answered. */
  serviceHosts: string[];
  /** Where the keys of Teams' tokens are described; Microsoft's own when left out. */
  openIdUrl?: string;
  /** Where the bot's own tokens come from ("https://login.microsoftonline.com/<tenant>"); Microsoft's own when left out. */
  loginUrl?: string;
}

/** Facts that may be logged: codes and ids, never words. */
export interface TeamsLog {
  error(facts: object, text: string): void;
  warn(facts: object, text: string): void;
  info(facts: object, text: string): void;
}

/** What the Teams adapter needs of the rest of the program. */
export interface TeamsDeps {
  settings: TeamsSettings;
  store: Pick<Store, "reads" | "commit">;
  clock: Clock;
  /** The time Teams lives in, where `clock` may have been moved; `clock` when left out. */
  wall?: Clock;
  newId: NewId;
  words: Words;
  /** A PNG of some ten thousand bytes, so that it fits a card. */
  drawChart(chart: Chart, size: "small"): Promise<Buffer>;
  log: TeamsLog;
  /** For tests, which have no seconds to spare: no waiting between messages, nor before another try. */
  timing?: { unpaced: boolean };
}
