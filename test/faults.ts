import { createHash } from "node:crypto";

/** Which calls of a fake platform go wrong; everything left out matches. */
export interface Target {
  method?: string;
  /** A channel or conversation, as the platform names it. */
  place?: string;
  tenant?: string;
  /** How many calls at most; without it and without `chance`, one. */
  times?: number;
  /** Share of the calls, 0 to 1; the same seed picks the same calls of each place. */
  chance?: number;
  seed?: number;
}

interface Call {
  method: string;
  tenant: string;
  place: string;
}

interface Rule<Fault> {
  target: Target;
  fault: Fault;
  left: number;
  counts: Map<string, number>;
}

/** The faults that tests asked for, asked about once for each call. */
export function createFaults<Fault>() {
  const rules: Rule<Fault>[] = [];
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

const matches = ({ target, left }: Rule<unknown>, call: Call) =>
  left > 0 &&
  (target.method === undefined || target.method === call.method) &&
  (target.place === undefined || target.place === call.place) &&
  (target.tenant === undefined || target.tenant === call.tenant);

/** Depends on the seed and on how many calls this place has had, never on how places interleave. */
function rolls({ target, counts }: Rule<unknown>, { tenant, method, place }: Call): boolean {
  if (target.chance === undefined) return true;
  const key = `${tenant}/${method}/${place}`;
  const count = (counts.get(key) ?? 0) + 1;
  counts.set(key, count);
  const hash = createHash("sha256")
    .update(`${target.seed ?? 1}/${key}/${count}`)
    .digest();
  return hash.readUInt32BE(0) / 2 ** 32 < target.chance;
}
