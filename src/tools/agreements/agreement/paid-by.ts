import type { Block } from "../../../core/reply.ts";
import { showDate } from "../../../core/show.ts";
import type { Around } from "../../document/around.ts";
import { servicesMapShape } from "../../map/shape.ts";
import { table } from "../../money/blocks.ts";
import { tierLabel } from "../../money/funding-map/kinds.ts";
import { plainName } from "../../money/funding-map/same-source.ts";
import { fundingMapShape } from "../../money/funding-map/shape.ts";
import { showMoney } from "../../show-answer.ts";
import type { Agreement } from "./made.ts";

/**
 * What pays for the partner's services, on which terms and until when, by the funding map. Which services
 * are the partner's is known from the services map. Nothing while the district has no funding map.
 */
export function paidBy({ partner, money }: Agreement, around: Around): Block[] {
  const { words } = around;
  const map = around.latest("funding-map", fundingMapShape)?.made;
  if (!map || money === "none") return [];
  const services = servicesOf(partner, around);
  const lines = map.lines.filter(({ service }) => services.includes(plainName(service)));
  if (lines.length === 0)
    return [{ type: "text", text: words("agreement.paid.nothing", { partner }) }];
  const rows = lines.map(({ service, tier, source, amount }) => {
    const terms = map.sources.find(({ name }) => source && plainName(name) === plainName(source));
    return [
      ...[
        service,
        tier === "all" ? tierLabel(words, tier) : tier,
        source ?? words("agreement.paid.nobody"),
      ],
      amount === undefined ? undefined : showMoney(amount),
      ...[terms?.restriction, terms?.until && showDate(terms.until)],
    ];
  });
  const columns = [
    ...[words("agreement.paid.service"), words("agreement.paid.tier")],
    ...[words("agreement.paid.source"), { right: words("agreement.paid.amount") }],
    ...[words("agreement.paid.restriction"), words("agreement.paid.until")],
  ];
  return table(words("agreement.paid.caption", { partner }), columns, rows);
}

function servicesOf(partner: string, around: Around): string[] {
  const listed = around.latest("services-map", servicesMapShape)?.made.services ?? [];
  return listed
    .filter(({ provider }) => provider && plainName(provider).includes(plainName(partner)))
    .map(({ service }) => plainName(service));
}
