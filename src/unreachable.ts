import type { Reasons } from "./cohorts/unreachable.ts";

/**
 * Which codes of a platform mean that a person cannot be written to in their own conversation, and
 * why. Slack's are in the tables of chat.postMessage under https://docs.slack.dev/reference/methods,
 * Teams' under "Status code responses" in learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations.
 */
export const UNREACHABLE: Reasons = {
  // Teams
  BotDisabledByAdmin: "forbidden",
  BotNotInConversationRoster: "absent",
  ConversationBlockedByUser: "blocked",
  ConversationNotFound: "absent",
  Forbidden: "absent",
  ForbiddenOperationException: "absent",
  MemberNotFoundInConversation: "gone",
  MessageWritesBlocked: "blocked",
  NotEnoughPermissions: "absent",
  UserNotFound: "gone",
  bot_not_there: "blocked",
  http_403: "absent",
  http_404: "absent",
  // Slack
  account_inactive: "absent",
  app_uninstalled: "absent",
  channel_not_found: "gone",
  ekm_access_denied: "forbidden",
  restricted_action: "forbidden",
  token_revoked: "absent",
  user_disabled: "gone",
  user_not_found: "gone",
  // Both
  app_not_installed: "absent",
};
