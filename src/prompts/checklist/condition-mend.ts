import { nearest } from "../../answers/nearest.ts";

const EXAMPLES =
  "write { step: …, is: … }, { step: …, above: 0 } or { step: …, answered: true }, or put several together with and, or, not";
const TESTS = ["is", "has", "above", "below", "atLeast", "atMost", "answered"];
const JOINTS = ["and", "or", "not"];

/** What is wrong with a condition that is none, as nearly as its words show. */
export function conditionMend(given: unknown): string {
  if (typeof given !== "object" || given === null || Array.isArray(given)) return EXAMPLES;
  const condition: Record<string, unknown> = { ...given };
  const keys = Object.keys(condition);
  const known = [...TESTS, ...JOINTS, "step"];
  const strange = keys.find((key) => !known.includes(key));
  if (strange) {
    const meant = nearest(strange, known);
    return meant ? `"${strange}" means nothing here. Did you mean "${meant}"?` : EXAMPLES;
  }
  const tests = keys.filter((key) => TESTS.includes(key));
  const joints = keys.filter((key) => JOINTS.includes(key));
  if (joints.length > 0) return jointMend(condition, keys);
  if (!("step" in condition)) return `it does not say which step: ${EXAMPLES}`;
  if (tests.length === 0) return `it does not say what of that step: ${EXAMPLES}`;
  if (tests.length > 1)
    return `${tests.join(" and ")} are two conditions; write and: [{ step: …, ${tests[0]}: … }, { step: …, ${tests[1]}: … }]`;
  return valueMend(String(tests[0]), condition);
}

function jointMend(condition: Record<string, unknown>, keys: string[]): string {
  const [joint = ""] = keys;
  if (keys.length > 1) return `"${joint}" stands alone; put the rest into it`;
  const inside = condition[joint];
  if (joint === "not") return conditionMend(inside);
  if (!Array.isArray(inside) || inside.length === 0)
    return `${joint}: takes a list of conditions, such as ${joint}: [{ step: …, is: … }, { step: …, is: … }]`;
  const bad = inside.map(conditionMend).find((mend) => mend !== FINE);
  return bad ?? EXAMPLES;
}

const FINE = "";

function valueMend(test: string, { step, [test]: value }: Record<string, unknown>): string {
  if (typeof step !== "string") return "step: takes the id of an earlier step";
  if (test === "answered" && typeof value !== "boolean") return "answered: takes true or false";
  if (test === "has" && typeof value !== "string") return "has: takes one value of a multiChoice";
  if (test === "is" && (typeof value === "object" || value === undefined))
    return "is: takes one value; for several, put conditions together with or";
  const isBound = ["number", "string"].includes(typeof value) || isOther(value);
  if (!["answered", "has", "is"].includes(test) && !isBound)
    return `${test}: takes a number, a day such as "2027-06-30", or { step: … }`;
  return FINE;
}

const isOther = (value: unknown) =>
  typeof value === "object" && value !== null && Object.keys(value).join() === "step";
