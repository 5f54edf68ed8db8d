import type { Action } from "../../src/core/reply.ts";
import { clip, oneLine } from "../text.ts";
import { bytesOf, type Element, inert, inGroups, paragraphs } from "./elements.ts";
import { PRESS } from "./form/data.ts";
import { TEAMS } from "./limits.ts";
import { ROOM } from "./pack.ts";

/** A button of a card: what it does, and what an older client does in its place. */
type Button = Element & { title: string };

/** Rows of buttons; labels that do not fit on theirs stand above in full. */
export function renderButtons(actions: Action[]): Element[][] {
  const cut = actions.map(({ label }) => oneLine(label)).filter((label) => shown(label) !== label);
  const above = cut.length > 0 ? paragraphs(cut.map((label) => `• ${label}`).join("\n")) : [];
  const rows = inGroups(actions.map(button), TEAMS.actions).flatMap(rowsOf);
  return [...above, ...rows].map((element) => [element]);
}

/** One row, or several where their values are too long for one card. */
function rowsOf(buttons: Button[]): Element[] {
  const row = { type: "ActionSet", actions: buttons };
  if (buttons.length === 1 || bytesOf(row) <= ROOM) return [row];
  const middle = Math.ceil(buttons.length / 2);
  return [...rowsOf(buttons.slice(0, middle)), ...rowsOf(buttons.slice(middle))];
}

/** A title as a button shows it; a button's title takes no markdown (adaptivecards 3.0.6, Action). */
const shown = (label: string) => clip(oneLine(label), TEAMS.actionTitle) || "–";

/**
 * Action.Execute, and for clients without it Action.Submit with the same data. The answer to an
 * Execute cannot open a dialog, so a button that opens a form is a Submit that asks for one.
 */
function button({ id, label, value, style, opens }: Action): Button {
  const data = { action: id, value: value ?? "" };
  const look = {
    title: inert(shown(label)),
    ...(style && { style: style === "primary" ? "positive" : "destructive" }),
  };
  if (opens === "form")
    return { type: "Action.Submit", ...look, data: { ...data, msteams: { type: "task/fetch" } } };
  const fallback = { type: "Action.Submit", ...look, data };
  return { type: "Action.Execute", verb: PRESS, ...look, data, fallback };
}
