import type { Words } from "../../../core/ports.ts";
import { showDate } from "../../../core/show.ts";
import type { Around } from "../../document/around.ts";
import {
  type DocumentDeps,
  type DocumentTool,
  documentTool,
} from "../../document/document-tool.ts";
import type { Task } from "../../document/maker.ts";
import { servicesKnown } from "../services-known.ts";
import { checkFunding, noteOnFunding } from "./check.ts";
import { findingsOf, type PaidSource } from "./findings.ts";
import { makeFundingMap } from "./make.ts";
import { type Milestone, milestones, payByOf } from "./milestones.ts";
import { plainName } from "./same-source.ts";
import { type FundingMap, fundingMapShape } from "./shape.ts";
import { showFundingMap } from "./show.ts";
import type { Stream } from "./streams.ts";

/**
 * Steps for every source that ends: all that are still to come, since nobody hears of a step that is
 * only added when the one before it is done. Those that fall together are one.
 */
function tasks(map: FundingMap, { words, today }: Around): Task[] {
  return findingsOf(map).sources.flatMap((source) =>
    milestones(source.until, payByOf(source)?.day, today).map(({ key, dueOn }) => ({
      key: `${plainName(source.name)}:${key}`,
      label: labelOf(words, source, key),
      ...(source.owner && { owner: source.owner }),
      ...{ dueOn, tool: "funding-map" },
    })),
  );
}

const TASKS: Record<Milestone["key"], string> = {
  year: "funding-map.task.year",
  "half-year": "funding-map.task.half-year",
  quarter: "funding-map.task.quarter",
  month: "funding-map.task.month",
  "pay-60": "funding-map.task.pay-60",
  "pay-30": "funding-map.task.pay-30",
};

/** What is to be done, with the day that it is about: the last to commit, or the last to pay out. */
function labelOf(words: Words, source: PaidSource, key: Milestone["key"]): string {
  const { name, until, renewable } = source;
  const last = key.startsWith("pay") ? payByOf(source)?.day : until;
  const said = { source: name, day: last ? showDate(last) : "" };
  if (key === "half-year" && renewable) return words("funding-map.task.renew", said);
  return words(TASKS[key], said);
}

/** For machines: the map and all that was found in it. */
function facts(map: FundingMap) {
  const { braid, ...found } = findingsOf(map);
  return { map, ...found, braid: braid ?? null, short: found.short ?? null };
}

/** Maps services to the sources that pay for them, and puts the days on which money ends into the plan. */
export const fundingMapTool = (deps: DocumentDeps & { streams: Stream[] }): DocumentTool =>
  documentTool<FundingMap>(
    {
      ...{ name: "funding-map", shape: fundingMapShape, make: makeFundingMap, facts, tasks },
      check: (step, answers) => checkFunding(deps.words, step, answers),
      note: (step, answers) => noteOnFunding(deps.words, step, answers),
      show: (map, around) => showFundingMap(map, around, deps.streams),
      prefill(around) {
        const rows = servicesKnown(around);
        return rows.length > 0 ? { services: { value: { rows }, suggested: true } } : {};
      },
    },
    deps,
  );
