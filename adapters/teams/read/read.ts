import type { Activity } from "../port.ts";
import { metAt, personOf, placeOf, type Reading } from "./arrival.ts";
import { readChange } from "./change.ts";
import { readInvoke } from "./invoke.ts";
import { readMessage } from "./message.ts";
import { readConversation, readInstallation } from "./presence.ts";
import { membersOf, type Read, activity as shape } from "./shapes.ts";
import type { TeamsKnown, TeamsRead } from "./teams-read.ts";

/** What happens around the bot and changes nothing for it. */
const QUIET = new Set([
  ...["contactRelationUpdate", "endOfConversation", "event", "handoff", "messageReaction"],
  ...["suggestion", "trace", "typing"],
]);

/** Kinds of which `what` may say the name; any other word could be somebody's. */
const UNKNOWN = "unknown";

/**
 * What an activity means, whatever it is: pure, and never throws. Its sender was checked before; one
 * that names another tenant than it came from, or another channel than Teams, means nothing.
 */
export function readTeams(activity: Activity, known: TeamsKnown): TeamsRead {
  const nothing = { understood: false, wants: "nothing" } as const;
  const read = shape.safeParse(activity).data;
  if (!read) return { ...nothing, what: "activity" };
  if (read.channelId !== undefined && read.channelId !== "msteams")
    return { ...nothing, what: "channel" };
  if (tenantsOf(read).some((tenant) => tenant !== known.tenant.toLowerCase()))
    return { ...nothing, what: "tenant" };
  const place = placeOf(read);
  if (!place) return { ...nothing, what: "place" };
  const userId = personOf(read);
  const reading: Reading = { ...known, activity: read, raw: membersOf(activity), place, userId };
  const found = readKind(reading);
  const met = found.left || isAside(reading) ? undefined : metAt(reading);
  return { ...found, ...(met && { met }) };
}

/** The message extension goes wherever people take it; only in a person's own chat is the bot there too. */
const isAside = ({ activity: { name }, place }: Reading) =>
  place.kind !== "personal" && name?.startsWith("composeExtension/") === true;

const tenantsOf = ({ conversation, channelData }: Read) =>
  [conversation.tenantId, channelData?.tenant?.id]
    .filter((tenant) => tenant !== undefined)
    .map((tenant) => tenant.toLowerCase());

function readKind(reading: Reading): TeamsRead {
  const { type } = reading.activity;
  switch (type) {
    case "message":
      return readMessage(reading);
    case "messageUpdate":
    case "messageDelete":
      return readChange(reading);
    case "invoke":
      return readInvoke(reading);
    case "conversationUpdate":
      return readConversation(reading);
    case "installationUpdate":
      return readInstallation(reading);
    default: {
      const understood = QUIET.has(type);
      return { what: understood ? type : UNKNOWN, understood, wants: "nothing" };
    }
  }
}
