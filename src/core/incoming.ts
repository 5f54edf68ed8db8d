import type { Address, Platform } from "./address.ts";

/**
 * Who sent something, as their platform knows them; `direct` is where they can be written to alone,
 * in the thread they are writing in. An empty name: the platform did not say.
 */
export interface Sender {
  platform: Platform;
  tenant: string;
  userId: string;
  name: string;
  zone?: string;
  locale?: string;
  direct: Address;
}

interface Arrival {
  /** The platform's own name for this delivery. Repeats are recognised by it. */
  id: string;
  sentAt: Date;
  from: Sender;
  at: Address;
  /** What people call the place, where the platform said so ("riverbend-cohort"). */
  placeName?: string;
  /** The person's page on which this was done. It is shown anew afterwards. */
  page?: Address;
  /** The answer to this request can itself carry one message for the sender's eyes. */
  carries?: true;
}

/** Something a person did, in words no platform owns. */
export type Incoming = Arrival &
  (
    | { type: "command"; name: string; args: string }
    /** `files`: some came with it. They are never opened. */
    | { type: "message"; text: string; direct: boolean; mentioned: boolean; files?: true }
    | { type: "action"; actionId: string; value: string }
    /** `section`: only that one of the form's sections was filled in, and more follow. */
    | { type: "submit"; formId: string; values: Record<string, string>; section?: string }
    | { type: "opened" }
    /** Asks to see what a command would answer. Nothing is done, kept or sent. */
    | { type: "looked"; name: string; args: string }
    /** Nobody did anything: the platform told more about who the sender is, and their handle there. */
    | { type: "introduced"; handle?: string }
    /** Something the bot was told before was changed or taken back by its sender. */
    | { type: "edited" | "deleted" }
    | { type: "installed" }
    | { type: "removed" }
  );

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it removes
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/** Drops what a database or a reader would choke on: control and direction marks, lone surrogates. */
export const cleanText = (text: string) => text.toWellFormed().replace(CONTROL, "");

/** The same arrival with every typed text cleaned. Adapters hand over what they were sent. */
export function cleanIncoming(incoming: Incoming): Incoming {
  const from = { ...incoming.from, name: cleanText(incoming.from.name).slice(0, 200) };
  switch (incoming.type) {
    case "command":
      return { ...incoming, from, name: cleanText(incoming.name), args: cleanText(incoming.args) };
    case "looked":
      return { ...incoming, from, name: cleanText(incoming.name), args: cleanText(incoming.args) };
    case "message":
      return { ...incoming, from, text: cleanText(incoming.text) };
    case "action":
      return {
        ...incoming,
        ...{ from, actionId: cleanText(incoming.actionId), value: cleanText(incoming.value) },
      };
    case "submit": {
      const given = Object.entries(incoming.values);
      const values = Object.fromEntries(
        given.map(([id, text]) => [cleanText(id), cleanText(text)]),
      );
      const { section } = incoming;
      return {
        ...{ ...incoming, from, formId: cleanText(incoming.formId), values },
        ...(section !== undefined && { section: cleanText(section) }),
      };
    }
    default:
      return { ...incoming, from };
  }
}
