import type { CountProblem } from "../answers/count.ts";
import type { NumberProblem } from "../answers/number.ts";
import type { Words } from "../core/ports.ts";
import { never } from "../core/reply.ts";
import { showCount, showDate } from "../core/show.ts";
import type { Problem } from "./advance.ts";
import type { RowProblem } from "./answer-problem.ts";

/** What was wrong and what is allowed, in words for the person. */
export function sayProblem(problem: Problem, words: Words): string {
  switch (problem.type) {
    case "check":
      return problem.text;
    case "count":
      return words(COUNT[problem.reason]);
    case "number":
      return words(NUMBER[problem.reason]);
    case "least":
      return words("run.wrong.least", {
        given: showCount(problem.given, 2),
        min: showCount(problem.min, 2),
      });
    case "most":
      return words("run.wrong.most", {
        given: showCount(problem.given, 2),
        max: showCount(problem.max, 2),
      });
    case "fewest":
      return words("run.wrong.fewest", { given: problem.given, min: problem.min });
    case "too-many":
      return words("run.wrong.too-many", { given: problem.given, max: problem.max });
    case "person":
      return words("run.wrong.person", { said: problem.said, near: problem.near.join(", ") });
    case "row": {
      const { row, column, said } = problem;
      const why = sayProblem(problem.problem, words);
      if (said === undefined) return words("run.wrong.row", { row, column, why });
      return words("run.wrong.row-said", { row, column, said: cut(said), why });
    }
    case "line": {
      const { row, said, given, columns } = problem;
      return words("run.wrong.line", { row, said: cut(said), given, columns });
    }
    case "rows":
      return sayRows(problem.problems, words);
    case "no-column":
      return words("run.wrong.no-column", {
        ...{ said: cut(problem.said.join(", ")), count: problem.said.length },
        ...{ left: problem.left ? "yes" : "no", columns: problem.labels.join("; ") },
      });
    case "no-row":
      return words("run.wrong.no-row", { count: problem.count });
    case "row-open":
      return words("run.wrong.row-open", { row: problem.row });
    case "cell":
      return words("run.wrong.cell", { column: problem.column });
    case "past":
    case "ahead":
      return words(problem.type === "past" ? "run.wrong.past" : "run.wrong.ahead", {
        day: showDate(problem.day),
        today: showDate(problem.today),
      });
    case "choice":
      return words("run.wrong.choice", { choices: problem.labels.join(", ") });
    case "long":
      return words("run.wrong.long", { length: problem.length, max: problem.max });
    case "no-step":
      return words("run.wrong.no-step", { count: problem.count });
    case "empty":
    case "yes-no":
    case "day":
    case "link":
    case "agree":
    case "one-number":
    case "must-know":
    case "first":
    case "reason":
    case "unfinished":
    case "nothing-to-keep":
      return words(PLAIN[problem.type]);
    default:
      return never(problem);
  }
}

/** The first of them; the rest are counted. */
const MOST_SAID = 5;

function sayRows(problems: RowProblem[], words: Words): string {
  const said = problems.slice(0, MOST_SAID).map((one) => sayProblem(one, words));
  const more = problems.length - said.length;
  return [...said, ...(more > 0 ? [words("run.table.more", { count: more })] : [])].join("\n");
}

const cut = (said: string) => (said.length > 100 ? `${said.slice(0, 99)}…` : said);

const PLAIN = {
  empty: "run.wrong.empty",
  "yes-no": "run.wrong.yes-no",
  day: "run.wrong.day",
  link: "run.wrong.link",
  agree: "run.wrong.agree",
  "one-number": "run.wrong.one-number",
  "must-know": "run.wrong.must-know",
  first: "run.wrong.first",
  reason: "run.wrong.reason",
  unfinished: "run.wrong.unfinished",
  "nothing-to-keep": "run.wrong.nothing-to-keep",
} as const;

/** Why words are not a count, as a key of the words. */
export const COUNT: Record<CountProblem, string> = {
  empty: "run.wrong.empty",
  words: "run.wrong.count-words",
  fraction: "run.wrong.count-fraction",
  negative: "run.wrong.count-negative",
  percent: "run.wrong.count-percent",
  backwards: "run.wrong.count-backwards",
  "too-big": "run.wrong.count-too-big",
  unclear: "run.wrong.count-unclear",
};

const NUMBER: Record<NumberProblem, string> = {
  empty: "run.wrong.empty",
  negative: "run.wrong.number-negative",
  unclear: "run.wrong.number-unclear",
};
