import type { Reporter, TestModule } from "vitest/node";

/** What is counted at the end of a run. */
interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

/** "412 passed, 0 failed" or "412 passed, 0 failed, 3 skipped". */
const tallyLine = ({ passed, failed, skipped }: Tally) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;

/** Counts tests, and as failed also a file that could not be loaded and an error outside any test. */
function count(modules: readonly TestModule[], stray: readonly unknown[]): Tally {
  const tests = modules.flatMap((module) => [...module.children.allTests()]);
  const states = tests.map((test) => test.result().state);
  const having = (state: string) => states.filter((one) => one === state).length;
  const broken = modules.flatMap((module) => [module, ...module.children.allSuites()]);
  const errors = broken.reduce((sum, part) => sum + part.errors().length, stray.length);
  return {
    passed: having("passed"),
    failed: having("failed") + errors,
    skipped: having("skipped") + having("pending"),
  };
}

/** A vitest reporter whose one line is the last thing printed, for machines that count. */
export const createTally = (): Reporter => ({
  onTestRunEnd(modules, stray) {
    const line = tallyLine(count(modules, stray));
    process.once("exit", () => process.stdout.write(`${line}\n`));
  },
});
