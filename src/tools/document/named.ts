import { z } from "zod";
import type { Named } from "../value.ts";

/** Somebody who was named, as documents keep them. */
export const namedShape: z.ZodType<Named> = z.object({
  name: z.string(),
  id: z.string().exactOptional(),
});

/** "Ana Lopez, Ben Carter"; undefined for nobody. */
export const namesOf = (people: Named[]): string | undefined =>
  people.length > 0 ? people.map(({ name }) => name).join(", ") : undefined;
