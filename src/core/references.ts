import type { Address, Platform } from "./address.ts";
import type { Row } from "./row.ts";

/** The bot's presence in one tenant; `secrets` is encrypted by the adapter that owns it. */
export interface Installation extends Row {
  platform: Platform;
  tenant: string;
  name: string;
  status: "active" | "removed";
  secrets: string | null;
  installedAt: Date;
}

/**
 * A place where the bot may speak by itself, on a platform that tells how to reach it only when the
 * bot is spoken to there. `conversation` as in an Address; `within`: the team that a channel is in.
 * `known` is the adapter's own: how its platform is asked to write there.
 */
export interface Reference extends Row {
  platform: Platform;
  tenant: string;
  conversation: string;
  kind: "personal" | "team" | "channel" | "chat";
  within: string | null;
  known: Record<string, string>;
  status: "active" | "removed";
  seenAt: Date;
}

/** A message that was given up: where it was to go, the platform's code for why, and when. */
export interface Lost {
  id: number;
  attempt: number;
  to: Address;
  reason: string;
  at: Date;
}

/** A conversation in which a message could not be delivered, since when, and the platform's code for why. */
export interface Trouble extends Row {
  /** As `laneOf` names it. */
  lane: string;
  reason: string;
  since: Date;
}
