/**
 * Teams' error codes, by what they mean for a message; "http_…" where Teams gave none. Source:
 * learn.microsoft.com, bots/build-conversational-capability, status codes from bot conversational APIs.
 */

/** The conversation is gone, or the thread in it. */
export const CONVERSATION_GONE = new Set([
  ...["ConversationNotFound", "ActivityNotFoundInConversation", "http_404"],
]);

/** The message is too large. */
export const TOO_BIG = new Set(["MessageSizeTooBig", "http_413"]);

/** What was sent is not as Teams wants it. */
export const NOT_TAKEN = new Set(["BadArgument", "BadSyntax", "http_400"]);
