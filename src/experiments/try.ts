import { readDay } from "../answers/day.ts";
import { type PairProblem, readPairs } from "../answers/pairs.ts";
import type { Call, Command } from "../core/command.ts";
import { StartError, UserError } from "../core/errors.ts";
import type { Words } from "../core/ports.ts";
import type { Answers, Checklist } from "../tools/checklist.ts";
import { begin, createExperimentTool, type Start } from "./begin.ts";
import { type Course, typedCourse } from "./course.ts";
import { type Deps, needed } from "./deps.ts";
import { teamOf } from "./home.ts";
import { clip } from "./open.ts";

const KEYS = ["question", "prediction", "measure", "stop"] as const;

/** On a line "stop" is clear; among the steps of a conversation it is the word that ends it. */
const stepOf = (key: string) => (key === "stop" ? "stop-on" : key);

/** `try`: commit to a small test, on one line, step by step, or as a form. */
export function createTry(deps: Deps, course: Course): Command {
  const { words, runs } = deps;
  const checklist = needed(deps.checklists, "experiment");
  const lacking = KEYS.map(stepOf).filter((id) => !checklist.steps.some((one) => one.id === id));
  if (lacking.length > 0)
    throw new StartError([
      `prompts/checklists/experiment.yaml:1: a test needs the steps ${lacking.join(", ")}`,
    ]);
  const tool = createExperimentTool(deps);
  return {
    name: "try",
    async run(call, args) {
      teamOf(call, words);
      if (args === "form") return runs.start(call, tool, checklist, { as: "form" });
      const typed = typedCourse(args);
      if (typed) return course.typed(call, typed);
      const start = readLine(call, args, checklist, words);
      if (whole(start)) return begin(call, start, deps);
      const prefill = asAnswers(start);
      return runs.start(call, tool, checklist, prefill ? { prefill } : {});
    },
  };
}

/** What a line says of a test; words without a key are the question. */
function readLine(call: Call, args: string, checklist: Checklist, words: Words): Partial<Start> {
  const { values, words: loose, problems } = readPairs(args, KEYS);
  const [problem] = problems;
  if (problem) throw new UserError(wrongPair(problem, words));
  if (loose.length > 0) {
    if (values.has("question"))
      throw new UserError(words("experiment.loose", { said: clip(loose.join(" "), 60) }));
    values.set("question", loose.join(" "));
  }
  const start: Partial<Start> = {};
  for (const key of KEYS) {
    const said = values.get(key);
    if (!said) continue;
    start[key] = key === "stop" ? stopDay(call, said, words) : short(said, key, checklist, words);
  }
  return start;
}

function wrongPair(problem: PairProblem, words: Words): string {
  const { key } = problem;
  return problem.type === "unknown"
    ? words("experiment.unknown-key", { key, nearest: problem.nearest ?? "question" })
    : words("experiment.twice", { key });
}

function stopDay(call: Call, said: string, words: Words) {
  const day = readDay(said, call.now, call.who.person.zone);
  if (!day) throw new UserError(words("experiment.stop-unclear", { said: clip(said, 60) }));
  return day;
}

function short(said: string, key: string, checklist: Checklist, words: Words): string {
  const step = checklist.steps.find(({ id }) => id === key);
  const max = step && "max" in step && step.max ? step.max : 280;
  if (said.length > max)
    throw new UserError(
      words("experiment.too-long", { what: step?.label ?? key, count: said.length, max }),
    );
  return said;
}

const whole = (start: Partial<Start>): start is Start => KEYS.every((key) => start[key]);

function asAnswers(start: Partial<Start>): Answers | undefined {
  const given = Object.entries(start).map(([key, value]) => [stepOf(key), { value }] as const);
  return given.length > 0 ? Object.fromEntries(given) : undefined;
}
