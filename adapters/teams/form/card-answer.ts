import type { Received } from "../../../src/core/engine.ts";
import type { Incoming } from "../../../src/core/incoming.ts";
import type { NewId, Words } from "../../../src/core/ports.ts";
import type { Reply } from "../../../src/core/reply.ts";
import { clip } from "../../text.ts";
import { type Card, card } from "../card.ts";
import { inert, paragraphs } from "../elements.ts";
import { TEAMS } from "../limits.ts";
import { renderCard } from "../render.ts";
import type { InvokeAnswer } from "./invoke-answer.ts";
import { nextStep } from "./next-step.ts";

/**
 * What stands in the place of the card whose button was pressed, for whoever pressed it: a form, a
 * view of their own, or that a form was taken in. Else the card stays, and a few words under it say
 * that the press arrived (an empty answer would be an empty bar): what was done is said, and cards
 * are changed for everybody, by messages. Format: learn.microsoft.com,
 * adaptive-cards/authoring-cards/universal-action-model, "response format".
 */
export function cardAnswer(
  deps: { words: Words; newId: NewId },
  received: Received,
  incoming: Incoming | undefined,
): InvokeAnswer {
  const { words } = deps;
  const { form, view } = received;
  if (form) return replaced(nextStep(deps, form, incoming, "card"));
  if (view) return replaced(onlyCard(words, view));
  if (incoming?.type === "submit")
    return replaced(card(words("teams.form.done"), paragraphs(words("teams.form.done"))));
  return said(pressed(words, received, incoming));
}

function pressed(words: Words, { status, refused }: Received, incoming?: Incoming): string {
  if (!incoming) return words("teams.pressed.unknown");
  // A card that asked by itself: nobody did anything.
  if (incoming.type === "looked") return "";
  if (status === "duplicate") return words("teams.pressed.before");
  return refused ? words("teams.form.answered") : words("teams.pressed.now");
}

/** A view as one card; where it would need several, its beginning and where to see all of it. */
function onlyCard(words: Words, view: Reply): Card {
  const { content, whole } = renderCard(view);
  if (whole) return content;
  return { ...content, body: [...content.body, ...paragraphs(words("teams.more"))] };
}

/** Teams shows an error to whoever pressed unless the answer has one of these shapes. */
export const said = (text: string): InvokeAnswer => ({
  body: {
    statusCode: 200,
    type: "application/vnd.microsoft.activity.message",
    value: inert(clip(text, TEAMS.summary)),
  },
  carried: false,
});

const replaced = (value: Card): InvokeAnswer => ({
  body: { statusCode: 200, type: "application/vnd.microsoft.card.adaptive", value },
  carried: false,
});
