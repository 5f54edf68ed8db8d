import type { Words } from "../../core/ports.ts";
import type { Action, Block } from "../../core/reply.ts";
import { showZone } from "../../core/show.ts";
import type { OnboardedMember } from "./shape.ts";

/** What each first step does, by the values of the choices. */
const FIRST: Record<string, { words: string; say: string }> = {
  plan: { words: "onboarding.begin.plan", say: "plan" },
  gap: { words: "onboarding.begin.gap", say: "start need-gap" },
  group: { words: "onboarding.begin.group", say: "start working-group" },
  look: { words: "onboarding.begin.look", say: "tools" },
};

/** What was settled, what to expect, and buttons for the first steps. */
export function showMember(words: Words, made: OnboardedMember): Block[] {
  const { part, zone, quiet, first } = made;
  const quietText = quiet ? `${quiet.from}–${quiet.until}` : words("onboarding.no-quiet");
  const actions = first.flatMap((one): Action[] => {
    const step = FIRST[one];
    return step
      ? [{ id: `say:${step.say.replaceAll(" ", "-")}`, label: words(step.words), value: step.say }]
      : [];
  });
  return [
    { type: "heading", text: words("onboarding.member.heading") },
    {
      type: "fields",
      fields: [
        { label: words("onboarding.member.part"), value: part ?? words("onboarding.unknown") },
        { label: words("onboarding.field.zone"), value: `${showZone(zone)} (${zone})` },
        { label: words("onboarding.member.quiet"), value: quietText },
      ],
    },
    { type: "text", text: words("onboarding.member.expect", { quiet: quiet ? "yes" : "no" }) },
    ...(actions.length > 0 ? [{ type: "actions" as const, actions }] : []),
  ];
}
