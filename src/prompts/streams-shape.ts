import { z } from "zod";
import type { Stream } from "../tools/money/funding-map/streams.ts";

const words = z.string().trim().min(1);

/** prompts/streams.yaml: notes on sources of money, none without saying where it comes from. */
export const streamsShape: z.ZodType<{ streams: Stream[] }> = z.strictObject({
  streams: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z][a-z0-9-]*$/, 'lower-case letters, digits and "-"'),
        names: z.array(words).min(1, "at least one name to know it by"),
        note: words.max(500, "at most 500 characters"),
        source: words,
        year: z.int().min(1900).max(2100).optional(),
        check: z.boolean().optional(),
      }),
    )
    .min(1),
});
