import type { HttpAnswer } from "../../answer-http.ts";
import type { Payload } from "./parse.ts";

/** What Slack is answered. A status other than 200 makes it send an event again. */
export interface Answer extends HttpAnswer {
  status: 200 | 400 | 503;
  body?: Payload;
}

/** Understood, and nothing to say in return. */
export const DONE: Answer = { status: 200 };

/** What Slack says when it sends an event again, for the log. */
export interface Retry {
  num?: number;
  reason?: string;
}

/** What kind of payload this is, as far as the manner of answering goes. */
export type Kind = "event" | "command" | "form" | "press" | "other";

export function kindOf(payload: Payload): Kind {
  if (typeof payload.command === "string") return "command";
  switch (payload.type) {
    case "event_callback":
      return "event";
    case "view_submission":
      return "form";
    case "block_actions":
    case "message_action":
    case "shortcut":
      return "press";
    default:
      return "other";
  }
}
