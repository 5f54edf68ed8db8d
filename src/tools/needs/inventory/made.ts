import { z } from "zod";
import type { Answers } from "../../checklist.ts";
import { asNumber, asText, rowsOf } from "../../given.ts";
import { isRange, type Value } from "../../value.ts";

const serviceShape = z.object({
  service: z.string(),
  tier: z.string(),
  sites: z.array(z.string()),
  provider: z.string().nullable(),
  capacity: z.number().nullable(),
  served: z.number().nullable(),
  funding: z.string().nullable(),
});

/** What a document of kind "services" holds. `served`: students served in all, each counted once; null: not known. */
export const servicesShape = z.object({
  services: z.array(serviceShape),
  served: z.union([z.number(), z.object({ low: z.number(), high: z.number() })]).nullable(),
});

export type Services = z.infer<typeof servicesShape>;
export type Service = z.infer<typeof serviceShape>;

/** The inventory as it was listed. */
export function servicesOf(answers: Answers): Services {
  const answer = answers.served;
  const value = answer && "value" in answer ? answer.value : null;
  const isCount = typeof value === "number" || (value !== null && isRange(value));
  const services = rowsOf(answers, "services").flatMap((row): Service[] => {
    const service = asText(row.service);
    if (service === undefined) return [];
    return [
      {
        service,
        tier: asText(row.tier) ?? "",
        sites: placesOf(row.sites),
        provider: asText(row.provider) ?? null,
        capacity: asNumber(row.capacity) ?? null,
        served: asNumber(row.served) ?? null,
        funding: asText(row.funding) ?? null,
      },
    ];
  });
  return { services, served: isCount ? value : null };
}

function placesOf(value: Value | undefined): string[] {
  if (typeof value === "string") return [value];
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];
}
