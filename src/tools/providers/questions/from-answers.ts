import type { Checklist, Step } from "../../checklist.ts";
import type { Around } from "../../document/around.ts";
import { asNumber, asPeople, asText, valueAt as given, rowsOf, textOf } from "../../given.ts";
import { sectionsOf } from "../../sections.ts";
import { showValue } from "../../show-answer.ts";
import type { Answers, Cells } from "../../value.ts";
import { type Group, type Question, questionShape } from "./prepared.ts";

const STATUS = questionShape.shape.status;

/** Every question that applied, in the file's order: its steps are told by their three choices. */
export function questionsIn(checklist: Checklist, answers: Answers, around: Around): Question[] {
  const sections = sectionsOf(checklist);
  const details = new Map(rowsOf(answers, "details").map((row) => [asText(row.question), row]));
  return checklist.steps.flatMap((step): Question[] => {
    const status = STATUS.safeParse(isQuestion(step) ? textOf(answers, step.id) : undefined);
    if (!status.success) return [];
    const { id, label } = step;
    const said = checklist.steps.find((one) => one.id === `${id}-answer`);
    const content = status.data === "answered" && said ? contentOf(said, answers, around) : {};
    const about = { ...usual(answers, status.data), ...own(details.get(id)) };
    const open = status.data === "answered" && Object.keys(content).length === 0;
    const topic = sections.get(id) ?? "";
    return [
      { ...{ id, topic, label, status: open ? "not-yet" : status.data }, ...content, ...about },
    ];
  });
}

const isQuestion = (step: Step) =>
  step.type === "choice" && step.choices.some(({ value }) => value === "no-share");

type Content = Pick<Question, "text" | "students" | "groups">;

/** Nothing where the answer was passed over. */
function contentOf(step: Step, answers: Answers, { words }: Around): Content {
  const value = given(answers, step.id);
  if (value === undefined) return {};
  if (step.type === "count") return { students: asNumber(value) ?? null };
  if (step.type === "table") return { groups: rowsOf(answers, step.id).flatMap(groupOf) };
  return { text: showValue(step, value, words) };
}

function groupOf(row: Cells): Group[] {
  const [group, students] = [asText(row.group), asNumber(row.students)];
  return group && students !== undefined ? [{ group, students }] : [];
}

type About = Pick<Question, "owner" | "source" | "asOf">;

/** What was said once for all questions; an owner is for what is still to be found out. */
function usual(answers: Answers, status: Question["status"]): About {
  const [owner] = asPeople(given(answers, "owner"));
  if (status === "not-yet") return owner ? { owner } : {};
  return status === "answered" ? about(textOf(answers, "source"), textOf(answers, "as-of")) : {};
}

function own(row: Cells | undefined): About {
  if (!row) return {};
  const [owner] = asPeople(row.owner);
  return { ...(owner && { owner }), ...about(asText(row.source), asText(row["as-of"])) };
}

const about = (source: string | undefined, asOf: string | undefined): About => ({
  ...(source && { source }),
  ...(asOf && { asOf }),
});
