import { readTimes } from "../answers/wall-time.ts";
import { answer } from "../core/answer.ts";
import type { Change, Outcome } from "../core/change.ts";
import type { Call, Command } from "../core/command.ts";
import { UserError } from "../core/errors.ts";
import type { Words } from "../core/ports.ts";
import type { Reply } from "../core/reply.ts";
import { showZone } from "../core/show.ts";
import type { ChangeTerms } from "./away.ts";

/** `quiet 18:00-07:30`: nothing I was not asked for comes in those hours. `quiet off`: any time. */
export function createQuiet(words: Words, changeTerms: ChangeTerms): Command {
  function state(call: Call, from: string | null, until: string | null): Reply {
    const data = { type: "quiet", from, until };
    if (!from || !until) return { text: words("reminder.quiet.none"), data };
    const zone = showZone(call.who.person.zone);
    const text = words("reminder.quiet.hours", { from, until, zone });
    const off = { id: "say:quiet", value: "quiet off", label: words("reminder.quiet.button") };
    return {
      text,
      blocks: [
        { type: "text", text },
        { type: "actions", actions: [off] },
      ],
      data,
    };
  }

  const said = (call: Call, reply: Reply, changes: Change[]): Outcome => ({
    changes,
    outgoing: [answer(call, reply)],
  });

  return {
    name: "quiet",
    verbs: ["off"],
    async run(call, args) {
      const { person } = call.who;
      if (args === "") return said(call, state(call, person.quietFrom, person.quietUntil), []);
      if (/^(?:off|none|no|never|stop)$/i.test(args)) {
        const changes = await changeTerms(person, { quietFrom: null, quietUntil: null });
        return said(call, state(call, null, null), changes);
      }
      const hours = readTimes(args);
      if (!hours) throw new UserError(words("reminder.quiet.unclear", { said: args }));
      const { from, until } = hours;
      if (from === until) throw new UserError(words("reminder.quiet.same"));
      const changes = await changeTerms(person, { quietFrom: from, quietUntil: until });
      return said(call, state(call, from, until), changes);
    },
  };
}
