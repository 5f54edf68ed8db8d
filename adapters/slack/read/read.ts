import { z } from "zod";
import { readActions } from "./actions.ts";
import { readCommand } from "./command.ts";
import { readEvent } from "./events.ts";
import { loggable } from "./shapes.ts";
import { readShortcut } from "./shortcut.ts";
import type { SlackKnown, SlackRead } from "./slack-read.ts";
import { tenantOfPayload } from "./tenant.ts";
import { readView } from "./view.ts";

const kind = z.object({ type: z.string().optional(), command: z.string().optional() });

/**
 * What a payload means: the body of an event, a slash command, a shortcut, a click or a form, parsed
 * from JSON or from a form post. Never throws, whatever it is given.
 */
export function readSlack(payload: unknown, known: SlackKnown): SlackRead {
  const read = kind.safeParse(payload);
  if (!read.success) return { type: "unknown", what: "payload" };
  const { type, command } = read.data;
  const tenant = tenantOfPayload(payload);
  if (type === "url_verification" || isCheck(payload)) return { type: "ignored", what: "check" };
  if (!tenant) return { type: "unknown", what: loggable(type ?? "payload", "no-tenant") };
  const reading = { ...known, tenant };
  if (type === undefined && command !== undefined) return readCommand(payload, reading);
  switch (type) {
    case "event_callback":
      return readEvent(payload, reading);
    case "block_actions":
      return readActions(payload, reading);
    case "view_submission":
      return readView(payload, reading);
    case "view_closed":
      return { type: "ignored", what: type };
    case "message_action":
    case "shortcut":
      return readShortcut(payload, reading);
    default:
      return { type: "unknown", what: loggable(type ?? "payload") };
  }
}

/** Slack looks whether the server's certificate is good; nobody did anything. */
const isCheck = (payload: unknown) =>
  z.object({ ssl_check: z.string() }).safeParse(payload).success;
