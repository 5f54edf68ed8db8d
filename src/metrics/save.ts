import { answer } from "../core/answer.ts";
import { type Change, insert, type Outcome, update } from "../core/change.ts";
import type { Call } from "../core/command.ts";
import { UserError } from "../core/errors.ts";
import type { Words } from "../core/ports.ts";
import type { Observation } from "../core/records.ts";
import type { Action, Block } from "../core/reply.ts";
import { showDate, showMonth } from "../core/show.ts";
import { addMonths, dayIn } from "../core/time.ts";
import { known } from "./calculate/numbers.ts";
import type { Given, MetricDefinition } from "./definition.ts";
import type { MetricDeps } from "./deps.ts";
import { complaint } from "./given.ts";
import { measured, showMeasure, tenth } from "./measured.ts";
import { homeOf } from "./reporter.ts";

/** Keeps a district's month. A later report of the same month replaces it; who and when stay with it. */
export function createSave(deps: MetricDeps) {
  const { store, words, newId } = deps;
  const { reads } = store;

  return async function save(
    call: Call,
    metric: MetricDefinition,
    month: string,
    given: Given,
  ): Promise<Outcome> {
    const { cohort, district } = homeOf(call, words);
    const wrong = complaint(metric, given, words);
    if (wrong) throw new UserError(wrong, { metric: metric.id, month });
    const values = Object.fromEntries(metric.fields.map(({ id }) => [id, given[id] ?? null]));
    if (!Object.values(values).some(known))
      throw new UserError(words("metric.nothing", { title: metric.title }), { metric: metric.id });

    const earlier = await reads.observation(district.id, metric.id, month);
    const before = await reads.observation(district.id, metric.id, addMonths(month, -1));
    const set = { values, personId: call.who.person.id, reportedAt: call.now };
    const fresh = {
      cohortId: cohort.id,
      districtId: district.id,
      metric: metric.id,
      period: month,
    };
    const id = earlier?.id ?? newId();
    const change: Change = earlier
      ? update("observation", earlier, set)
      : insert("observation", { id, ...fresh, ...set, note: null });
    const observation: Observation = { id, version: 0, ...fresh, ...set, note: null };
    const reply = await confirmation(call, metric, observation, earlier, before);
    return {
      changes: [change],
      outgoing: [answer(call, reply)],
      audit: [{ action: earlier ? "metric.corrected" : "metric.reported", subject: id }],
    };
  };

  async function confirmation(
    call: Call,
    metric: MetricDefinition,
    observation: Observation,
    earlier: Observation | undefined,
    before: Observation | undefined,
  ) {
    const { district, cohort } = homeOf(call, words);
    const month = showMonth(observation.period);
    const said = words("metric.saved", { title: metric.title, month, district: district.name });
    const fields = fieldsOf(metric, observation, before);
    const notes = earlier ? [await replaced(earlier, call.who.person.zone)] : [];
    const unseen = words("metric.audience-after", { threshold: cohort.threshold });
    const blocks: Block[] = [
      { type: "notice", level: "success", text: said },
      { type: "fields", fields },
      ...notes.map((text) => ({ type: "text" as const, text })),
      { type: "text", text: unseen },
      { type: "actions", actions: next(metric, words) },
    ];
    const lines = fields.map(({ label, value }) => `${label}: ${value}`);
    const measures = Object.fromEntries(
      measured(metric, observation).map(({ measure, value }) => [measure.id, tenth(value)]),
    );
    return {
      text: [said, ...lines, ...notes, unseen].join("\n"),
      blocks,
      data: {
        ...{ type: "observation", metric: metric.id, period: observation.period },
        ...{ districtId: district.id, values: observation.values, measures },
        replaced: earlier !== undefined,
      },
    };
  }

  /** Every measure, with the month before beside it where there is one. */
  function fieldsOf(metric: MetricDefinition, now: Observation, before?: Observation) {
    const old = before ? measured(metric, before) : [];
    return measured(metric, now).flatMap(({ measure, value }) => {
      if (value === null) return [];
      const was = old.find((one) => one.measure.id === measure.id)?.value ?? null;
      const shown = showMeasure(value, measure);
      if (was === null) return [{ label: measure.label, value: shown }];
      const month = showMonth(addMonths(now.period, -1));
      const old_ = { value: shown, before: showMeasure(was, measure), month };
      return [{ label: measure.label, value: words("metric.with-before", old_) }];
    });
  }

  async function replaced({ personId, reportedAt }: Observation, zone: string): Promise<string> {
    const person = await reads.person(personId);
    const day = showDate(dayIn(zone, reportedAt));
    return words("metric.replaced", { name: person?.name ?? words("metric.somebody"), day });
  }
}

const next = ({ id }: MetricDefinition, words: Words): Action[] => [
  { id: "say:metric-show", label: words("metric.button.trend"), value: `metric show ${id}` },
  { id: "say:metric", label: words("metric.button.list"), value: "metric" },
];
