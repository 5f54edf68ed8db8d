import type { Service } from "./made.ts";

/**
 * How many students services can serve together, each counted once: at least as many as the largest,
 * at most all added up. Undefined where no count was given; `whole` when every service has one. Tier 1
 * and screening reach all students, and are left out.
 */
export function spanServed(
  services: Pick<Service, "tier" | "served">[],
): { low: number; high: number; whole: boolean } | undefined {
  const given = services.filter(({ tier }) => tier === "2" || tier === "3");
  const counts = given.flatMap(({ served }) => served ?? []);
  if (counts.length === 0) return undefined;
  const high = counts.reduce((sum, n) => sum + n, 0);
  return { low: Math.max(...counts), high, whole: counts.length === given.length };
}
