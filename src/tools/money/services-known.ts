import { z } from "zod";
import type { Cells } from "../checklist.ts";
import type { Around } from "../document/around.ts";

const row = z.object({
  service: z.string().optional(),
  name: z.string().optional(),
  tier: z.union([z.string(), z.number()]).optional(),
  funding: z.string().nullish(),
  money: z.string().nullish(),
});

/** The lists of services that other tools keep, read as far as they are understood. */
const shape = z.union([
  z.object({ rows: z.array(row) }).transform(({ rows }) => rows),
  z.object({ services: z.array(row) }).transform(({ services }) => services),
]);

const TIERS = ["1", "2", "3", "all"];

/** Services that the district has listed before, by tier, to be given their sources of money. */
export function servicesKnown(around: Around): Cells[] {
  const listed = around.latest("services-map", shape) ?? around.latest("services", shape);
  return (listed?.made ?? []).flatMap(({ service, name, tier, ...paid }) => {
    const called = (service ?? name)?.slice(0, 80);
    const plain = String(tier ?? "").replace(/^tier[ -]?/i, "");
    const from = paid.funding ?? paid.money;
    const source = from ? { source: from.slice(0, 60) } : {};
    return called
      ? [{ service: called, tier: TIERS.includes(plain) ? plain : "all", ...source }]
      : [];
  });
}
