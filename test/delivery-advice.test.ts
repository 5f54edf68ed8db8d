import { expect, it } from "vitest";
import { deliveryAdvice } from "../src/delivery-advice.ts";
import { UNREACHABLE } from "../src/unreachable.ts";

it.each([
  ["dead", "channel_not_found", /another channel/],
  ["dead", "not_in_channel", /\/invite @/],
  ["dead", "token_revoked", /Add the bot to the workspace again/],
  ["dead", "missing_scope:files:write", /permission, files:write/],
  ["dead", "invalid_blocks", /bug/],
  ["dead", "constructor", /Retry it when/],
  [
    "ambiguous",
    "timeout:missing_scope:channels:history",
    /if it is there.*permission channels:history/,
  ],
  ["ambiguous", "http_503", /if it is there, drop it, else retry/],
  ["ambiguous", "in_doubt:not_in_channel", /drop it, else retry.*not look.*\/invite @/],
  ["ambiguous", "in_doubt:ratelimited", /drop it, else retry/],
  ["ambiguous", "too_much_history", /Look into the channel/],
  ["dead", "BotNotInConversationRoster", /Add the app there/],
  ["dead", "ConversationBlockedByUser", /blocked or removed the app in Teams/],
  ["dead", "bot_not_there", /Once it is added again, retry/],
  ["dead", "ConversationNotFound", /gone from Teams/],
  ["dead", "MessageSizeTooBig", /bug/],
  ["dead", "BotDisabledByAdmin", /Teams admin center/],
  ["dead", "http_403", /does not let the bot write there/],
  ["dead", "no_token:AADSTS7000222", /MicrosoftAppPassword/],
  ["dead", "foreign_service_url", /TEAMS_SERVICE_HOSTS/],
  ["ambiguous", "in_doubt", /Look into the channel.*drop it, else retry/],
  ["ambiguous", "InternalServerError", /Look into the channel.*drop it, else retry/],
])("tells an operator what to do when a message is %s for %s", (state, reason, told) => {
  expect(deliveryAdvice(state, reason)).toMatch(told);
});

it.each(Object.keys(UNREACHABLE))("tells an operator more than to retry for %s", (code) => {
  expect(deliveryAdvice("dead", code)).not.toBe(deliveryAdvice("dead", "unheard_of"));
});
