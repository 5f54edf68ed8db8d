import type { Words } from "../../core/ports.ts";
import type { Block } from "../../core/reply.ts";
import { showCount, showZone } from "../../core/show.ts";
import type { Named } from "../checklist.ts";
import { labelOf } from "../document/labels.ts";
import { stepsTable } from "../staffing/owned-steps.ts";
import type { OnboardedDistrict } from "./shape.ts";

const SETTINGS: Record<string, string> = {
  urban: "onboarding.setting.urban",
  suburban: "onboarding.setting.suburban",
  rural: "onboarding.setting.rural",
};

/** What a new district told, what is shared, and what it does first. */
export function showDistrict(words: Words, made: OnboardedDistrict): Block[] {
  const unknown = words("onboarding.unknown");
  const count = (n: number | null) => (n === null ? unknown : showCount(n));
  const names = (people: Named[]) => people.map(({ name }) => name).join(", ") || unknown;
  const { setting, state, zone, sites, tasks, program, finance } = made;
  const fields = [
    {
      label: words("onboarding.field.setting"),
      value: setting === null ? unknown : labelOf(words, SETTINGS, setting),
    },
    { label: words("onboarding.field.state"), value: state ?? unknown },
    { label: words("onboarding.field.enrolment"), value: count(made.enrolment) },
    { label: words("onboarding.field.schools"), value: count(made.schools) },
    { label: words("onboarding.field.sites"), value: sites.join(", ") || unknown },
    { label: words("onboarding.field.tiers"), value: count(made.tiers) },
    { label: words("onboarding.field.zone"), value: zone === null ? unknown : showZone(zone) },
    { label: words("onboarding.field.program"), value: names(program) },
    { label: words("onboarding.field.finance"), value: names(finance) },
  ];
  const missing = fields.filter(({ value }) => value === unknown).length;
  const nobody = program.length === 0 || finance.length === 0;
  return [
    { type: "heading", text: words("onboarding.heading", { missing, tasks: tasks.length }) },
    { type: "fields", fields },
    { type: "notice", level: "info", text: words("onboarding.shared") },
    ...(nobody
      ? [{ type: "notice" as const, level: "warning" as const, text: words("onboarding.nobody") }]
      : []),
    ...(tasks.length > 0 ? [stepsTable(words, words("onboarding.tasks"), tasks)] : []),
  ];
}
