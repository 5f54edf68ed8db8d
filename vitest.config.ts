import { defineConfig } from "vitest/config";
import { createTally } from "./test/tally.ts";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 30_000,
    hookTimeout: 90_000,
    // Of two processors vitest would leave one idle.
    maxWorkers: "100%",
    reporters: ["default", createTally()],
  },
});
