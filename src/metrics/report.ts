import { type PairProblem, readPairs } from "../answers/pairs.ts";
import { answer } from "../core/answer.ts";
import type { Outcome } from "../core/change.ts";
import type { Call } from "../core/command.ts";
import { UserError } from "../core/errors.ts";
import { fromDistrict } from "../core/from-district.ts";
import type { District } from "../core/records.ts";
import type { Action } from "../core/reply.ts";
import { showMonth } from "../core/show.ts";
import type { Answers } from "../tools/checklist.ts";
import type { Given, MetricDefinition } from "./definition.ts";
import type { AskingDeps } from "./deps.ts";
import { findMetric } from "./find-metric.ts";
import { complaint, readField, unanswered } from "./given.ts";
import { lastMonth, readMonth, runningMonth } from "./month.ts";
import { homeOf } from "./reporter.ts";
import { createSave } from "./save.ts";
import { checklistOf, createMetricTool } from "./tool.ts";

/** `metric report`: on one line, step by step, or as a form; all three keep the same record. */
export function createReport(deps: AskingDeps) {
  const { store, words, metrics, runs } = deps;
  const save = createSave(deps);
  const keys = [...metrics.values()].flatMap(({ fields }) => fields.map(({ id }) => id));

  async function report(call: Call, args: string): Promise<Outcome> {
    homeOf(call, words);
    const said = readPairs(args, keys).words.filter((word) => word.toLowerCase() !== "form");
    const found = findMetric(said, metrics, words);
    if (!found) return which(call);
    const { metric } = found;
    const month = monthMeant(call, found.rest);
    const { values, problems } = readPairs(
      args,
      metric.fields.map(({ id }) => id),
    );
    const [problem] = problems;
    if (problem) throw new UserError(wrongPair(problem, metric), { metric: metric.id });
    if (values.size === 0)
      return begin(call, metric, month, /\bform\b/i.test(args) ? "form" : "conversation");

    const given: Given = {};
    for (const field of metric.fields) {
      const typed = values.get(field.id);
      if (typed !== undefined) given[field.id] = readField(field, typed, words);
    }
    const wrong = complaint(metric, given, words);
    if (wrong) throw new UserError(wrong, { metric: metric.id, month });
    if (unanswered(metric, given).length === 0) return save(call, metric, month, given);
    const prefill = asAnswers(given);
    return runs.start(call, createMetricTool(deps, metric), checklistOf(metric, month, words), {
      prefill,
    });
  }

  /** Asks step by step. What was reported for that month before is shown to be confirmed or edited. */
  async function begin(
    call: Call,
    metric: MetricDefinition,
    month: string,
    as: "conversation" | "form" = "conversation",
  ): Promise<Outcome> {
    const { district } = homeOf(call, words);
    const earlier = await store.reads.observation(district.id, metric.id, month);
    const options = earlier ? { as, prefill: asAnswers(earlier.values) } : { as };
    return runs.start(
      call,
      createMetricTool(deps, metric),
      checklistOf(metric, month, words),
      options,
    );
  }

  /** A button of a message written earlier: it names its metric, month and district. */
  async function beginFor(call: Call, [id, month, districtId]: string[]): Promise<Outcome> {
    const metric = metrics.get(id ?? "");
    const home = districtId ? await fromDistrict(store.reads, call, districtId) : call;
    if (!metric || !month || !home || readMonth(month, month) !== month)
      throw new UserError(words("core.gone"));
    return begin(home, metric, monthMeant(home, [month]));
  }

  function monthMeant(call: Call, said: string[]): string {
    const zone = homeOf(call, words).cohort.zone;
    const running = runningMonth(zone, call.now);
    if (said.length === 0) return lastMonth(zone, call.now);
    const month = readMonth(said.join(" "), running);
    const last = showMonth(lastMonth(zone, call.now));
    if (!month) throw new UserError(words("metric.month-unclear", { said: said.join(" "), last }));
    if (month >= running)
      throw new UserError(words("metric.month-early", { month: showMonth(month), last }), {
        month,
      });
    return month;
  }

  function wrongPair(problem: PairProblem, metric: MetricDefinition): string {
    const list = metric.fields.map(({ id }) => id).join(", ");
    const { key } = problem;
    if (problem.type === "duplicate") return words("metric.twice", { key });
    if (problem.nearest) return words("metric.key-near", { key, nearest: problem.nearest });
    return words("metric.key-unknown", { key, title: metric.title, list });
  }

  function which(call: Call): Outcome {
    const { cohort, district } = homeOf(call, words);
    const month = lastMonth(cohort.zone, call.now);
    const text = words("metric.which", { month: showMonth(month) });
    const actions = [...metrics.values()].map((metric) => reportButton(metric, month, district));
    const named = [...metrics.values()].map(({ title, aliases, id }) =>
      words("metric.which-one", { title, name: aliases[0] ?? id }),
    );
    const reply = {
      text: [text, ...named].join("\n"),
      blocks: [
        { type: "text" as const, text },
        { type: "actions" as const, actions },
      ],
      data: { type: "metric-which", period: month, metrics: [...metrics.keys()] },
    };
    return { outgoing: [answer(call, reply)] };
  }

  return { report, beginFor };
}

/** Begins that district's report of the metric and month. */
export const reportButton = (
  { id, title }: MetricDefinition,
  month: string,
  district: Pick<District, "id">,
): Action => ({
  id: `metric:report:${id}:${month}:${district.id}`,
  label: title,
});

function asAnswers(given: Given): Answers {
  const numbers = Object.entries(given).flatMap(([id, value]) =>
    value === undefined ? [] : [[id, { value }] as const],
  );
  return Object.fromEntries(numbers);
}
