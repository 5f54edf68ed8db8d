import type { Outgoing } from "../../core/change.ts";
import type { Call } from "../../core/command.ts";
import type { Words } from "../../core/ports.ts";
import type { Person, Run } from "../../core/records.ts";
import type { Action, Facts } from "../../core/reply.ts";
import { onTermsOf } from "../../reminders/next-moment.ts";
import type { ReminderRules } from "../../reminders/rules.ts";
import { steer } from "../buttons.ts";

/** One message to somebody else about a run, in their own conversation; in their quiet hours it waits. */
export function tell(
  call: Call,
  to: Person,
  rules: ReminderRules,
  said: { text: string; actions?: Action[]; data: Facts },
): Outgoing {
  const { text, actions = [], data } = said;
  return {
    to: { personId: to.id },
    ...onTermsOf(to, rules, call.now),
    reply: {
      text,
      blocks: [
        { type: "text", text },
        ...(actions.length > 0 ? [{ type: "actions" as const, actions }] : []),
      ],
      data,
    },
  };
}

/** The button that goes on with a run. */
export const goOn = (words: Words, run: Pick<Run, "id" | "step">): Action =>
  steer(words, run.id, run.step, "resume");
