import type { Answers, Step } from "../../checklist.ts";
import {
  type DocumentDeps,
  type DocumentTool,
  documentTool,
} from "../../document/document-tool.ts";
import { numberOf } from "../../given.ts";
import { type Quality, qualityOf, qualityShape } from "./made.ts";
import { showQuality } from "./show.ts";

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
