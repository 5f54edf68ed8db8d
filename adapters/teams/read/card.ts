import { z } from "zod";
import type { Incoming } from "../../../src/core/incoming.ts";
import { LOOK, lookData, PRESS, pressData, readFilled, SEND } from "../form/data.ts";
import { arrivalOf, type Reading } from "./arrival.ts";
import type { TeamsRead, Wants } from "./teams-read.ts";

/** How one kind of activity is answered. */
export interface Kind {
  what: string;
  wants: Wants;
  /** The bot may be unable to write where it was done, so the answer itself carries one message. */
  carries?: true;
}

/** Characters of a button's id and value; ours are shorter (a note fits in a value). */
const LONGEST_ID = 300;
const LONGEST_VALUE = 10_000;

/** A button or a form by the data that it brings; the same wherever it stands and however it is sent. */
export function readCardData(reading: Reading, data: unknown, kind: Kind): TeamsRead {
  return readForm(reading, data, kind) ?? readPress(reading, data, kind) ?? unknown(kind);
}

function readPress(reading: Reading, data: unknown, kind: Kind): TeamsRead | undefined {
  const press = pressData.safeParse(data).data;
  if (!press || press.action.length > LONGEST_ID) return undefined;
  const { action, value } = press;
  if (value.length > LONGEST_VALUE) return undefined;
  const arrival = arrivalOf(reading, { kind: "action", meaning: [action, value] });
  return arrival && told(kind, { ...arrival, type: "action", actionId: action, value });
}

/**
 * A form in a dialog is made anew each time it is shown, so its nonce and values name it, and what a
 * client sends again within seconds is the same. One in a card may be sent in again and again.
 */
function readForm(reading: Reading, data: unknown, kind: Kind): TeamsRead | undefined {
  const filled = readFilled(data);
  if (!filled || filled.formId.length > LONGEST_ID) return undefined;
  const { formId, section, values, nonce } = filled;
  const meaning = [formId, section ?? null, nonce, Object.entries(values)];
  const arrival = arrivalOf(reading, { kind: "submit", meaning, once: kind.wants === "next" });
  const more = section !== undefined && { section };
  return arrival && told(kind, { ...arrival, type: "submit", formId, values, ...more });
}

const executed = z.object({
  action: z.object({ verb: z.string(), data: z.unknown() }),
  trigger: z.string().nullish().catch(undefined),
});

/**
 * Action.Execute (learn.microsoft.com, universal-action-model): a press, a form in a card, or a card
 * that asks for its reader's own view, by itself or by hand.
 */
export function readExecute(reading: Reading): TeamsRead {
  const kind: Kind = { what: "adaptiveCard/action", wants: "card" };
  const read = executed.safeParse(reading.raw.value).data;
  if (!read) return unknown(kind);
  const { verb, data } = read.action;
  if (verb === LOOK) return readLook(reading, data, kind);
  if (verb === PRESS || verb === SEND) return readCardData(reading, data, kind);
  return unknown(kind);
}

function readLook(reading: Reading, data: unknown, kind: Kind): TeamsRead {
  const look = lookData.safeParse(data).data;
  if (!look || look.look.length > LONGEST_ID || look.args.length > LONGEST_VALUE)
    return unknown(kind);
  const { look: name, args } = look;
  const arrival = arrivalOf(reading, { kind: "looked", meaning: [name, args] });
  return arrival ? told(kind, { ...arrival, type: "looked", name, args }) : unknown(kind);
}

/** What a person did, as the answer to this kind of activity. */
export const told = ({ what, wants, carries }: Kind, incoming: Incoming): TeamsRead => ({
  ...{ what, wants, understood: true },
  incoming: { ...incoming, ...(carries && { carries }) },
});

export const unknown = ({ what, wants }: Kind): TeamsRead => ({ what, wants, understood: false });
