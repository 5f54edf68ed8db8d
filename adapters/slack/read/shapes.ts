import { z } from "zod";

/** The fields that are read, and no others: Slack adds new ones at any time. */

/** Ids become parts of names and places, so nothing but letters, digits and "-_" may be in them. */
const id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);

export const userId = z.string().regex(/^[UW][A-Za-z0-9_-]{1,63}$/);
export const channelId = z.string().regex(/^[CDG][A-Za-z0-9_-]{1,63}$/);
export const timestamp = z.string().regex(/^[0-9.]{1,32}$/);
/** Names a delivery: an event id or a trigger id. */
export const delivery = z.string().regex(/^[A-Za-z0-9._-]{1,200}$/);
export const viewId = id;

export const optionalText = z
  .string()
  .nullish()
  .transform((text) => text ?? undefined);

/** Who clicked or filled in; both names may be missing, and neither is how the person is called. */
export const actor = z.object({ id: userId, name: optionalText, username: optionalText });

/** A word that may be logged: a type or subtype of Slack's, never what somebody typed. */
export const loggable = (...parts: (string | undefined)[]) =>
  parts
    .filter((part) => part !== undefined)
    .map((part) => (/^[a-z_.-]{1,60}$/.test(part) ? part : "?"))
    .join("/");
