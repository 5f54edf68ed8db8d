import { UserError } from "../core/errors.ts";
import type { Words } from "../core/ports.ts";
import { showMonth } from "../core/show.ts";
import { FEWEST } from "../privacy/suppress.ts";
import type { Checklist, Step } from "../tools/checklist.ts";
import type { Tool } from "../tools/tool.ts";
import type { MetricDefinition, MetricField } from "./definition.ts";
import type { MetricDeps } from "./deps.ts";
import { complaint, givenBy } from "./given.ts";
import { createSave } from "./save.ts";

/** The checklist of one metric and month; `about` is the month. */
export function checklistOf(metric: MetricDefinition, month: string, words: Words): Checklist {
  const title = words("metric.run-title", { title: metric.title, month: showMonth(month) });
  return {
    ...{ id: `${toolName(metric)}:${month}`, title, about: month },
    ...{ minutes: metric.minutes, audience: words("metric.audience", { fewest: FEWEST }) },
    steps: metric.fields.map((field) => stepOf(field, month)),
  };
}

/** Runs find their tool by this name. */
const toolName = ({ id }: MetricDefinition) => `metric-${id}`;

function stepOf(field: MetricField, month: string): Step {
  const { id, label, ask, hint, example, optional, when } = field;
  return {
    ...{ id, label, ask: ask.replaceAll("{month}", showMonth(month)), optional },
    ...(hint !== undefined && { hint }),
    ...(example !== undefined && { example }),
    ...(when && { when: { step: when.field, above: when.above } }),
    ...typeOf(field),
  };
}

function typeOf({ kind }: MetricField) {
  if (kind === "count") return { type: "count", missing: true } as const;
  const unit = kind === "money" ? { unit: "$" } : kind === "days" ? { unit: "days" } : {};
  return { type: "number", min: 0, ...unit } as const;
}

/** Reporting one metric step by step: the same checks and the same record as on one line. */
export function createMetricTool(deps: MetricDeps, metric: MetricDefinition): Tool {
  const { words } = deps;
  const save = createSave(deps);
  return {
    name: toolName(metric),
    command: "metric",
    check: (_, answers) => complaint(metric, givenBy(metric, answers), words),
    async finish(call, run, answers) {
      // checklistOf put the month there when the run began.
      const month = (run.definition as Checklist).about;
      if (!month) throw new UserError(words("metric.no-month"));
      return save(call, metric, month, givenBy(metric, answers));
    },
  };
}
