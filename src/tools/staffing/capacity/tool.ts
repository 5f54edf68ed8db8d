import { UserError } from "../../../core/errors.ts";
import type { Words } from "../../../core/ports.ts";
import type { Answers, Cells } from "../../checklist.ts";
import {
  type DocumentDeps,
  type DocumentTool,
  documentTool,
} from "../../document/document-tool.ts";
import { asPeople, asText, numberOf, peopleOf, rowsOf, severalOf, textOf } from "../../given.ts";
import { ownedStep, passedStep, tasksFor } from "../owned-steps.ts";
import { HEADINGS } from "./headings.ts";
import { type Capacity, capacityShape, type Held } from "./shape.ts";
import { showCapacity } from "./show.ts";

/** What a district has to build on, and what it lacks: people, programs, processes, teams, data, technology, partners. */
export function capacityTool(deps: DocumentDeps): DocumentTool {
  const { words } = deps;
  return documentTool<Capacity>(
    {
      name: "capacity",
      shape: capacityShape,
      check: ({ id }, answers, now) =>
        id === "next" ? passedStep(words, answers, id, now) : faultAt(words, id, answers),
      make(answers) {
        const fault = faultAt(words, "coordinators", answers) ?? faultAt(words, "held", answers);
        if (fault) throw new UserError(fault, { field: "coordinators" });
        return make(answers);
      },
      show: (made) => showCapacity(words, made),
      facts: ({ schools, coordinated, ready, uses }) => ({ schools, coordinated, ready, uses }),
      tasks: ({ next }) => tasksFor(next),
    },
    deps,
  );
}

function make(answers: Answers): Capacity {
  const coordinators = coordinatorsIn(answers);
  const schools = numberOf(answers, "schools") ?? null;
  const named = new Set(coordinators.map(({ school }) => school.toLowerCase())).size;
  const { coordinators: given } = answers;
  const asked = given !== undefined && "value" in given;
  return {
    held: rowsOf(answers, "held").map(heldIn),
    ...{ schools, coordinators },
    coordinated: asked ? named : null,
    coordinator: peopleOf(answers, "coordinator")[0] ?? null,
    systems: textOf(answers, "systems") ?? null,
    ready: answers.ready && "value" in answers.ready ? severalOf(answers, "ready") : null,
    uses: severalOf(answers, "uses"),
    next: rowsOf(answers, "next").map(ownedStep),
  };
}

const heldIn = (row: Cells): Held => ({
  heading: asText(row.heading) ?? "",
  there: asText(row.there) ?? null,
  missing: asText(row.missing) ?? null,
});

const coordinatorsIn = (answers: Answers): Capacity["coordinators"] =>
  rowsOf(answers, "coordinators").flatMap((row) => {
    const school = asText(row.school);
    const [who] = asPeople(row.who);
    return school && who ? [{ school, who }] : [];
  });

/** More schools with a coordinator than there are schools; a heading that is there twice. */
function faultAt(words: Words, step: string, answers: Answers): string | undefined {
  if (step === "coordinators") {
    const { schools, coordinated } = make(answers);
    if (schools === null || coordinated === null || coordinated <= schools) return undefined;
    return words("capacity.wrong.coordinators", { given: coordinated, schools });
  }
  if (step !== "held") return undefined;
  const headings = rowsOf(answers, "held").map(({ heading }) => asText(heading) ?? "");
  const twice = headings.find((one, at) => headings.indexOf(one) !== at);
  const key = twice === undefined ? undefined : HEADINGS[twice];
  if (twice === undefined) return undefined;
  return words("capacity.wrong.twice", { heading: key === undefined ? twice : words(key) });
}
