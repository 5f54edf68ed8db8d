import type { Around } from "../../document/around.ts";
import { servicesMapShape } from "../../map/shape.ts";
import { goalShape } from "../../needs/goal/made.ts";
import { titleOf } from "../../needs/goal/tool.ts";
import { servicesShape } from "../../needs/inventory/made.ts";
import { knownNeed } from "../../needs/known-need.ts";
import type { Answers, Value } from "../../value.ts";
import { providersIn } from "../list/provider.ts";

/**
 * What the district has told other tools already. Figures are taken as they are, words are looked at
 * first. The second time its own last answers come first, so nothing of this is put over them.
 */
export function knownAnswers(around: Around): Answers {
  if (around.answersTo("provider-questions")) return {};
  const { words, district } = around;
  const known = knownNeed(around);
  const goal = around.latest("goal", goalShape)?.made;
  const map = around.latest("services-map", servicesMapShape)?.made.services ?? [];
  const listed = around.latest("services", servicesShape)?.made.services ?? [];
  const screening = listed.filter(({ tier }) => tier === "screening");
  const treated = listed.filter(({ tier }) => tier === "2" || tier === "3");
  const treatment = map.length > 0 ? map.filter(({ tier }) => tier > 1) : treated;
  const existing = providersIn(around).filter((one) => one.existing);
  const inTier = (n: number) => map.filter(({ tier }) => tier === n).map(({ service }) => service);
  const names = (all: string[]) => [...new Set(all)].join(", ");
  const found = {
    ...figure("students", district?.profile.enrolment ?? known.enrolment),
    ...figure("schools", district?.profile.schools),
    ...said("existing", names(existing.map(({ name }) => name))),
    ...said("screening", names(screening.map(({ service }) => service))),
    ...said("treatment", names(treatment.map(({ service }) => service))),
    ...said("sought", goal ? titleOf(words, goal) : ""),
  };
  if (map.length === 0) return found;
  const tiers = [1, 2, 3].map((n) => said(`tier-${n}`, names(inTier(n))));
  return Object.assign({ ...found, mtss: { value: true } }, ...tiers);
}

const figure = (id: string, value: Value | undefined): Answers =>
  value === undefined ? {} : { [id]: { value: "answered" }, [`${id}-answer`]: { value } };

const said = (id: string, value: string): Answers =>
  value === "" ? {} : { [id]: { value: "answered" }, [`${id}-answer`]: { value, suggested: true } };
