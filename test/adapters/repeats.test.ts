import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createRepeats } from "../../adapters/repeats.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Work whose answers are numbered, to see which of them was given. */
function numbering() {
  let begun = 0;
  return { work: async () => ++begun, begun: () => begun };
}

it("gives a repeat the answer of the first time, also while that is being made", async () => {
  const once = createRepeats<number>({ keepMs: 1_000, most: 10 });
  const { work } = numbering();
  expect(await Promise.all([once("a", work), once("a", work)])).toEqual([1, 1]);
  expect(await once("a", work)).toBe(1);
  expect(await once("b", work)).toBe(2);
  expect(await once(undefined, work)).toBe(3);
  expect(await once(undefined, work)).toBe(4);
});

it("forgets an answer in time, and the oldest where there are too many", async () => {
  const once = createRepeats<number>({ keepMs: 1_000, most: 2 });
  const { work } = numbering();
  for (const name of ["a", "b", "c"]) await once(name, work);
  expect(await once("c", work)).toBe(3);
  expect(await once("a", work)).toBe(4);
  vi.advanceTimersByTime(999);
  expect(await once("a", work)).toBe(4);
  vi.advanceTimersByTime(1);
  expect(await once("a", work)).toBe(5);
});

it("begins anew after a failure, and after an answer that may be another one now", async () => {
  const once = createRepeats<number>({ keepMs: 1_000, most: 10, anew: (answer) => answer === 1 });
  const { work } = numbering();
  const failing = () => Promise.reject(new Error("disk full"));
  await expect(once("a", failing)).rejects.toThrow("disk full");
  expect(await once("a", work)).toBe(1);
  expect(await once("a", work)).toBe(2);
  expect(await once("a", work)).toBe(2);
});
