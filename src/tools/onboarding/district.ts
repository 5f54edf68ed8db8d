import { update } from "../../core/change.ts";
import { UserError } from "../../core/errors.ts";
import type { Words } from "../../core/ports.ts";
import type { DistrictProfile } from "../../core/records.ts";
import { addDays } from "../../core/time.ts";
import type { Answers } from "../checklist.ts";
import type { Around } from "../document/around.ts";
import { type DocumentDeps, type DocumentTool, documentTool } from "../document/document-tool.ts";
import type { Task } from "../document/maker.ts";
import { numberOf, peopleOf, rowsOf, severalOf, textOf } from "../given.ts";
import { MOST_TIERS } from "../map/tiers.ts";
import { ownedStep, passedStep, tasksFor } from "../staffing/owned-steps.ts";
import { readZone, sayZone } from "./read-zone.ts";
import { type OnboardedDistrict, onboardedDistrictShape } from "./shape.ts";
import { showDistrict } from "./show-district.ts";

const SETTINGS = ["urban", "suburban", "rural"] as const;

/** Days until the suggested first tasks are due. */
const FIRST_TASKS_DAYS = [7, 14, 21];

/** What a new district is asked first; the profile it fills is what later tools begin from. */
export function onboardingDistrictTool(deps: DocumentDeps): DocumentTool {
  const { words } = deps;
  return documentTool<OnboardedDistrict>(
    {
      name: "onboarding-district",
      shape: onboardedDistrictShape,
      begin(_call, _said, around) {
        if (around.district) return {};
        throw new UserError(words("onboarding.no-district"), { reason: "no-district" });
      },
      prefill: (around) => prefill(words, around),
      check: ({ id }, answers, now) =>
        id === "tasks" ? passedStep(words, answers, id, now) : faultAt(words, id, answers),
      make(answers, around) {
        if (!around.district)
          throw new UserError(words("onboarding.no-district"), { reason: "no-district" });
        const field = ["enrolment", "tiers", "zone"].find((id) => faultAt(words, id, answers));
        if (field) throw new UserError(faultAt(words, field, answers) ?? "", { field });
        return make(answers);
      },
      show: (made) => showDistrict(words, made),
      facts: (made) => ({ known: knownIn(made).length, tasks: made.tasks.length }),
      tasks: ({ tasks }) => withTools(words, tasksFor(tasks)),
      changes(made, { district }) {
        if (!district) return [];
        const profile = { ...district.profile, ...profileOf(made) };
        return [update("district", district, { profile })];
      },
    },
    deps,
  );
}

function make(answers: Answers): OnboardedDistrict {
  return {
    setting: textOf(answers, "setting") ?? null,
    state: textOf(answers, "state") ?? null,
    enrolment: numberOf(answers, "enrolment") ?? null,
    schools: numberOf(answers, "schools") ?? null,
    sites: severalOf(answers, "sites"),
    tiers: numberOf(answers, "tiers") ?? null,
    zone: readZone(textOf(answers, "zone") ?? "") ?? null,
    program: peopleOf(answers, "program"),
    finance: peopleOf(answers, "finance"),
    tasks: rowsOf(answers, "tasks").map(ownedStep),
  };
}

/** The tasks that were suggested open the tool that does them. */
function withTools(words: Words, tasks: Task[]): Task[] {
  const tools: Record<string, string> = {
    [words("onboarding.first.group")]: "working-group",
    [words("onboarding.first.data")]: "need-gap",
    [words("onboarding.first.staffing")]: "staffing",
  };
  return tasks.map((task) => {
    const tool = tools[task.label];
    return tool === undefined ? task : { ...task, tool };
  });
}

/** Only what was answered: what was known before and is skipped now stays. */
function profileOf(made: OnboardedDistrict): DistrictProfile {
  const { state, enrolment, schools, sites, tiers, zone } = made;
  const locale = SETTINGS.find((one) => one === made.setting);
  return {
    ...(locale && { locale }),
    ...(state !== null && { state }),
    ...(enrolment !== null && { enrolment }),
    ...(schools !== null && { schools }),
    ...(sites.length > 0 && { sites }),
    ...(tiers !== null && { tiers }),
    ...(zone !== null && { zone }),
  };
}

const knownIn = (made: OnboardedDistrict) => Object.keys(profileOf(made));

function prefill(words: Words, { today, person, district }: Around): Answers {
  const firsts = [
    words("onboarding.first.group"),
    words("onboarding.first.data"),
    words("onboarding.first.staffing"),
  ];
  const { id, name } = person;
  const rows = firsts.map((what, at) => ({
    ...{ what, owner: { id, name } },
    by: addDays(today, FIRST_TASKS_DAYS[at] ?? 0),
  }));
  const setting = district?.profile.locale;
  const zone = district?.profile.zone;
  return {
    ...(zone !== undefined && { zone: { value: sayZone(zone) } }),
    ...(setting && { setting: { value: setting } }),
    tasks: { value: { rows }, suggested: true },
  };
}

function faultAt(words: Words, step: string, answers: Answers): string | undefined {
  if (step === "enrolment" && numberOf(answers, step) === 0)
    return words("onboarding.wrong.enrolment");
  const tiers = step === "tiers" ? (numberOf(answers, step) ?? 1) : 1;
  if (tiers < 1 || tiers > MOST_TIERS) return words("onboarding.wrong.tiers", { most: MOST_TIERS });
  return step === "zone" ? zoneFault(words, textOf(answers, step)) : undefined;
}

/** What is wrong with a time zone as it was typed, if anything is. */
export function zoneFault(words: Words, said: string | undefined): string | undefined {
  if (said === undefined || readZone(said)) return undefined;
  return words("onboarding.wrong.zone", { said: said.slice(0, 60) });
}
