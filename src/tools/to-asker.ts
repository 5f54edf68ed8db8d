import { answer, isDirect } from "../core/answer.ts";
import type { Outgoing } from "../core/change.ts";
import type { Call } from "../core/command.ts";
import type { Words } from "../core/ports.ts";
import type { Reply } from "../core/reply.ts";

/** A message to the asker alone, in their direct conversation with the bot. */
export const toAsker = (call: Call, reply: Reply): Outgoing => ({
  to: { address: call.incoming.from.direct },
  reply,
});

/** Where somebody asked among others: a word, for their eyes, on where the conversation goes on. */
export const elsewhere = (call: Call, words: Words): Outgoing[] =>
  isDirect(call) ? [] : [answer(call, { text: words("run.elsewhere"), pointer: true })];
