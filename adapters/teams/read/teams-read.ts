import type { Incoming } from "../../../src/core/incoming.ts";
import type { Reference } from "../../../src/core/references.ts";

/** What is known when an activity is read. */
export interface TeamsKnown {
  /** The tenant it comes from, checked already. */
  tenant: string;
  now: Date;
}

/**
 * What an activity tells of where the bot is. `conversation` is as in an Address: a user's id for
 * their own conversation. `known.chat` is that conversation's own id in Teams. A team's first channel
 * has the team's id: its kind is "team", and `within` is its own id.
 */
export interface Met extends Pick<Reference, "conversation" | "kind" | "within"> {
  known: { serviceUrl: string; chat: string; bot: string; name?: string; targeted?: "yes" };
  /** The user whose own conversation it is, or who spoke. */
  userId?: string;
}

/** The bot was taken out of a person's chats, of a chat, or of a team with all its channels. */
export type Left = { conversation: string } | { team: string };

/**
 * What Teams waits for: nothing but "taken in"; what to show after a button ("card"); a dialog to open
 * ("dialog"); what comes after one was sent in ("next"); what to list while somebody types ("results").
 */
export type Wants = "nothing" | "card" | "dialog" | "next" | "results";

/** What an activity means. `what` names its kind for the log, and holds nothing of its content. */
export interface TeamsRead {
  what: string;
  /** False for what no version of Teams is known to send. */
  understood: boolean;
  wants: Wants;
  met?: Met;
  left?: Left;
  incoming?: Incoming;
}
