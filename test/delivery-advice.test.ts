import { expect, it } from "vitest";
import { deliveryAdvice } from "../src/delivery-advice.ts";

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
])("tells an operator what to do when a message is %s for %s", (state, reason, told) => {
  expect(deliveryAdvice(state, reason)).toMatch(told);
});
