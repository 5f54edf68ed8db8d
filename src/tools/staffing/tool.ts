import { UserError } from "../../core/errors.ts";
import type { Words } from "../../core/ports.ts";
import type { Answers, Step } from "../checklist.ts";
import { type DocumentDeps, type DocumentTool, documentTool } from "../document/document-tool.ts";
import { asText, numberOf, rowsOf, textOf } from "../given.ts";
import type { Benchmark } from "./benchmark.ts";
import { concludeStaffing, lastOf } from "./conclude.ts";
import { partnerStaff, rowFault, staffingInputs } from "./from-answers.ts";
import { answersPasted, isPasted } from "./paste.ts";
import { findingOf, staffingBlocks, staffingFacts } from "./reply.ts";
import { partnerName, roleName } from "./role-words.ts";
import { readSchoolYear } from "./school-year.ts";
import { type StaffingMade, staffingShape } from "./shape.ts";

/** Staff against recommended ratios, role by role, as a guided tool; `ratio` does the same in one line. */
export function staffingTool(deps: DocumentDeps & { benchmarks: Benchmark[] }): DocumentTool {
  const { words, benchmarks } = deps;
  return documentTool<StaffingMade>(
    {
      name: "staffing",
      shape: staffingShape,
      check: (step, answers) => faultAt(words, step, answers),
      make(answers, around) {
        const fault = faultOf(words, answers);
        if (fault) throw new UserError(fault.text, { field: fault.step });
        const inputs = staffingInputs(answers);
        if (!inputs) throw new UserError(words("ratio.wrong.students"), { field: "students" });
        const last = lastOf(around.latest("staffing", staffingShape), around.today);
        const partners = partnerStaff(answers, (role) => partnerName(words, role));
        const standing = textOf(answers, "standing") ?? null;
        return concludeStaffing(inputs, { partners, standing, last }, { benchmarks, words });
      },
      show: (made) => staffingBlocks(words, made, findingOf(words, made)),
      facts: staffingFacts,
      begin: (_call, said, around) =>
        isPasted(said) ? { prefill: answersPasted(said, around) } : {},
    },
    deps,
  );
}

const STEPS = ["students", "students-year", "staff", "daily", "complex", "continuous"];

/** The first answer that cannot stand, with the step it was given to. */
function faultOf(words: Words, answers: Answers) {
  for (const step of STEPS) {
    const text = faultAt(words, { id: step }, answers);
    if (text) return { step, text };
  }
  return undefined;
}

function faultAt(words: Words, { id }: Pick<Step, "id">, answers: Answers): string | undefined {
  if (id === "students" && numberOf(answers, "students") === 0)
    return words("ratio.wrong.students");
  if (id === "students-year") return yearFault(words, textOf(answers, id));
  if (id === "staff") return staffFault(words, answers);
  return ["daily", "complex", "continuous"].includes(id) ? groupFault(words, answers) : undefined;
}

function yearFault(words: Words, said: string | undefined): string | undefined {
  if (said === undefined || readSchoolYear(said)) return undefined;
  return words("staffing.wrong.year", { said: said.slice(0, 40) });
}

function staffFault(words: Words, answers: Answers): string | undefined {
  const fault = rowFault(answers);
  if (fault?.type === "year") return yearFault(words, fault.said);
  if (fault?.type === "twice")
    return words("staffing.wrong.twice", { role: roleName(words, fault.role) });
  if (fault) return words("staffing.wrong.source", { role: roleName(words, fault.role) });
  const zero = rowsOf(answers, "staff").find(({ standard }) => standard === 0);
  const role = zero && roleName(words, asText(zero.role) ?? "");
  return role === undefined ? undefined : words("staffing.wrong.own-zero", { role });
}

function groupFault(words: Words, answers: Answers): string | undefined {
  const students = numberOf(answers, "students") ?? 0;
  const groups = ["daily", "complex", "continuous"].map((id) => numberOf(answers, id) ?? 0);
  const all = groups.reduce((a, b) => a + b, 0);
  return all > students ? words("staffing.wrong.group", { students }) : undefined;
}
