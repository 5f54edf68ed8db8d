import { z } from "zod";
import type { Answers, Step } from "../../checklist.ts";
import {
  type DocumentDeps,
  type DocumentTool,
  documentTool,
} from "../../document/document-tool.ts";
import { numberOf, peopleOf, severalOf, textOf } from "../../given.ts";
import { namedShape } from "../named.ts";
import { showQuality } from "./show.ts";

/**
 * What a document of kind "service-quality" holds. Results are sums, never single answers; `bank` are
 * the sample questions that were taken along.
 */
export const qualityShape = z.object({
  evidence: z.array(z.string()),
  results: z.string().nullable(),
  recommend: z.object({ yes: z.number(), asked: z.number() }).nullable(),
  satisfaction: z.object({ mean: z.number(), asked: z.number() }).nullable(),
  bank: z.array(z.string()),
  asker: namedShape.nullable(),
  askBy: z.string().nullable(),
});

export type Quality = z.infer<typeof qualityShape>;

/** How well services work, as far as it is known, and what to ask next. */
export function qualityTool(deps: DocumentDeps): DocumentTool {
  const { words } = deps;

  function check({ id }: Step, answers: Answers): string | undefined {
    const [yes, asked] = [numberOf(answers, "recommend-yes"), numberOf(answers, "recommend-asked")];
    if (id !== "recommend-yes" || yes === undefined || asked === undefined || yes <= asked)
      return undefined;
    return words("service-quality.wrong.many", { given: yes, most: asked });
  }

  return documentTool<Quality>(
    {
      name: "service-quality",
      gated: true,
      shape: qualityShape,
      check,
      make: (answers) => qualityOf(answers),
      show: (made, { threshold }) => showQuality(words, made, threshold),
      facts: ({ evidence, bank }) => ({ evidence, bank }),
      tasks({ bank, asker, askBy }) {
        if (bank.length === 0) return [];
        const when = askBy ? { dueOn: askBy } : {};
        const label = words("service-quality.task");
        return [{ key: "ask", label, ...when, ...(asker && { owner: asker }) }];
      },
    },
    deps,
  );
}

function qualityOf(answers: Answers): Quality {
  const [asked, yes] = [numberOf(answers, "recommend-asked"), numberOf(answers, "recommend-yes")];
  const [rated, mean] = [numberOf(answers, "satisfied-asked"), numberOf(answers, "satisfied-mean")];
  const [asker = null] = peopleOf(answers, "asker");
  return {
    evidence: severalOf(answers, "evidence"),
    results: textOf(answers, "results") ?? null,
    recommend: asked && yes !== undefined ? { yes, asked } : null,
    satisfaction: rated && mean !== undefined ? { mean, asked: rated } : null,
    bank: severalOf(answers, "bank"),
    asker,
    askBy: textOf(answers, "ask-by") ?? null,
  };
}
