import type { Reading } from "./arrival.ts";
import { readExecute } from "./card.ts";
import { readFetch, readSubmit } from "./dialog.ts";
import { readCommand, readQuery, readSent } from "./extension.ts";
import type { TeamsRead } from "./teams-read.ts";

/** What Teams asks of bots that do other things than ours (botbuilder 4.23.3, teamsActivityHandler.js, and later SDKs). */
const OTHERS = new Set([
  "actionableMessage/executeAction",
  "application/search",
  "composeExtension/anonymousQueryLink",
  "composeExtension/onCardButtonClicked",
  "composeExtension/queryLink",
  "composeExtension/querySettingUrl",
  "composeExtension/selectItem",
  "composeExtension/setting",
  "config/fetch",
  "config/submit",
  "fileConsent/invoke",
  "handoff/action",
  "message/fetchTask",
  "message/submitAction",
  "signin/failure",
  "signin/tokenExchange",
  "signin/verifyState",
  "suggestedActions/submit",
  "tab/fetch",
  "tab/submit",
]);

/** A question of Teams' to which the HTTP answer says something. */
export function readInvoke(reading: Reading): TeamsRead {
  const { name = "" } = reading.activity;
  switch (name) {
    case "adaptiveCard/action":
      return readExecute(reading);
    case "task/fetch":
      return readFetch(reading);
    case "task/submit":
      return readSubmit(reading);
    case "composeExtension/query":
      return readQuery(reading);
    case "composeExtension/fetchTask":
      return readCommand(reading);
    case "composeExtension/submitAction":
      return readSent(reading);
    default: {
      const understood = OTHERS.has(name);
      return { what: understood ? name : "invoke", understood, wants: "nothing" };
    }
  }
}
