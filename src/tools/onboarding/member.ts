import { readTimes } from "../../answers/wall-time.ts";
import type { Change } from "../../core/change.ts";
import { UserError } from "../../core/errors.ts";
import type { Words } from "../../core/ports.ts";
import type { Person } from "../../core/records.ts";
import type { Answers } from "../checklist.ts";
import { type DocumentDeps, type DocumentTool, documentTool } from "../document/document-tool.ts";
import { severalOf, textOf } from "../given.ts";
import { zoneFault } from "./district.ts";
import { readZone, sayZone } from "./read-zone.ts";
import { type OnboardedMember, onboardedMemberShape } from "./shape.ts";
import { showMember } from "./show-member.ts";

/** When somebody may be written to. */
type Terms = Pick<Person, "zone" | "quietFrom" | "quietUntil">;

/** Sets when a person is written to; the reminders they are still to hear move along. */
export interface MemberDeps extends DocumentDeps {
  changeTerms(person: Person, set: Partial<Terms>): Promise<Change[]>;
}

/** What a new member settles for themselves: their part, time zone, quiet hours, and where to begin. */
export function onboardingMemberTool(deps: MemberDeps): DocumentTool {
  const { words } = deps;
  return documentTool<OnboardedMember>(
    {
      name: "onboarding-member",
      shape: onboardedMemberShape,
      personal: true,
      async begin(call) {
        const { zone, quietFrom, quietUntil } = call.who.person;
        const quiet = quietFrom && quietUntil ? `${quietFrom}-${quietUntil}` : undefined;
        return {
          prefill: {
            zone: { value: sayZone(zone), suggested: true },
            ...(quiet && { quiet: { value: quiet, suggested: true } }),
          },
        };
      },
      check: ({ id }, answers) => faultAt(words, id, answers),
      make(answers) {
        const field = ["zone", "quiet"].find((id) => faultAt(words, id, answers));
        if (field) throw new UserError(faultAt(words, field, answers) ?? "", { field });
        const zone = readZone(textOf(answers, "zone") ?? "");
        if (!zone) throw new UserError(words("onboarding.wrong.no-zone"), { field: "zone" });
        return {
          part: textOf(answers, "part") ?? null,
          zone,
          quiet: readTimes(textOf(answers, "quiet") ?? "") ?? null,
          first: severalOf(answers, "first"),
        };
      },
      show: (made) => showMember(words, made),
      facts: ({ zone, quiet, first }) => ({ zone, quiet, first }),
      changes: ({ zone, quiet }, _around, call) =>
        deps.changeTerms(call.who.person, {
          zone,
          ...(quiet && { quietFrom: quiet.from, quietUntil: quiet.until }),
        }),
    },
    deps,
  );
}

function faultAt(words: Words, step: string, answers: Answers): string | undefined {
  const said = textOf(answers, step);
  if (said === undefined) return undefined;
  if (step === "zone") return zoneFault(words, said);
  if (step !== "quiet" || readTimes(said)) return undefined;
  return words("onboarding.wrong.quiet", { said: said.slice(0, 40) });
}
