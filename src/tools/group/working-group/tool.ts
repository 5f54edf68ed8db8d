import type { Outgoing } from "../../../core/change.ts";
import type { Words } from "../../../core/ports.ts";
import type { Answers, Step } from "../../checklist.ts";
import type { Around } from "../../document/around.ts";
import {
  type DocumentDeps,
  type DocumentTool,
  documentTool,
} from "../../document/document-tool.ts";
import { labelOf } from "../../document/labels.ts";
import type { Task } from "../../document/maker.ts";
import { answeredByPosition, missingIn } from "./coverage.ts";
import { invitation } from "./invite.ts";
import { groupOf, membersOf, type WorkingGroup, workingGroupShape } from "./made.ts";
import { MISSING } from "./says.ts";
import { showGroup } from "./show.ts";

/** Who plans and carries out the search for care; what the group lacks becomes steps of the plan. */
export function workingGroupTool(deps: DocumentDeps): DocumentTool {
  const { words } = deps;
  return documentTool<WorkingGroup>(
    {
      name: "working-group",
      shape: workingGroupShape,
      moot: isKnown,
      make: groupOf,
      show: (made, around) => showGroup(words, made, around),
      facts: (made) => ({
        members: made.members.map(({ position, people, schools }) => ({
          ...{ position, schools },
          people: people.map(({ id }) => id ?? null),
        })),
        missing: missingIn(made),
        asked: Object.keys(made.asked),
      }),
      tasks: (made) => tasksOf(words, made),
      tell: (made, around, { documentId, before }) =>
        invited(words, made, around, documentId, before),
    },
    deps,
  );
}

/** Somebody's position can say whom they stand for. */
function isKnown(step: Step, answers: Answers): boolean {
  const position = answeredByPosition[step.id];
  return membersOf(answers).some((one) => one.position === position && one.people.length > 0);
}

function tasksOf(words: Words, made: WorkingGroup): Task[] {
  const owner = made.owner ? { owner: made.owner } : {};
  const gaps = missingIn(made).map((missing) => {
    const who = labelOf(words, MISSING, missing);
    const label = words("working-group.task.gap", { who });
    return { key: `missing-${missing}`, label, tool: "working-group" };
  });
  const adapt = { key: "adapt", label: words("working-group.task.adapt") };
  return [...gaps, adapt].map((task) => ({ ...task, ...owner, dueOn: made.due }));
}

/** Everybody who has not been asked for just these roles yet. */
function invited(
  words: Words,
  made: WorkingGroup,
  around: Around,
  documentId: string,
  before: WorkingGroup | undefined,
): Outgoing[] {
  return Object.entries(made.asked)
    .filter(([id, roles]) => before?.asked[id] !== roles)
    .map(([id]) => invitation(words, made, around, { documentId, personId: id }));
}
