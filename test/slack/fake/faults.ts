import { createFaults as createRules, type Target as Rule } from "../../faults.ts";
import { text } from "./world.ts";

/**
 * What goes wrong. "…-before" and plain statuses: nothing took effect. "…-after": the call took
 * effect and the caller never hears of it. "timeout": no answer, nothing happened.
 */
export type Fault =
  | "429"
  | "500"
  | "503"
  | "timeout"
  | "timeout-after"
  | "reset-before"
  | "reset-after"
  | "5xx-after"
  | "garbage"
  | "garbage-after"
  | { retryAfter: number }
  | { error: string };

/** Which calls go wrong; everything left out matches. */
export interface Target extends Omit<Rule, "place"> {
  channel?: string;
}

interface Call {
  method: string;
  tenant: string;
  args: Record<string, unknown>;
}

/** The faults that tests asked for, asked about once for each call. */
export function createFaults() {
  const { fail, next, clear } = createRules<Fault>();
  return {
    clear,
    /** Returns a function that takes the fault away again. */
    fail: ({ channel, ...target }: Target, fault: Fault): (() => void) =>
      fail({ ...target, ...(channel !== undefined && { place: channel }) }, fault),
    next: ({ method, tenant, args }: Call): Fault | undefined =>
      next({ method, tenant, place: text(args.channel) || text(args.channel_id) }),
  };
}
