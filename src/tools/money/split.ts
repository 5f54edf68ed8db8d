/** Differences smaller than this come from binary fractions, not from what was given. */
const NOISE = 1e-6;

/**
 * Shares out a total in proportion to weights, so that the parts add up to it exactly: what rounding
 * leaves over goes to the largest remainders, the earlier part first. `digits` decimals, 2 for cents.
 * Undefined when no weight is above zero.
 */
export function split(total: number, weights: number[], digits = 2): number[] | undefined {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  if (!(all > 0) || weights.some((weight) => weight < 0)) return undefined;
  const scale = 10 ** digits;
  const units = Math.round(total * scale);
  const parts = weights.map((weight, at) => {
    const exact = (units * weight) / all;
    const whole = Math.floor(exact + NOISE);
    return { at, whole, rest: Math.max(0, exact - whole) };
  });
  const left = units - parts.reduce((sum, { whole }) => sum + whole, 0);
  const byRest = [...parts].sort((a, b) =>
    Math.abs(a.rest - b.rest) < NOISE ? a.at - b.at : b.rest - a.rest,
  );
  for (const part of byRest.slice(0, left)) part.whole += 1;
  return parts.map(({ whole }) => whole / scale);
}
