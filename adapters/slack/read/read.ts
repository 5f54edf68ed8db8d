import type { SlackKnown, SlackRead } from "./slack-read.ts";

/**
 * What a payload means: the body of an event, a slash command, a shortcut, a click or a form, parsed
 * from JSON or from a form post. Never throws, whatever it is given.
 */
export function readSlack(_payload: unknown, _known: SlackKnown): SlackRead {
  return { type: "unknown", what: "payload" };
}
