import { type Address, laneOf, placeOf } from "./address.ts";
import type { Outgoing, Posting } from "./change.ts";
import type { Call, Who } from "./command.ts";
import type { Reads } from "./reads.ts";

/**
 * Finds the place of every message, and is the last gate before one is promised: where several
 * people can read it, only what src/privacy released is said.
 */
export async function addressed(reads: Reads, outgoing: Outgoing[], who?: Who): Promise<Posting[]> {
  const postings: Posting[] = [];
  for (const { to, released, ...message } of outgoing) {
    if ("personId" in to) {
      const place = await directOf(reads, to, who);
      if (place) postings.push({ ...message, to: place });
      continue;
    }
    const alone = isDirect(to.address, who) || isForAsker(to, who);
    if (!alone && !released) throw new Error("a message to a shared channel was not released");
    const { address, ...privacy } = to;
    postings.push({ ...message, ...privacy, to: address });
  }
  return postings;
}

const isDirect = (at: Address, who?: Who) =>
  who !== undefined && laneOf(at) === laneOf(who.identity.direct);

/** A user id means somebody on its own platform and tenant only; elsewhere it may be somebody else. */
const isForAsker = ({ address, privateTo }: { address: Address; privateTo?: string }, who?: Who) =>
  who !== undefined &&
  privateTo === who.identity.userId &&
  address.platform === who.identity.platform &&
  address.tenant === who.identity.tenant;

/** Where to write to a person: here when it is them who is talking, else their primary account. */
async function directOf(
  reads: Reads,
  { personId, account }: { personId: string; account?: string },
  who?: Who,
): Promise<Address | undefined> {
  if (who?.person.id === personId && (account ?? who.identity.id) === who.identity.id)
    return who.identity.direct;
  const identities = await reads.identities(personId);
  if (account !== undefined) return identities.find(({ id }) => id === account)?.direct;
  return (identities.find((one) => one.primary) ?? identities[0])?.direct;
}

/**
 * Keeps back the message that the answer to the request can carry: the first one in the place where
 * it was asked, when it is for the asker and nothing will ever refer to it.
 */
export function reserve(
  { incoming, at, who }: Call,
  postings: Posting[],
): { postings: Posting[]; reserved?: Posting } {
  if (!incoming.carries) return { postings };
  const index = postings.findIndex(({ to }) => laneOf(to) === laneOf(at));
  const first = postings[index];
  if (!first || placeOf(first.to) !== placeOf(at)) return { postings };
  const { privateTo } = first;
  const alone =
    isDirect(at, who) || isForAsker({ address: at, ...(privateTo && { privateTo }) }, who);
  if (!alone) return { postings };
  if (first.key || first.replaces || first.under || first.after) return { postings };
  const reserved: Posting = { ...first, reserved: true };
  return { postings: postings.with(index, reserved), reserved };
}
