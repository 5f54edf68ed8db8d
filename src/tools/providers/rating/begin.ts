import { answer } from "../../../core/answer.ts";
import type { Outcome } from "../../../core/change.ts";
import type { Call } from "../../../core/command.ts";
import type { Block } from "../../../core/reply.ts";
import type { Around } from "../../document/around.ts";
import type { Begun } from "../../document/maker.ts";
import { newestCriteria } from "../criteria/criterion.ts";
import { whichProvider } from "../which-provider.ts";
import { ratingQuestions } from "./questions.ts";

/** Asks for criteria and for the provider first; then makes the questions of the newest criteria. */
export function beginRating(call: Call, said: string, around: Around): Begun | Outcome {
  const { words, checklist: file, today } = around;
  const criteria = newestCriteria(around);
  if (!criteria || !file) return noCriteria(call, around);
  const which = whichProvider(call, said, around, "rating");
  if ("outcome" in which) return which.outcome;
  const { provider } = which;
  return {
    subject: provider,
    checklist: ratingQuestions(file, criteria, provider, words),
    prefill: {
      "rated-on": { value: today },
      version: { value: criteria.version },
      share: { value: criteria.share },
    },
  };
}

function noCriteria(call: Call, { words }: Around): Outcome {
  const text = words("rating.no-criteria");
  const value = "start criteria";
  const blocks: Block[] = [
    { type: "text", text },
    {
      type: "actions",
      actions: [{ id: "say:criteria", label: words("rating.write-criteria"), value }],
    },
  ];
  const data = { type: "error", reason: "no-criteria" };
  return { refused: true, outgoing: [answer(call, { text: `${text} ${value}`, blocks, data })] };
}
