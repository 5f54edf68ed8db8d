import type { Store } from "../../../src/core/ports.ts";
import type { Prompts } from "../../../src/prompts/load.ts";
import type { Checklist } from "../../../src/tools/checklist.ts";
import { shipped } from "../../bot.ts";

/** A checklist in three parts, the last of which depends on the first. */
const survey: Checklist = {
  id: "survey",
  title: "School survey",
  minutes: 6,
  audience: "People of your own district.",
  steps: [
    { id: "school", label: "School", ask: "Which school?", type: "text" },
    { id: "kind", label: "Charter", ask: "Is it a charter?", type: "yesNo" },
    { id: "rooms", label: "Rooms", ask: "How many rooms?", type: "count", section: "Building" },
    { id: "floors", label: "Floors", ask: "How many floors?", type: "count" },
    { id: "staff", label: "Staff", ask: "How many staff?", type: "count", section: "People" },
    {
      ...{ id: "board", label: "Board", ask: "How many on its board?", type: "count" },
      when: { step: "kind", is: true },
    },
  ],
};

export const prompts: Prompts = {
  ...shipped,
  checklists: new Map([...shipped.checklists, [survey.id, survey]]),
};

/** The answers that the newest document of Alder Falls keeps. */
export async function keptAnswers({ reads }: Pick<Store, "reads">) {
  const document = (await reads.documents({ districtId: "alder" })).at(-1);
  // A checklist that only a file describes keeps its answers under this name.
  return (document?.data as { answers?: Record<string, unknown> } | undefined)?.answers;
}
