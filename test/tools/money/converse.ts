import { expect } from "vitest";
import type { createBot, Heard } from "../../bot.ts";

/** What is said at a step, or several things one after the other. */
type Answers = Record<string, string | string[]>;

type Bot = Awaited<ReturnType<typeof createBot>>;

/** Begins a tool and answers its questions by step, skipping the others, until `stop` says so. */
async function answerUntil(
  bot: Bot,
  start: string,
  answers: Answers,
  stop: (heard: Heard) => boolean,
): Promise<Heard> {
  let heard = await bot.say(start);
  const left = new Map(Object.entries(answers).map(([step, said]) => [step, [said].flat()]));
  const met = new Set<string>();
  for (let n = 0; n < 60 && heard.data.type === "question" && !stop(heard); n++) {
    const step = String(heard.data.step);
    // A table may ask for more rows until it hears that there are none.
    const text = left.get(step)?.shift() ?? (met.has(step) ? "done" : "skip");
    met.add(step);
    heard = await bot.say(text);
  }
  return heard;
}

/** Up to one question, which is asked and not answered yet. */
export async function toStep(
  bot: Bot,
  start: string,
  step: string,
  answers: Answers,
): Promise<Heard> {
  const heard = await answerUntil(bot, start, answers, ({ data }) => data.step === step);
  expect(heard.data.step, heard.text).toBe(step);
  return heard;
}

/** The whole conversation; what the asker is shown in the end, and what it holds for machines. */
export async function converse(bot: Bot, start: string, answers: Answers) {
  const heard = await answerUntil(bot, start, answers, () => false);
  expect(heard.data.type, heard.text).toBe("summary");
  const { said } = await bot.say("confirm");
  const result = said.find(({ reply }) => reply.data?.document !== undefined);
  expect(result, said.map(({ text }) => text).join("\n")).toBeDefined();
  const data: Record<string, unknown> = result?.reply.data ?? {};
  return { text: result?.text ?? "", data, reply: result?.reply };
}
