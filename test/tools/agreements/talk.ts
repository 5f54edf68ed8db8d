import { expect } from "vitest";
import type { createBot, Heard } from "../../bot.ts";

type Bot = Awaited<ReturnType<typeof createBot>>;

/** Says one thing after another, none of which may be refused; rows are followed by "done" where it is not said. */
export async function talk(
  bot: Pick<Bot, "say">,
  texts: string[],
  where: { as?: string } = {},
): Promise<Heard> {
  let last: Heard | undefined;
  for (const text of texts) {
    const before = last?.data.step;
    last = await bot.say(text, where);
    expect(last.refused, last.text).toBe(false);
    if (before !== undefined && last.data.step === before) last = await bot.say("done", where);
  }
  if (!last) throw new Error("nothing was said");
  return last;
}
