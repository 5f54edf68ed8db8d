import { defineConfig } from "vitest/config";
import { createTally } from "./test/tally.ts";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 30_000,
    hookTimeout: 90_000,
    reporters: ["default", createTally()],
  },
});
