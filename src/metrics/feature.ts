import type { Call, Command, Feature } from "../core/command.ts";
import { UserError } from "../core/errors.ts";
import type { Tool } from "../tools/tool.ts";
import type { AskingDeps, MetricDeps } from "./deps.ts";
import { findMetric } from "./find-metric.ts";
import { createList } from "./list.ts";
import { createReport } from "./report.ts";
import { createShow } from "./show.ts";
import { createMetricTool } from "./tool.ts";

/** The monthly measures: what is asked, reporting it, and a district's own trend. */
export function createMetricsFeature(deps: AskingDeps): Feature {
  const { words, metrics } = deps;
  const { report, beginFor } = createReport(deps);
  const list = createList(deps);
  const show = createShow(deps);

  function showNamed(call: Call, said: string[]) {
    const found = findMetric(said, metrics, words);
    if (!found) throw new UserError(words("metric.show-which", { list: names() }));
    return show(call, found.metric);
  }

  const names = () => [...metrics.values()].map(({ aliases, id }) => aliases[0] ?? id).join(", ");

  const command: Command = {
    name: "metric",
    verbs: ["report", "show"],
    aliases: ["metrics"],
    async run(call, args) {
      const [verb = "", ...rest] = args.split(/\s+/).filter((word) => word !== "");
      switch (verb.toLowerCase()) {
        case "":
        case "list":
          return list(call);
        case "report":
          return report(call, args.slice(verb.length).trim());
        case "show":
          return showNamed(call, rest);
        default:
          return args.includes("=") ? report(call, args) : showNamed(call, [verb, ...rest]);
      }
    },
  };
  return {
    commands: [command],
    responders: [
      {
        prefix: "metric",
        async action(call, [what, ...rest]) {
          if (what !== "report") throw new UserError(words("core.gone"));
          return beginFor(call, rest);
        },
      },
    ],
  };
}

/** One tool per metric, for the registry in which runs find theirs. */
export const createMetricTools = (deps: MetricDeps): Tool[] =>
  [...deps.metrics.values()].map((metric) => createMetricTool(deps, metric));
