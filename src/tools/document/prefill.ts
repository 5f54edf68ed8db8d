import type { Answer, Answers, Checklist, Step, Value } from "../checklist.ts";
import type { Around } from "./around.ts";
import { fitting } from "./fitting.ts";

/**
 * What is known of a checklist's answers before anything is asked. One figure or word is taken as it
 * is and shown in the summary; rows and long lists are suggested, so that they are looked at first.
 * What is of another kind than its question asks for is left out.
 */
export function prefilled({ steps }: Checklist, around: Around): Answers {
  const all = steps.flatMap((step): [string, Answer][] => {
    const found = known(step, around);
    const value = found === undefined ? undefined : fitting(step, found);
    return value === undefined ? [] : [[step.id, asPrefill(step, value)]];
  });
  return Object.fromEntries(all);
}

/** Rows are looked at before they count. */
const asPrefill = (step: Step, value: Value): Answer =>
  step.type === "table" || step.type === "longtext" ? { value, suggested: true } : { value };

/** "me", "profile.enrolment", or "<checklist>.<step>" of the newest document. */
function known(step: Step, around: Around): Value | undefined {
  if (!step.prefill) return undefined;
  if (step.prefill === "me")
    return step.type === "person" && step.several ? [around.person] : around.person;
  const [source = "", field = ""] = step.prefill.split(".");
  if (source === "profile") return profileValue(around, field);
  const answer = around.answersTo(source)?.[field];
  return answer && "value" in answer ? answer.value : undefined;
}

function profileValue({ district }: Around, field: string): Value | undefined {
  if (field === "name") return district?.name;
  const profile: Record<string, Value | undefined> = { ...district?.profile };
  return profile[field];
}
