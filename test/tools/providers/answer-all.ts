import { buttonsOf, type createBot, type Heard } from "../../bot.ts";

/** Answers each question by the step it asks for, and keeps what is suggested, and skips the others; stops at the summary or an error. */
export async function answerAll(
  bot: Pick<Awaited<ReturnType<typeof createBot>>, "say">,
  first: string,
  answers: Record<string, string>,
  as = "ana",
): Promise<Heard> {
  let heard = await bot.say(first, { as });
  let last = "";
  for (let n = 0; n < 120 && heard.data.type === "question"; n++) {
    const step = String(heard.data.step);
    const answer = answers[step];
    // A table goes on asking for rows until there are no more.
    const kept = buttonsOf(heard.said.at(-1)?.reply).some(({ id }) => id.endsWith(":keep"));
    heard = await bot.say(step === last ? "done" : (answer ?? (kept ? "keep" : "skip")), { as });
    last = step;
  }
  return heard;
}
