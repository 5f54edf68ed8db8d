import type { OwnView } from "../../src/core/reply.ts";
import { oneLine } from "../text.ts";
import { type Element, inert, startOf } from "./elements.ts";
import { LOOK } from "./form/data.ts";
import { TEAMS } from "./limits.ts";

/** An Adaptive Card as Teams takes it. */
export interface Card {
  type: "AdaptiveCard";
  $schema: string;
  version: "1.5";
  fallbackText: string;
  msteams: { width: "Full" };
  refresh?: { action: Element; userIds: string[] };
  body: Element[];
  actions?: Element[];
}

/** A card in a message or in an answer. */
export interface CardAttachment {
  contentType: "application/vnd.microsoft.card.adaptive";
  content: Card;
}

/** A card; `words` are for clients that show none. */
export const card = (words: string, body: Element[], actions: Element[] = []): Card => ({
  type: "AdaptiveCard",
  $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
  version: "1.5",
  fallbackText: literal(startOf(words, TEAMS.fallback)) || "–",
  msteams: { width: "Full" },
  body,
  ...(actions.length > 0 && { actions }),
});

export const attached = (content: Card): CardAttachment => ({
  contentType: "application/vnd.microsoft.card.adaptive",
  content,
});

/**
 * Clients ask the bot anew when one of these users sees the card, and only then: without the list
 * every one of a small chat would be asked for (learn.microsoft.com, work-with-universal-actions).
 */
export const refreshFor = ({ name, args }: OwnView, userIds: string[]) => ({
  action: { type: "Action.Execute", verb: LOOK, data: { look: name, args } },
  userIds: userIds.slice(0, TEAMS.refreshUsers),
});

/**
 * One line for the few places that are read as markdown: every sign that could mean something is
 * escaped, and no address becomes a link by itself.
 */
export const literal = (text: string) =>
  inert(oneLine(text)).replace(
    /[\\`*_{}[\]()<>#+!|~&]|:(?=\/\/)|(?<=www)\.|(?<=^\d+)[.]|^-/gi,
    "\\$&",
  );
