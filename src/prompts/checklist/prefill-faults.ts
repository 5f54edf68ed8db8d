import { nearest } from "../../answers/nearest.ts";
import type { DistrictProfile } from "../../core/records.ts";
import type { Checklist, Step } from "../../tools/checklist.ts";
import type { StepShape } from "./step-shape.ts";

/** What a district says of itself, and the kinds of steps that each of it can answer. */
const PROFILE: Record<keyof DistrictProfile | "name", string[]> = {
  name: ["text", "longtext"],
  locale: ["text", "choice"],
  state: ["text"],
  enrolment: ["count", "number"],
  schools: ["count", "number"],
  tiers: ["count", "number"],
  sites: ["site"],
  zone: ["text"],
};

/** What is wrong with a `prefill`, as far as one file shows. */
export function* prefillFaults(step: StepShape): Generator<string> {
  if (!("prefill" in step) || step.prefill === undefined) return;
  if (step.prefill === "me") {
    if (step.type !== "person") yield `me is a person, and this step is a ${step.type}`;
    return;
  }
  const [source, field = ""] = step.prefill.split(".");
  if (source !== "profile") return;
  const kinds = new Map(Object.entries(PROFILE)).get(field);
  if (!kinds) yield unknown("a district's profile has no", field, Object.keys(PROFILE));
  else if (!kinds.includes(step.type))
    yield `profile.${field} answers a ${kinds.join(" or a ")}, and this step is a ${step.type}`;
  else if (field === "sites" && !("several" in step && step.several))
    yield "profile.sites are several; write several: true";
}

/** What is wrong with a `prefill` from another checklist, where that one is known. */
export function prefillProblem(
  step: Step,
  checklists: Map<string, Pick<Checklist, "steps">>,
): string | undefined {
  const [source = "", field = ""] = step.prefill?.split(".") ?? [];
  const other = checklists.get(source);
  if (!other) return undefined;
  const from = other.steps.find(({ id }) => id === field);
  if (!from)
    return unknown(
      `${source}.yaml has no step`,
      field,
      other.steps.map(({ id }) => id),
    );
  if (from.type === step.type || alike(from.type, step.type)) return undefined;
  return `${step.prefill} is a ${from.type}, and this step is a ${step.type}`;
}

const ALIKE = [
  ["text", "longtext", "link"],
  ["count", "number", "money", "percent"],
];
const alike = (one: string, other: string) =>
  ALIKE.some((kinds) => kinds.includes(one) && kinds.includes(other));

function unknown(what: string, said: string, known: string[]): string {
  const meant = nearest(said, known);
  return `${what} "${said}"${meant ? `. Did you mean "${meant}"?` : `; it has ${known.join(", ")}`}`;
}
