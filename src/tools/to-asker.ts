import { answer, isDirect } from "../core/answer.ts";
import type { Outgoing } from "../core/change.ts";
import type { Call } from "../core/command.ts";
import type { Words } from "../core/ports.ts";
import type { Reply } from "../core/reply.ts";
import type { Step } from "./checklist.ts";

/** A message to the asker alone, in their direct conversation with the bot. */
export const toAsker = (call: Call, reply: Reply): Outgoing => ({
  to: { address: call.incoming.from.direct },
  reply,
});

/**
 * A question to them. One that takes several answers is shown again in its own place with each tick:
 * it has a name, and with `again` it takes the place of what was shown by that name.
 */
export function question(
  call: Call,
  reply: Reply,
  step: Step | undefined,
  again = false,
): Outgoing {
  const outgoing = toAsker(call, reply);
  if (step?.type !== "multiChoice") return outgoing;
  const key = `question:${String(reply.data?.run)}:${step.id}`;
  return { ...outgoing, key, ...(again && { replaces: key }) };
}

/** Where somebody asked among others: a word, for their eyes, on where the conversation goes on. */
export const elsewhere = (call: Call, words: Words): Outgoing[] =>
  isDirect(call) ? [] : [answer(call, { text: words("run.elsewhere"), pointer: true })];
