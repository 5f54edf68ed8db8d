import type { Clock } from "../../../src/core/ports.ts";

/** A token that was withdrawn, or whose key was, is believed for no longer than this. */
const KEEP_MS = 60_000;
/** Teams uses one token for an hour, for each address of its service. */
const MOST = 1_000;

/**
 * Tokens that were found good for an address a moment ago: Teams sends the same one with every
 * request, and checking it takes longer than all else that is done to turn a flood away.
 */
export function createGoodTokens({ clock }: { clock: Clock }) {
  const known = new Map<string, number>();
  const nameOf = (authorization: string, serviceUrl: string) => `${serviceUrl} ${authorization}`;

  return {
    has(authorization: string, serviceUrl: string): boolean {
      const since = known.get(nameOf(authorization, serviceUrl));
      const age = since === undefined ? Number.NaN : clock.now().getTime() - since;
      return age >= 0 && age < KEEP_MS;
    },
    add(authorization: string, serviceUrl: string): void {
      const [oldest] = known.keys();
      if (known.size >= MOST && oldest !== undefined) known.delete(oldest);
      const name = nameOf(authorization, serviceUrl);
      known.delete(name);
      known.set(name, clock.now().getTime());
    },
  };
}
