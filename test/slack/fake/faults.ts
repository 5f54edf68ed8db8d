import { createHash } from "node:crypto";
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
export interface Target {
  method?: string;
  channel?: string;
  tenant?: string;
  /** How many calls at most; without it and without `chance`, one. */
  times?: number;
  /** Share of the calls, 0 to 1; the same seed picks the same calls of each channel. */
  chance?: number;
  seed?: number;
}

interface Call {
  method: string;
  tenant: string;
  args: Record<string, unknown>;
}

interface Rule {
  target: Target;
  fault: Fault;
  left: number;
  counts: Map<string, number>;
}

/** The faults that tests asked for, asked about once for each call. */
export function createFaults() {
  const rules: Rule[] = [];
  return {
    /** Returns a function that takes the fault away again. */
    fail(target: Target, fault: Fault): () => void {
      const left = target.times ?? (target.chance === undefined ? 1 : Number.POSITIVE_INFINITY);
      const rule = { target, fault, left, counts: new Map() };
      rules.push(rule);
      return () => {
        rule.left = 0;
      };
    },
    next(call: Call): Fault | undefined {
      const rule = rules.find((one) => matches(one, call) && rolls(one, call));
      if (rule) rule.left--;
      return rule?.fault;
    },
    clear: () => void rules.splice(0),
  };
}

const channelOf = ({ args }: Call) => text(args.channel) || text(args.channel_id);

const matches = ({ target, left }: Rule, call: Call) =>
  left > 0 &&
  (target.method === undefined || target.method === call.method) &&
  (target.channel === undefined || target.channel === channelOf(call)) &&
  (target.tenant === undefined || target.tenant === call.tenant);

/** Depends on the seed and on how many calls this channel has had, never on how channels interleave. */
function rolls({ target, counts }: Rule, call: Call): boolean {
  if (target.chance === undefined) return true;
  const place = `${call.tenant}/${call.method}/${channelOf(call)}`;
  const count = (counts.get(place) ?? 0) + 1;
  counts.set(place, count);
  const hash = createHash("sha256")
    .update(`${target.seed ?? 1}/${place}/${count}`)
    .digest();
  return hash.readUInt32BE(0) / 2 ** 32 < target.chance;
}
