const REINSTALL =
  "Slack no longer takes the bot's token. Add the bot to the workspace again (or renew SLACK_BOT_TOKEN), then retry.";
const CHANNEL_GONE =
  "The channel is gone, or the bot may not see it. Point the cohort to another channel, or drop the message.";
const SLACK_REFUSES =
  "Slack refused how the message was put together, which is a bug: please report it with the code.";
const NOT_ALLOWED =
  "The workspace does not let the bot post there. Ask its admin to allow it, then retry.";
const TEAMS_REFUSES =
  "Teams refused how the message was put together, which is a bug: please report it with the code.";
const NOT_THERE =
  "The bot is not there in Teams. Add the app there (for a person: Apps, Cohort, Add), then retry, or drop the message.";
const BLOCKED =
  "The person blocked or removed the app in Teams. When they have added it again, retry; else drop the message.";
const TEAMS_GONE =
  "The conversation is gone from Teams, or the bot may not see it. Drop the message; if it was a channel, point the cohort to another one.";
const NO_ENTRY =
  "Teams does not let the bot write there. Check that the app is installed there and allowed in the Teams admin center, then retry.";

/** What to do about a platform's code, for whoever runs the bot. */
const ADVICE: Record<string, string> = {
  ActivityNotFoundInConversation:
    "The message to change or answer is gone from Teams. Drop this one.",
  BadArgument: TEAMS_REFUSES,
  BadSyntax: TEAMS_REFUSES,
  BotDisabledByAdmin:
    "The tenant's admin has blocked the app. Ask them to allow it in the Teams admin center (Manage apps), then retry.",
  BotNotInConversationRoster: NOT_THERE,
  BotNotRegistered:
    "Microsoft knows no bot with that app id. Check MicrosoftAppId and the Teams channel of the Azure bot, then retry.",
  ConversationBlockedByUser: BLOCKED,
  ConversationNotFound: TEAMS_GONE,
  Forbidden: NO_ENTRY,
  ForbiddenOperationException: NOT_THERE,
  MemberNotFoundInConversation: "The person is not there any more. Drop the message.",
  MessageSizeTooBig: TEAMS_REFUSES,
  MessageWritesBlocked: BLOCKED,
  NotEnoughPermissions: NO_ENTRY,
  UserNotFound: "There is no such person any more. Drop the message.",
  account_inactive:
    "The account it is for is closed, or the bot was removed. Drop it, or add the bot again and retry.",
  app_not_installed: "The bot is not in that workspace or tenant. Add it there, then retry.",
  app_uninstalled: "The bot was removed from that workspace. Add it again, then retry, or drop it.",
  bot_not_there:
    "The app was taken out of that chat or team in Teams. Once it is added again, retry; else drop the message.",
  channel_not_found: CHANNEL_GONE,
  ekm_access_denied: NOT_ALLOWED,
  foreign_service_url:
    "Teams' service was to be asked at an address that is not Microsoft's. Drop the message; in a test set-up, add the host to TEAMS_SERVICE_HOSTS and retry.",
  http_400: TEAMS_REFUSES,
  http_403: NO_ENTRY,
  http_404: TEAMS_GONE,
  http_413: TEAMS_REFUSES,
  invalid_auth: REINSTALL,
  invalid_blocks: SLACK_REFUSES,
  is_archived: "The channel is archived. Open it again and retry, or drop the message.",
  msg_blocks_too_long: SLACK_REFUSES,
  msg_too_long: SLACK_REFUSES,
  no_token:
    "Microsoft gives the bot no token: its secret may have expired, or app id and tenant do not match. Renew MicrosoftAppPassword, then retry.",
  not_authed: REINSTALL,
  not_in_channel: "The bot is not in that channel. Type /invite @ and its name there, then retry.",
  restricted_action: NOT_ALLOWED,
  token_expired: REINSTALL,
  token_revoked: REINSTALL,
  too_much_history:
    "It may have been posted, too long ago to be found. Look into the channel, then drop or retry it.",
  user_disabled: "The person's account is closed. Drop the message.",
  user_not_found: "There is no such person any more. Drop the message.",
};

const IN_DOUBT =
  "It may have been posted. Look into the channel: if it is there, drop it, else retry.";

/**
 * What an operator can do about a message that was given up. `reason` is a platform's code, with
 * the scope behind it where one is missing ("timeout:missing_scope:channels:history").
 */
export function deliveryAdvice(state: string, reason: string): string {
  const [, scope] = /missing_scope(?::(.+))?$/.exec(reason) ?? [];
  if (state === "ambiguous") {
    return scope
      ? `${IN_DOUBT} With the permission ${scope} the bot finds out by itself.`
      : inDoubt(reason);
  }
  if (reason.startsWith("missing_scope")) {
    return `The bot lacks a permission${scope ? `, ${scope}` : ""}. Add the bot to the workspace again to give it, then retry.`;
  }
  return adviceOn(reason) ?? "Retry it when the cause is gone, or drop it.";
}

/** "in_doubt:not_in_channel": it may have been posted, and the bot could not look. */
function inDoubt(reason: string): string {
  const [, code] = /^in_doubt:(.+)$/.exec(reason) ?? [];
  if (!code) return adviceOn(reason) ?? IN_DOUBT;
  const cause = adviceOn(code);
  return cause ? `${IN_DOUBT} The bot could not look there itself: ${code}. ${cause}` : IN_DOUBT;
}

const adviceOn = (reason: string): string | undefined => {
  const code = reason.split(":", 1)[0] ?? "";
  return Object.hasOwn(ADVICE, code) ? ADVICE[code] : undefined;
};
