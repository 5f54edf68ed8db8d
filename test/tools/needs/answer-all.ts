import type { createBot, Heard } from "../../bot.ts";

type Bot = Awaited<ReturnType<typeof createBot>>;

/**
 * Answers the questions of a conversation by their steps, skips the others, and confirms at the end.
 * Whatever is asked more often than sixty times goes round in circles.
 */
export async function answerAll(
  bot: Bot,
  begin: string,
  answers: Record<string, string>,
  as = "ana",
): Promise<{ heard: Heard; asked: string[] }> {
  const asked: string[] = [];
  let heard = await bot.say(begin, { as });
  while (heard.data.type !== "summary" && asked.length < 60) {
    const step = String(heard.data.step);
    if (asked.at(-1) === step && heard.refused) throw new Error(`${step}: ${heard.text}`);
    // A table goes on asking for rows until it is said to be done.
    const again = asked.at(-1) === step;
    if (!again) asked.push(step);
    heard = await bot.say(again ? "done" : (answers[step] ?? "skip"), { as });
  }
  return { heard: toThem(await bot.say("confirm", { as }), as), asked };
}

/** What they were told themselves, where others were told something too. */
export function toThem(heard: Heard, as = "ana"): Heard {
  const own = heard.said.filter(({ to }) => to === as).at(-1);
  return { ...heard, text: own?.text ?? "", data: own?.reply.data ?? {} };
}
