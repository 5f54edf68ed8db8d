import { z } from "zod";
import type { Named } from "../value.ts";

/** Somebody who was named, as documents keep them. */
export const namedShape: z.ZodType<Named> = z.object({
  name: z.string(),
  id: z.string().exactOptional(),
});
