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

function labelOf(words: Words, source: PaidSource, key: Milestone["key"]): string {
  const { name, until, renewable } = source;
  const said = { source: name, day: until ? showDate(until) : "" };
  const payBy = { source: name, day: showDate(payByOf(source)?.day ?? "") };
  if (key === "year") return words("funding-map.task.year", said);
  if (key === "half-year")
    return renewable
      ? words("funding-map.task.renew", said)
      : words("funding-map.task.half-year", said);
  if (key === "quarter") return words("funding-map.task.quarter", said);
  if (key === "month") return words("funding-map.task.month", said);
  return key === "pay-60"
    ? words("funding-map.task.pay-60", payBy)
    : words("funding-map.task.pay-30", payBy);
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
