import type { Incoming } from "../../../src/core/incoming.ts";

/** What every arrival says, whatever was done: its name, when, who and where. */
export type SlackArrival = Pick<Incoming, "id" | "sentAt" | "from" | "at" | "placeName">;

/** A modal that was filled in, as Slack sent it; what it means is read in form/. */
export interface SlackView {
  id: string;
  callbackId: string;
  privateMetadata: string;
  /** Slack's `view.state.values`: block id → action id → whatever the element holds. */
  values: Record<string, Record<string, unknown>>;
}

/**
 * What a payload of Slack means. `what` is a short code that may be logged: it holds nothing a
 * person typed.
 */
export type SlackRead =
  /** `triggerId` opens one modal within 3 s; `responseUrl` takes 5 messages within 30 minutes. */
  | { type: "incoming"; incoming: Incoming; triggerId?: string; responseUrl?: string }
  /** `arrival.at` is the person's direct conversation: Slack does not say where a modal was opened. */
  | { type: "submitted"; arrival: SlackArrival; view: SlackView; triggerId?: string }
  /** The bot was uninstalled, or its token revoked; `at` is when, where Slack says it. */
  | { type: "left"; tenant: string; what: "app_uninstalled" | "tokens_revoked"; at?: Date }
  /** Known, and of no interest to us. */
  | { type: "ignored"; what: string }
  /** Of a kind or a shape that nothing here knows: to be logged and acknowledged. */
  | { type: "unknown"; what: string };

/** What a reader needs to know besides the payload. */
export interface SlackKnown {
  /** The bot's own user in this workspace: its messages are skipped, its mention is taken off. */
  botUserId: string | undefined;
  now: Date;
}
