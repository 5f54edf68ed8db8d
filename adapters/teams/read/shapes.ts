import { z } from "zod";

/** The fields that are read, and no others: Teams adds new ones at any time. */

/** Longer texts are cut: a Teams message has room for about 28 KB of text (learn.microsoft.com, limits-specifications-teams). */
const LONGEST = 100_000;

/** What is nice to know: left out where it is missing or of another kind. */
const perhaps = <T extends z.ZodType>(shape: T) =>
  shape
    .nullish()
    .catch(undefined)
    .transform((found) => found ?? undefined);

/** Words, of which the beginning is enough. */
export const words = perhaps(z.string().transform((text) => text.slice(0, LONGEST)));

/**
 * A person as Teams names them to this one bot ("29:…"); the local test client has "user-id-0". Bots
 * are "28:…". Ids become names of places, so nothing else may be in them.
 */
export const userId = z.string().regex(/^(?:29:)?[A-Za-z0-9_-]{1,200}$/);

/** A channel, a team or a chat of several people ("19:…@thread.tacv2"). */
export const sharedId = z.string().regex(/^(?:19:)?[A-Za-z0-9_.@-]{1,200}$/);

/** How Teams names any conversation; a person's own with the bot is "a:…". */
const chatId = z.string().regex(/^[\x21-\x7e]{1,400}$/);

/** A message of a thread: its moment in milliseconds. */
export const messageId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);

const account = z.object({ id: z.string().max(400), name: words });
const place = perhaps(z.object({ id: perhaps(sharedId), name: words }));

/** What every activity says, whatever happened. */
export const activity = z.object({
  type: z.string(),
  channelId: perhaps(z.string()),
  name: perhaps(z.string()),
  action: perhaps(z.string()),
  /** Names this delivery; for a message it is the message's own id, and the same after an edit. */
  id: perhaps(z.string().regex(/^[\x21-\x7e]{1,400}$/)),
  timestamp: perhaps(z.string().max(64)),
  localTimestamp: perhaps(z.string().max(64)),
  localTimezone: words,
  locale: words,
  serviceUrl: perhaps(z.string().max(500)),
  from: perhaps(account),
  recipient: perhaps(account.extend({ isTargeted: perhaps(z.boolean()) })),
  conversation: z.object({
    id: chatId,
    conversationType: perhaps(z.string()),
    tenantId: perhaps(z.string()),
    name: words,
  }),
  channelData: perhaps(
    z.object({
      eventType: perhaps(z.string()),
      tenant: perhaps(z.object({ id: z.string() })),
      team: place,
      channel: place,
    }),
  ),
  replyToId: perhaps(messageId),
  entities: perhaps(z.array(z.unknown()).transform((all) => all.slice(0, 200))),
});

/** An activity of which that much is known; the rest is read where its kind is. */
export type Read = z.output<typeof activity>;

/** The members of a JSON object; none of anything else. */
export const membersOf = (thing: unknown): Record<string, unknown> =>
  z.record(z.string(), z.unknown()).safeParse(thing).data ?? {};
