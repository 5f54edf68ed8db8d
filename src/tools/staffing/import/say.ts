import type { Words } from "../../../core/ports.ts";
import { never } from "../../../core/reply.ts";
import { showCount } from "../../../core/show.ts";
import { roleName } from "../role-words.ts";
import type { ImportProblem, ImportWarning } from "./problem.ts";

const cut = (text: string) => text.slice(0, 100);

/** What is wrong, where, and how to mend it. */
export function sayImportProblem(words: Words, problem: ImportProblem): string {
  switch (problem.type) {
    case "csv":
      return words("import.problem.csv", problem);
    case "empty":
      return words("import.problem.empty");
    case "format":
      return words("import.problem.format", { columns: problem.columns.map(cut).join(", ") });
    case "student-names":
      return words("import.problem.student-names", { ...problem, column: cut(problem.column) });
    case "unknown-column":
      return problem.nearest === undefined
        ? words("import.problem.unknown-column", { ...problem, column: cut(problem.column) })
        : words("import.problem.unknown-near", { ...problem, nearest: problem.nearest });
    case "column-twice":
      return words("import.problem.column-twice", { ...problem, column: cut(problem.column) });
    case "cells":
      return words("import.problem.cells", problem);
    case "number":
      return words("import.problem.number", { ...problem, said: cut(problem.said) });
    case "students":
      return words("import.problem.students", { ...problem, said: cut(problem.said) });
    case "year":
      return words("import.problem.year", { ...problem, said: cut(problem.said) });
    case "name":
      return words("import.problem.name", problem);
    case "twice":
      return words("import.problem.twice", { ...problem, name: cut(problem.name) });
    case "years":
      return words("import.problem.years", { name: problem.name, years: problem.years.join(", ") });
    default:
      return never(problem);
  }
}

/** What to know of a file that was read. */
export function sayImportWarning(words: Words, warning: ImportWarning): string {
  switch (warning.type) {
    case "counselors-disagree": {
      const { line, used, other } = warning;
      const figures = { used: showCount(used, 3), other: showCount(other, 3) };
      return words("import.warning.counselors", { line, ...figures });
    }
    case "printed": {
      const { line, name, printed, ours } = warning;
      const said = { line, name: cut(name), printed: showCount(printed, 2) };
      return ours === null
        ? words("import.warning.printed-nobody", said)
        : words("import.warning.printed", { ...said, ours: showCount(ours, 2) });
    }
    case "signs":
      return words("import.warning.signs", {
        signs: warning.signs.join(" "),
        cells: warning.cells,
      });
    case "not-used":
      return words("import.warning.not-used", { columns: warning.columns.map(cut).join(", ") });
    case "no-social-workers":
      return words("import.warning.no-social-workers");
    case "no-staff-year":
      return words("import.warning.no-staff-year");
    case "partly": {
      const { name, role, of, reported } = warning;
      return words("import.warning.partly", { name, role: roleName(words, role), of, reported });
    }
    default:
      return never(warning);
  }
}
