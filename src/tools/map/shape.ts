import { z } from "zod";
import type { MappedService } from "./gaps.ts";

/** What a document of kind "services-map" holds. */
export interface ServicesMap {
  tiers: number;
  sites: string[];
  services: MappedService[];
}

const maybe = z.number().nullable();
const words = z.string().nullable();

export const servicesMapShape: z.ZodType<ServicesMap> = z.object({
  tiers: z.number(),
  sites: z.array(z.string()),
  services: z.array(
    z.object({
      ...{ service: z.string(), tier: z.number(), by: words, provider: words },
      ...{ sites: z.array(z.string()), capacity: maybe, served: maybe, money: words },
    }),
  ),
});
