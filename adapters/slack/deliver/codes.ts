/**
 * Slack's error codes, by what they mean for a message. Sources: the error tables of chat.postMessage,
 * chat.update and chat.postEphemeral under https://docs.slack.dev/reference/methods
 */

/** The token is no good any more; whether that is true of the whole tenant is asked before acting on it. */
export const TOKEN_GONE = new Set([
  ...["account_inactive", "invalid_auth", "not_authed", "token_expired", "token_revoked"],
  ...["app_uninstalled", "org_login_required", "team_access_not_granted"],
]);

/** Refused for now, and surely not carried out. */
export const LATER = new Set([
  ...["ratelimited", "rate_limited", "team_added_to_org", "request_timeout"],
]);

/** "It's possible some aspect of the operation succeeded", says Slack of the first two. */
export const PERHAPS = new Set(["fatal_error", "internal_error", "service_unavailable"]);

/** The bot, or the person, is not where a message for one pair of eyes was to be shown. */
export const NOT_THERE = new Set([
  ...["channel_not_found", "is_archived", "not_in_channel", "user_not_in_channel"],
]);

/** The message to change is gone, or may not be changed any more. */
export const NOT_CHANGEABLE = new Set([
  ...["message_not_found", "cant_update_message", "edit_window_closed"],
]);

/** The message to hang under is gone. */
export const THREAD_GONE = new Set(["thread_not_found", "cannot_reply_to_message"]);
