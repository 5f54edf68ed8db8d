import { z } from "zod";
import type { Incoming } from "../../../src/core/incoming.ts";
import { noteOf } from "../../note.ts";
import { arrivalOf, type Reading } from "./arrival.ts";
import { type Kind, readCardData, told, unknown } from "./card.ts";
import { plainText } from "./plain-text.ts";
import { words } from "./shapes.ts";
import type { TeamsRead } from "./teams-read.ts";

/**
 * The message extension (learn.microsoft.com, what-are-messaging-extensions). People use it in any
 * chat, also where the bot is not and cannot write, so its answers are carried by the requests.
 */

/** Characters that somebody searches for; more find nothing more. */
const QUERY = 200;

const asked = z.object({
  commandId: z.string(),
  parameters: z.array(z.object({ name: z.string(), value: words })).catch([]),
});

/** What somebody types into the search; before they type, Teams asks what to show at first. */
export function readQuery(reading: Reading): TeamsRead {
  const kind: Kind = { what: "composeExtension/query", wants: "results" };
  const read = asked.safeParse(reading.raw.value).data;
  if (read?.commandId !== "playbook") return unknown(kind);
  const typed = read.parameters.find(({ name }) => name !== "initialRun");
  const args = (typed?.value ?? "").trim().slice(0, QUERY);
  const arrival = arrivalOf(reading, { kind: "looked", meaning: [read.commandId, args] });
  return arrival
    ? told(kind, { ...arrival, type: "looked", name: "playbook", args })
    : unknown(kind);
}

const chosen = z.object({
  commandId: z.string(),
  messagePayload: z
    .object({
      id: words,
      body: z.object({ contentType: words, content: words }).nullish().catch(undefined),
    })
    .nullish()
    .catch(undefined),
});

type Chosen = z.output<typeof chosen>;

/** "Estimate a gap" beside the box where people write, or "Jot this" on somebody's message. */
export function readCommand(reading: Reading): TeamsRead {
  const kind: Kind = { what: "composeExtension/fetchTask", wants: "dialog", carries: true };
  const read = chosen.safeParse(reading.raw.value).data;
  const said = read && commandOf(read);
  if (!said) return unknown(kind);
  const meaning = [said.name, said.args, read.messagePayload?.id ?? ""];
  const arrival = arrivalOf(reading, { kind: "command", meaning });
  return arrival ? told(kind, { ...arrival, ...said }) : unknown(kind);
}

function commandOf({ commandId, messagePayload }: Chosen) {
  const type = "command" as const satisfies Incoming["type"];
  if (commandId === "gap") return { type, name: "gap", args: "form" };
  if (commandId === "jot" && messagePayload)
    return { type, name: "jot", args: noteOf(textOf(messagePayload.body)) };
  return undefined;
}

function textOf(body: NonNullable<Chosen["messagePayload"]>["body"]): string {
  const { contentType, content = "" } = body ?? {};
  return contentType === "text" ? content.trim() : plainText(content);
}

const sent = z.object({ data: z.unknown().optional(), botMessagePreviewAction: words });

/** A dialog that the message extension opened, filled in. */
export function readSent(reading: Reading): TeamsRead {
  const kind: Kind = { what: "composeExtension/submitAction", wants: "next", carries: true };
  const read = sent.safeParse(reading.raw.value).data;
  if (!read) return unknown(kind);
  if (read.botMessagePreviewAction)
    return { what: "composeExtension/preview", understood: true, wants: "nothing" };
  return readCardData(reading, read.data, kind);
}
