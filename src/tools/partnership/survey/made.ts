import { z } from "zod";
import { UserError } from "../../../core/errors.ts";
import type { Words } from "../../../core/ports.ts";
import { showCount } from "../../../core/show.ts";
import type { Answers } from "../../checklist.ts";
import { namedShape } from "../../document/named.ts";
import { asNumber, asPeople, asText, rowsOf, textOf } from "../../given.ts";

const plannedShape = z.object({
  audience: z.string(),
  on: z.string(),
  topics: z.string().optional(),
  owner: namedShape.optional(),
  notice: z.string().optional(),
});

const findingShape = z.object({
  audience: z.string(),
  on: z.string(),
  asked: z.number().optional(),
  answered: z.number().optional(),
  finding: z.string(),
  said: z.number().optional(),
});

/** What a document of kind "survey" holds: surveys to come, and what earlier ones found. */
export const surveyShape = z.object({
  planned: z.array(plannedShape),
  findings: z.array(findingShape),
  learned: z.string().optional(),
});

export type Survey = z.infer<typeof surveyShape>;
export type Finding = z.infer<typeof findingShape>;

/** The surveys as answered. Throws UserError where more answered than were asked, or said so than answered. */
export function makeSurvey(answers: Answers, words: Words): Survey {
  const wrong = rowProblem(answers, words);
  if (wrong) throw new UserError(wrong, { field: "results" });
  return {
    planned: rowsOf(answers, "planned").flatMap((row) => {
      const [audience, on] = [asText(row.audience), asText(row.on)];
      if (!audience || !on) return [];
      const [topics, notice] = [asText(row.topics), asText(row.notice)];
      return [{ audience, on, topics, owner: asPeople(row.owner)[0], notice }];
    }),
    findings: findingsOf(answers),
    learned: textOf(answers, "learned"),
  };
}

const findingsOf = (answers: Answers): Finding[] =>
  rowsOf(answers, "results").flatMap((row) => {
    const [audience, on, finding] = [asText(row.audience), asText(row.on), asText(row.finding)];
    if (!audience || !on || !finding) return [];
    const [asked, answered] = [asNumber(row.asked), asNumber(row.answered)];
    return [{ audience, on, finding, asked, answered, said: asNumber(row.said) }];
  });

/** What is wrong with the first row whose counts can't be, in words. */
export function rowProblem(answers: Answers, words: Words): string | undefined {
  for (const [at, { asked, answered, said }] of findingsOf(answers).entries()) {
    const row = at + 1;
    if (asked !== undefined && answered !== undefined && answered > asked)
      return words("survey.wrong.more-answered", {
        ...{ row, answered: showCount(answered), asked: showCount(asked) },
      });
    if (said !== undefined && answered !== undefined && said > answered)
      return words("survey.wrong.more-said", {
        ...{ row, said: showCount(said), answered: showCount(answered) },
      });
  }
  return undefined;
}
