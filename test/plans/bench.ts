import type { Prompts } from "../../src/prompts/load.ts";
import { createBot } from "../bot.ts";

export type Bot = Awaited<ReturnType<typeof createBot>>;

/** A bot in which Ana's district has started the plan, with or without new partners. */
export async function withPlan(
  options: { now?: string; partners?: "yes" | "no"; prompts?: Prompts } = {},
) {
  const { now = "2027-01-04T16:00:00Z", partners = "yes", prompts } = options;
  const bot = await createBot({ now, ...(prompts && { prompts }) });
  const heard = await bot.say(`plan new community-partners new-partners=${partners}`);
  const steps = heard.data.steps as { id: string; number: number }[];
  const idOf = (number: number) => steps.find((step) => step.number === number)?.id ?? "";
  return { bot, plan: String(heard.data.plan), idOf };
}

/** The numbers of the steps a reminder names, with the days they have left. */
export const remindedOf = (data: unknown) =>
  (data as { steps: { number: number; daysLeft: number }[] }).steps.map(
    ({ number, daysLeft }) => [number, daysLeft] as const,
  );
