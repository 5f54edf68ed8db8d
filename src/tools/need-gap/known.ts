import type { Call } from "../../core/command.ts";
import type { Store, Words } from "../../core/ports.ts";
import type { Answers, Value } from "../checklist.ts";
import { type Around, aroundOf } from "../document/around.ts";
import { type Services, servicesShape } from "../needs/inventory/made.ts";
import { spanServed } from "../needs/inventory/served.ts";
import { type NeedsData, needsDataShape } from "../needs/needs-data/made.ts";
import { isOld } from "../needs/needs-data/period.ts";
import { teamOf } from "../team.ts";
import type { Aside } from "./kept.ts";

/** Steps of the plan that bring data which is still to be collected. */
const COLLECTING = "needs-data#collect-";

/** What the district has worked out before an estimate: numbers to begin with, and what to know beside it. */
export function createKnown({ store, words }: { store: Pick<Store, "reads">; words: Words }) {
  const { reads } = store;

  /** Answers that need no asking; undefined where nothing was gathered yet. */
  async function known(call: Call): Promise<Answers | undefined> {
    return knownIn(await aroundOf(reads, words, call));
  }

  /** Sources that are old, and data that is still to come. */
  async function aside(call: Call): Promise<Aside> {
    const around = await aroundOf(reads, words, call);
    const data = around.latest("needs-data", needsDataShape)?.made;
    return { old: data ? oldIn(data, around.today) : [], coming: await coming(call) };
  }

  async function coming(call: Call): Promise<string[]> {
    const district = teamOf(call);
    const plans = district ? await reads.openPlans(district.id) : [];
    const steps = (await Promise.all(plans.map(({ id }) => reads.planSteps(id)))).flat();
    return steps
      .filter(({ state, origin }) => state === "open" && origin?.startsWith(COLLECTING))
      .map(({ label }) => label);
  }

  return { known, aside };
}

/** What of the need-gap checklist is answered by data on needs, services and the profile. */
function knownIn(around: Around): Answers | undefined {
  const data = around.latest("needs-data", needsDataShape)?.made;
  const services = around.latest("services", servicesShape)?.made;
  if (!data && !services) return undefined;
  const enrolment = around.district?.profile.enrolment;
  return {
    ...(enrolment !== undefined && { enrolment: { value: enrolment } }),
    ...(data && countsIn(data)),
    ...(services && servedIn(services)),
  };
}

/** A source that is not collected is answered by that; one that is there without a number is asked for. */
function countsIn({ sources }: NeedsData): Answers {
  if (sources.every(({ available }) => available === "no")) return {};
  const found = sources.flatMap(({ source, available, count }): [string, { value: Value }][] => {
    const isOther = source === "attendance";
    if (available === "no") return isOther ? [] : [[source, { value: null }]];
    if (count === null) return [];
    if (!isOther) return [[source, { value: count }]];
    return [
      ["other-name", { value: "Attendance" }],
      ["other", { value: count }],
    ];
  });
  return Object.fromEntries(found);
}

/** Students served in all; where only the services were counted, the span they leave, to be confirmed. */
function servedIn({ services, served }: Services): Answers {
  if (served !== null) return { served: { value: served } };
  const span = spanServed(services);
  if (!span) return {};
  const { low, high } = span;
  return { served: { value: low === high ? low : { low, high }, suggested: true } };
}

const oldIn = ({ sources }: NeedsData, today: string) =>
  sources.flatMap(({ source, available, period }) =>
    available !== "no" && period !== null && isOld(period, today)
      ? [{ place: source === "attendance" ? "other" : source, period }]
      : [],
  );
