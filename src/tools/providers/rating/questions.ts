import type { Words } from "../../../core/ports.ts";
import type { Checklist, Step } from "../../checklist.ts";
import type { Criteria, Criterion } from "../criteria/criterion.ts";

/** The names of the steps that ask for a criterion's rating and for its evidence. */
const rateStep = ({ kind, id }: Pick<Criterion, "kind" | "id">) => `${kind}-of-${id}`;
const evidenceStep = ({ id }: Pick<Criterion, "id">) => `evidence-of-${id}`;

const TEMPLATES = ["must", "nice", "must-evidence", "nice-evidence"];
const LONGEST_LABEL = 60;

/**
 * The questions of one rating: the file's own, with "must" and "nice" asked once for each criterion and
 * followed by its evidence, unless there is none.
 */
export function ratingQuestions(
  file: Checklist,
  criteria: Criteria,
  provider: string,
  words: Words,
): Checklist {
  const named = new Map(file.steps.map((step) => [step.id, step]));
  const expand = (step: Step): Step[] => {
    if (step.id === "must" || step.id === "nice")
      return criteria.criteria
        .filter(({ kind }) => kind === step.id)
        .flatMap((criterion, at) => asked(step, named, criterion, words, at === 0));
    if (step.id === "version") return [fixed(step, criteria.version)];
    if (step.id === "share") return [fixed(step, criteria.share)];
    if (step.id === "follow-up-by") return [{ ...step, when: anyUnknown(criteria) }];
    return TEMPLATES.includes(step.id) ? [] : [step];
  };
  const title = words("rating.about", { title: file.title, provider });
  return { ...file, title, steps: file.steps.flatMap(expand) };
}

function asked(
  step: Step,
  named: Map<string, Step>,
  criterion: Criterion,
  words: Words,
  first: boolean,
): Step[] {
  const id = rateStep(criterion);
  const { section, hint, ...rest } = step;
  const label = cut(criterion.text);
  const rate: Step = {
    ...rest,
    id,
    label,
    ask: criterion.text,
    // Said once for each kind; under every criterion nobody would read it.
    ...(first && { ...(section && { section }), ...(hint && { hint }) }),
  };
  const evidence = named.get(`${criterion.kind}-evidence`);
  if (!evidence) return [rate];
  return [
    rate,
    {
      ...evidence,
      id: evidenceStep(criterion),
      label: cut(words("rating.evidence-of", { criterion: criterion.text })),
      when: { and: [{ step: id, answered: true }, { not: { step: id, is: "no-evidence" } }] },
    },
  ];
}

/** A fact about the criteria, shown among the answers; nothing else is an answer to it. */
const fixed = (step: Step, value: number): Step =>
  step.type === "number" || step.type === "percent" ? { ...step, min: value, max: value } : step;

const anyUnknown = ({ criteria }: Criteria) => ({
  or: criteria.map((criterion) => ({ step: rateStep(criterion), is: "no-evidence" })),
});

/** A label is followed by a colon, so it ends without a period. */
const cut = (said: string) => {
  const text = said.replace(/\.$/, "");
  return text.length > LONGEST_LABEL ? `${text.slice(0, LONGEST_LABEL - 1)}…` : text;
};
