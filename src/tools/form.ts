import type { Field, Form } from "../core/form.ts";
import type { Words } from "../core/ports.ts";
import { never } from "../core/reply.ts";
import type { Answers, Checklist, Step } from "./checklist.ts";
import { type Guide, walk } from "./path.ts";
import { mostCharacters } from "./read-answer.ts";
import { isNoneAnAnswer } from "./read-choice.ts";
import { sectionsOf } from "./sections.ts";
import { showAnswer, typedAnswer } from "./show-answer.ts";

/** What a form shows instead of the run's own answers, when it was sent in with mistakes. */
export interface Mistakes {
  values: Record<string, string>;
  errors: Record<string, string>;
}

/** The whole checklist at once, holding what was answered so far. */
export function buildForm(
  words: Words,
  runId: string,
  guide: Guide,
  given: Answers,
  now: Date,
  mistakes?: Mistakes,
): Form {
  const { checklist } = guide;
  const { answers, notes } = walk(guide, given, now);
  const sections = sectionsOf(checklist);
  const asked = checklist.steps.filter(({ id, type }) => type !== "note" && !checklist.held?.[id]);
  const fields = asked.map((step): Field => {
    // What was only suggested stands in its field, to be sent in or changed.
    const answer = answers[step.id] ?? given[step.id];
    const value = mistakes?.values[step.id] ?? (answer ? typedAnswer(step, answer, words) : "");
    const section = sections.get(step.id);
    const above = [...(notes.get(step.id) ?? []), onlyIf(words, checklist, step)];
    const field = fieldOf(words, step, value, above.filter(Boolean).join(" "));
    return section === undefined ? field : { ...field, section };
  });
  return {
    id: `run:${runId}`,
    title: checklist.title,
    submit: words("run.form.submit"),
    intro: [checklist.intro, words("run.audience", { audience: checklist.audience })]
      .filter(Boolean)
      .join(" "),
    fields,
    ...(mistakes ? { errors: mistakes.errors } : {}),
  };
}

/** When a question with a condition is to be answered, where that can be said in a few words. */
function onlyIf(words: Words, { steps }: Checklist, { when }: Step): string | undefined {
  if (!when || !("is" in when || "has" in when)) return undefined;
  const about = steps.find(({ id }) => id === when.step);
  if (!about) return undefined;
  const value = "is" in when ? when.is : [when.has];
  return words("run.form.only-if", {
    label: about.label,
    answer: showAnswer(about, { value }, words),
  });
}

function fieldOf(words: Words, step: Step, value: string, above: string): Field {
  const about = step.hint ?? (step.example && words("run.example", { example: step.example }));
  const hint = [above, about ?? kindHint(words, step)].filter(Boolean).join(" ");
  const field = {
    id: step.id,
    label: step.label,
    ...(hint ? { hint } : {}),
    ...(step.optional || step.when || isNoneAnAnswer(step) ? { optional: true } : {}),
    ...(value === "" ? {} : { value }),
  };
  switch (step.type) {
    // Counts and numbers are typed as text: "80-120" and "about 1.2k" are good answers.
    case "count":
    case "number":
    case "money":
    case "percent":
    case "person":
    case "site":
    case "link":
      return { ...field, type: "text" };
    case "text":
    case "longtext":
      return { ...field, type: step.type, max: mostCharacters(step) };
    case "date":
      return { ...field, type: "date" };
    case "choice":
      return { ...field, type: "choice", choices: step.choices };
    case "scale": {
      const choices = step.points.map(({ value: point, label }) => ({ value: point, label }));
      return { ...field, type: "choice", choices };
    }
    case "multiChoice":
      return { ...field, type: "choices", choices: step.choices };
    case "table":
      return {
        ...field,
        type: "longtext",
        hint: [hint, rowHint(words, step)].filter(Boolean).join(" "),
      };
    case "confirm":
      return { ...field, type: "choice", choices: [{ value: "yes", label: words("run.yes") }] };
    case "note":
      return { ...field, type: "text" };
    case "yesNo": {
      const yes = { value: "yes", label: words("run.yes") };
      return { ...field, type: "choice", choices: [yes, { value: "no", label: words("run.no") }] };
    }
    default:
      return never(step);
  }
}

/** What a field can't show by itself: the sentence that is agreed to, or how an answer is written. */
function kindHint(words: Words, step: Step): string | undefined {
  switch (step.type) {
    case "confirm":
    case "scale":
      return step.ask;
    case "money":
      return words("run.form.money");
    case "percent":
      return words("run.form.percent");
    case "person":
      return words(step.several ? "run.form.people" : "run.form.person");
    case "site":
      return step.several ? words("run.form.sites") : undefined;
    case "link":
      return words("run.form.link");
    default:
      return undefined;
  }
}

const rowHint = (words: Words, { columns }: Step & { type: "table" }) =>
  words("run.form.rows", { columns: columns.map(({ label }) => label).join("; ") });
