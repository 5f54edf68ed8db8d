import { placeOf } from "./address.ts";
import type { Outcome, Outgoing } from "./change.ts";
import type { Call } from "./command.ts";
import type { Facts, Reply } from "./reply.ts";

/** True where only the asker and the bot are. */
export const isDirect = (call: Call) =>
  placeOf({ ...call.at, thread: "" }) === placeOf({ ...call.incoming.from.direct, thread: "" });

/** A message back to the asker: where they asked, and for their eyes only when others are there. */
export function answer(call: Call, reply: Reply): Outgoing {
  const address = call.at;
  const { platform, tenant, userId } = call.incoming.from;
  if (isDirect(call)) return { to: { address }, reply };
  if (address.platform !== platform || address.tenant !== tenant)
    return { to: { personId: call.who.person.id }, reply };
  return { to: { address, privateTo: userId }, reply };
}

/** An outcome that only says something to the asker. */
export const say = (call: Call, text: string, data?: Facts): Outcome => ({
  outgoing: [answer(call, data ? { text, data } : { text })],
});

/** Turned away: nothing changes, the asker hears why, scripts see it was refused. */
export const refuse = (call: Call, reply: Reply): Outcome => ({
  refused: true,
  outgoing: [answer(call, reply)],
});
