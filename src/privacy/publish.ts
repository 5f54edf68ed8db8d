import type { Outgoing, Released } from "../core/change.ts";
import type { Channel } from "../core/records.ts";
import type { Reply } from "../core/reply.ts";

const RELEASED: Released = { released: true };

type Naming = Pick<Outgoing, "key" | "replaces" | "under">;

/** The channels that the whole cohort reads; one per tenant where it spans several. */
export const cohortChannels = (channels: Channel[]) =>
  channels.filter(({ purpose, districtId }) => purpose === "cohort" && districtId === null);

/**
 * A message that several people will read. It is the only way to say something in a shared
 * channel: the engine turns away whatever did not pass here. The caller has masked small counts
 * (mask.ts) and asked for consent before.
 */
export function publish(channel: Channel, reply: Reply, naming: Naming = {}): Outgoing {
  const { platform, tenant, conversation } = channel;
  return {
    to: { address: { platform, tenant, conversation } },
    reply,
    ...naming,
    released: RELEASED,
  };
}
