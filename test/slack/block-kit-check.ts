/** What Slack's server found wrong, and where; `pointer` is a JSON pointer as Slack writes it. */
export interface Problem {
  pointer: string;
  message: string;
}

/** A place inside what is being checked. */
export interface Spot {
  pointer: string;
  /** Where it is to be shown: some blocks are allowed on some surfaces only. */
  surface: Surface;
  problems: Problem[];
}

export type Surface = "message" | "modal" | "home";
export type Check = (thing: unknown, at: Spot) => void;
export type Shape = Record<string, Check | Optional>;
interface Optional {
  optional: Check;
}

export type Loose = Record<string, unknown>;

export const isObject = (thing: unknown): thing is Loose =>
  typeof thing === "object" && thing !== null && !Array.isArray(thing);

export const listOf = (thing: unknown): unknown[] => (Array.isArray(thing) ? thing : []);

export const inside = (at: Spot, key: string | number): Spot => ({
  ...at,
  pointer: `${at.pointer}/${key}`,
});

export const complain = (at: Spot, message: string) => {
  at.problems.push({ pointer: at.pointer, message });
};

export const optional = (check: Check): Optional => ({ optional: check });

/** An object with these fields and no others; `also` is what holds between fields. */
export function object(shape: Shape, also?: (thing: Loose, at: Spot) => void): Check {
  return (thing, at) => {
    if (!isObject(thing)) return complain(at, "must provide an object");
    for (const [key, field] of Object.entries(shape)) {
      const missing = thing[key] === undefined;
      if (typeof field === "function" && missing) complain(at, `missing required field: ${key}`);
      if (!missing) checkOf(field)(thing[key], inside(at, key));
    }
    for (const key of Object.keys(thing))
      if (!(key in shape) && thing[key] !== undefined)
        complain(inside(at, key), `invalid additional property: ${key}`);
    also?.(thing, at);
  };
}

const checkOf = (field: Check | Optional) => (typeof field === "function" ? field : field.optional);

/** Text of `min` to `max` UTF-16 units. */
export const text =
  (max: number, min = 1): Check =>
  (thing, at) => {
    if (typeof thing !== "string") return complain(at, "must be a string");
    if (thing.length > max) complain(at, `must be less than ${max + 1} characters`);
    if (thing.length < min) complain(at, `must be more than ${min - 1} characters`);
  };

export const flag: Check = (thing, at) => {
  if (typeof thing !== "boolean") complain(at, "must be a boolean");
};

export const number =
  (min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY): Check =>
  (thing, at) => {
    if (typeof thing !== "number" || !Number.isFinite(thing))
      return complain(at, "must be a number");
    if (thing < min || thing > max) complain(at, `must be between ${min} and ${max}`);
  };

export const oneOf =
  (...allowed: string[]): Check =>
  (thing, at) => {
    if (!allowed.includes(String(thing))) complain(at, `must be one of: ${allowed.join(", ")}`);
  };

export const matching =
  (pattern: RegExp, what: string): Check =>
  (thing, at) => {
    if (typeof thing !== "string" || !pattern.test(thing)) complain(at, what);
  };

export const all =
  (...checks: Check[]): Check =>
  (thing, at) => {
    for (const check of checks) check(thing, at);
  };

/** A list of `min` to `max` things. */
export const list =
  (each: Check, min: number, max: number): Check =>
  (thing, at) => {
    if (!Array.isArray(thing)) return complain(at, "must provide an array");
    if (thing.length > max)
      complain(at, `no more than ${max} items allowed [${thing.length} given]`);
    if (thing.length < min) complain(at, `no less than ${min} items allowed`);
    thing.forEach((one, i) => {
      each(one, inside(at, i));
    });
  };

/** Whichever check belongs to the thing's `type`; a type that is not listed is refused. */
export const byType =
  (checks: () => Record<string, Check>): Check =>
  (thing, at) => {
    const type = isObject(thing) ? thing.type : undefined;
    const check = checks()[String(type)];
    if (!check) return complain(inside(at, "type"), `unsupported type: ${String(type)}`);
    check(thing, at);
  };

/** Complains about every repeat of a string that must differ from the others. */
export function different(found: { at: Spot; id: unknown }[], what: string) {
  const seen = new Set<unknown>();
  for (const { at, id } of found) {
    if (id === undefined) continue;
    if (seen.has(id)) complain(at, `\`${what}\` ${JSON.stringify(id)} already exists`);
    seen.add(id);
  }
}
