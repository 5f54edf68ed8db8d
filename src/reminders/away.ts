import { readDay } from "../answers/day.ts";
import { answer } from "../core/answer.ts";
import type { Change, Outcome } from "../core/change.ts";
import type { Call, Command } from "../core/command.ts";
import { UserError } from "../core/errors.ts";
import type { Words } from "../core/ports.ts";
import type { Person } from "../core/records.ts";
import type { Reply } from "../core/reply.ts";
import { showDate, showZone } from "../core/show.ts";
import { dayIn } from "../core/time.ts";
import type { Terms } from "./next-moment.ts";

export type ChangeTerms = (person: Person, set: Partial<Terms>) => Promise<Change[]>;

const OVER = /^(?:off|back|stop|no|end|cancel|i'?m back)$/i;

/** `away until <date>`: reminders wait until the morning of that day. `away off`: no longer. */
export function createAway(words: Words, changeTerms: ChangeTerms): Command {
  const said = (call: Call, reply: Reply, changes: Change[] = []): Outcome => ({
    changes,
    outgoing: [answer(call, reply)],
  });

  function state({ person }: Call["who"], until: string | null, today: string): Reply {
    const data = { type: "away", until };
    if (!until || until <= today) return { text: words("reminder.away.none"), data };
    const day = showDate(until);
    const zone = showZone(person.zone);
    return {
      text: words("reminder.away.until", { day, zone }),
      blocks: [
        { type: "text", text: words("reminder.away.until", { day, zone }) },
        {
          type: "actions",
          actions: [{ id: "say:away", value: "away off", label: words("reminder.away.button") }],
        },
      ],
      data,
    };
  }

  return {
    name: "away",
    verbs: ["until"],
    async run(call, args) {
      const { person } = call.who;
      const today = dayIn(person.zone, call.now);
      if (args === "") return said(call, state(call.who, person.awayUntil, today));
      if (OVER.test(args)) {
        const text = words("reminder.away.back");
        const changes = await changeTerms(person, { awayUntil: null });
        return said(call, { text, data: { type: "away", until: null } }, changes);
      }
      const until = readDay(args.replace(/^(?:until|till|to)\s+/i, ""), call.now, person.zone);
      if (!until) throw new UserError(words("reminder.away.unclear", { said: args }));
      if (until <= today)
        throw new UserError(words("reminder.away.past", { day: showDate(until) }), { until });
      const changes = await changeTerms(person, { awayUntil: until });
      return said(call, state(call.who, until, today), changes);
    },
  };
}
