import type { Outcome, Outgoing } from "./change.ts";
import type { Due } from "./command.ts";
import type { Reply } from "./reply.ts";

/** Several due things for one person as one: all their changes, and one message instead of many. */
export function gather(parts: Due[]): Due {
  return {
    cause: parts.map(({ cause }) => cause).join("+"),
    async decide(attempt) {
      const outcomes: Outcome[] = [];
      for (const part of parts) outcomes.push(await part.decide(attempt, false));
      return {
        changes: outcomes.flatMap(({ changes }) => changes ?? []),
        outgoing: joined(outcomes.flatMap(({ outgoing }) => outgoing ?? [])),
        audit: outcomes.flatMap(({ audit }) => audit ?? []),
      };
    },
  };
}

/** Plain messages to the person become one; a message with a key of its own stays by itself. */
function joined(outgoing: Outgoing[]): Outgoing[] {
  const plain = outgoing.filter(isPlain);
  const [first] = plain;
  if (!first || plain.length < 2) return outgoing;
  const reply = joinReplies(plain.map((one) => one.reply));
  return [{ ...first, reply }, ...outgoing.filter((one) => !isPlain(one))];
}

const isPlain = (one: Outgoing) => "personId" in one.to && !one.key && !one.replaces && !one.under;

const joinReplies = (replies: Reply[]): Reply => ({
  text: replies.map(({ text }) => text).join("\n\n"),
  blocks: replies.flatMap(({ text, blocks }, at) => [
    ...(at > 0 ? [{ type: "divider" as const }] : []),
    ...(blocks ?? [{ type: "text" as const, text }]),
  ]),
  data: Object.assign({ type: "reminder" }, ...replies.map(({ data }) => data ?? {})),
});
