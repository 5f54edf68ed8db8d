import { z } from "zod";
import type { Words } from "../../core/ports.ts";
import type { Block } from "../../core/reply.ts";
import { showDate } from "../../core/show.ts";
import { addDays, dayIn } from "../../core/time.ts";
import type { Answers, Step } from "../checklist.ts";
import { heading, text } from "../document/blocks.ts";
import { type DocumentDeps, type DocumentTool, documentTool } from "../document/document-tool.ts";
import { namedShape } from "../document/named.ts";
import { rowKeys } from "../document/row-keys.ts";
import { asPeople, asText, rowsOf } from "../given.ts";

/** What a document of kind "next-steps" holds, in the order of the rows. */
const nextStepsShape = z.object({
  steps: z.array(
    z.object({ task: z.string(), owner: namedShape.nullable(), deadline: z.string() }),
  ),
});

type NextSteps = z.infer<typeof nextStepsShape>;

/** Days that the suggested first step has. */
const FIRST_STEP_DAYS = 14;

/** Rows of task, owner and deadline that become steps of the plan. */
export function nextStepsTool(deps: DocumentDeps): DocumentTool {
  const { words } = deps;
  return documentTool<NextSteps>(
    {
      name: "next-steps",
      shape: nextStepsShape,
      check: (step, answers, now) => passed(words, step, answers, now),
      make: (answers) => ({ steps: stepsOf(answers) }),
      prefill({ person, today }) {
        const deadline = addDays(today, FIRST_STEP_DAYS);
        const { id, name } = person;
        const row = { task: words("next-steps.first"), owner: { id, name }, deadline };
        return { steps: { value: { rows: [row] }, suggested: true } };
      },
      show: ({ steps }) => show(words, steps),
      facts: ({ steps }) => ({
        steps: steps.map(({ owner, deadline }) => ({ owner: owner?.id ?? null, deadline })),
      }),
      tasks({ steps }) {
        const keys = rowKeys(steps.map(({ task }) => task));
        return steps.map(({ task, owner, deadline }, at) => ({
          key: keys[at] ?? task,
          ...{ label: task, dueOn: deadline },
          ...(owner && { owner }),
        }));
      },
    },
    deps,
  );
}

const stepsOf = (answers: Answers): NextSteps["steps"] =>
  rowsOf(answers, "steps").flatMap(({ task, owner, deadline }) => {
    const label = asText(task);
    const day = asText(deadline);
    const [person = null] = asPeople(owner);
    return label && day ? [{ task: label, owner: person, deadline: day }] : [];
  });

/** A day that has passed cannot be promised; a step that stood there before may. */
function passed(words: Words, step: Step, answers: Answers, now: Date): string | undefined {
  if (step.id !== "steps") return undefined;
  // A day earlier than anywhere's today has passed for everybody.
  const earliest = addDays(dayIn("UTC", now), -1);
  const late = stepsOf(answers).find(({ deadline }) => deadline < earliest);
  return late && words("next-steps.wrong.past", { task: late.task, day: showDate(late.deadline) });
}

function show(words: Words, steps: NextSteps["steps"]): Block[] {
  const inOrder = [...steps].sort((a, b) => a.deadline.localeCompare(b.deadline));
  const first = inOrder[0] ? showDate(inOrder[0].deadline) : "";
  return [
    heading(words("next-steps.title", { count: steps.length, first })),
    text(words("next-steps.text")),
    {
      type: "table",
      caption: words("next-steps.table.caption"),
      columns: [
        { label: words("next-steps.table.task") },
        { label: words("next-steps.table.owner") },
        { label: words("next-steps.table.deadline") },
      ],
      rows: inOrder.map((one) => [one.task, one.owner?.name ?? "", showDate(one.deadline)]),
    },
  ];
}
