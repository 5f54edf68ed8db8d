import { z } from "zod";
import type { Benchmark } from "../tools/staffing/benchmark.ts";

const benchmark = z
  .strictObject({
    role: z.enum(["counselor", "psychologist", "social-worker", "nurse"]),
    students_per_fte: z.number().positive("more than no students"),
    body: z.string().min(1),
    year: z.int().min(1900).max(2100).optional(),
    status: z.enum(["current", "superseded"]),
    source: z.string().min(1),
    caveat: z.string().min(1).optional(),
  })
  .refine(({ status, caveat }) => status === "current" || caveat, {
    error: "a superseded figure needs a caveat",
    path: ["status"],
  });

/** prompts/benchmarks.yaml: the recommended ratios, each with its source. */
export const benchmarksShape: z.ZodType<{ benchmarks: Benchmark[] }> = z.strictObject({
  benchmarks: z.array(benchmark).min(1),
});
