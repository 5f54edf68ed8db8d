import { answer } from "../core/answer.ts";
import type { Outcome } from "../core/change.ts";
import type { Call } from "../core/command.ts";
import { UserError } from "../core/errors.ts";
import type { District, Observation } from "../core/records.ts";
import type { Action, Block } from "../core/reply.ts";
import { showDate, showMonth } from "../core/show.ts";
import { dayIn } from "../core/time.ts";
import type { MetricDefinition } from "./definition.ts";
import type { MetricDeps } from "./deps.ts";
import { measured, showMeasure } from "./measured.ts";
import { lastMonth } from "./month.ts";
import { reportButton } from "./report.ts";

type Line = { metric: MetricDefinition; own: Observation | undefined; reported: number };

/** `metric`: what is measured, and what the asker's district has reported for the last full month. */
export function createList({ store, words, metrics }: MetricDeps) {
  const { reads } = store;

  return async function list(call: Call): Promise<Outcome> {
    const { cohort, district, membership } = call.who;
    if (!cohort || !membership) throw new UserError(words("metric.no-cohort"));
    const month = lastMonth(cohort.zone, call.now);
    const total = (await reads.districts(cohort.id)).length;
    const lines: Line[] = [];
    for (const metric of metrics.values()) {
      const all = await reads.observations(cohort.id, metric.id, month, month);
      const own = all.find(({ districtId }) => districtId === district?.id);
      lines.push({ metric, own, reported: all.length });
    }
    const mine = membership.role === "observer" ? undefined : district;
    return { outgoing: [answer(call, reply(call, month, lines, total, mine))] };
  };

  function reply(call: Call, month: string, lines: Line[], total: number, mine?: District) {
    const title = words("metric.list-title", { month: showMonth(month) });
    const state = ({ metric, own, reported }: Line) => {
      if (!mine) return words("metric.reported-of", { count: reported, total });
      return own ? reportedBy(call, metric, own) : words("metric.not-yet");
    };
    const open = mine ? lines.filter(({ own }) => !own) : [];
    const actions: Action[] = mine
      ? open.map(({ metric }) => reportButton(metric, month, mine))
      : [];
    const hint = open.length > 0 ? words("metric.list-open") : words("metric.list-hint");
    const blocks: Block[] = [
      { type: "heading", text: title },
      {
        type: "fields",
        fields: lines.map((one) => ({ label: one.metric.title, value: state(one) })),
      },
      { type: "text", text: hint },
      ...(actions.length > 0 ? [{ type: "actions" as const, actions }] : []),
    ];
    const told = lines.map((one) => `${one.metric.title}: ${state(one)}`);
    return {
      text: [title, ...told, hint].join("\n"),
      blocks,
      data: {
        ...{ type: "metrics", period: month, districts: total },
        metrics: lines.map(({ metric, own, reported }) => ({
          ...{ id: metric.id, version: metric.version, reported },
          ...(mine && { mine: own !== undefined }),
        })),
      },
    };
  }

  function reportedBy(call: Call, metric: MetricDefinition, own: Observation): string {
    const [headline] = measured(metric, own);
    const day = showDate(dayIn(call.who.person.zone, own.reportedAt));
    if (!headline || headline.value === null) return words("metric.reported-on", { day });
    const value = showMeasure(headline.value, headline.measure);
    return words("metric.reported-value", { label: headline.measure.label, value, day });
  }
}
