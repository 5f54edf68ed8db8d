import { z } from "zod";
import type { Catalog } from "../tools/overview/catalog.ts";

const id = z.string().regex(/^[a-z][a-z0-9-]*$/, 'lower-case letters, digits and "-"');

/** The file prompts/tools.yaml: every tool stands in one group at most. */
export const catalogShape: z.ZodType<Catalog> = z
  .strictObject({
    groups: z
      .array(
        z.strictObject({
          id,
          title: z.string().trim().min(1).max(60),
          tools: z.array(id).min(1).max(20),
        }),
      )
      .min(1)
      .max(10),
    path: z.array(id),
  })
  .superRefine(({ groups }, context) => {
    const seen = new Set<string>();
    for (const [at, { tools }] of groups.entries())
      for (const [n, tool] of tools.entries()) {
        if (seen.has(tool)) {
          const message = `"${tool}" stands in an earlier group too; leave it in one`;
          context.addIssue({ code: "custom", path: ["groups", at, "tools", n], message });
        }
        seen.add(tool);
      }
  });
