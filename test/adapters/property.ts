import fc from "fast-check";

/** Checks a property 200 times from a fixed seed, so that a failure is the same everywhere. */
export const test = (property: fc.IRawProperty<unknown>) =>
  fc.assert(property as fc.IProperty<unknown>, { numRuns: 200, seed: 20270303 });

export { fc };
