import { insert } from "../core/change.ts";
import type { NewId, Words } from "../core/ports.ts";
import type { Block } from "../core/reply.ts";
import { inWords } from "./in-words.ts";
import { checklistOf } from "./run-row.ts";
import { showAnswer } from "./show-answer.ts";
import { toAsker } from "./to-asker.ts";
import type { Tool } from "./tool.ts";

/** What a checklist does that only a file describes: it keeps the answers as a document and shows them. */
export function plainTool(name: string, deps: { words: Words; newId: NewId }): Tool {
  const { words, newId } = deps;
  return {
    name,
    async finish(call, run, answers) {
      const { title, steps } = checklistOf(run);
      const fields = steps.flatMap((step) => {
        const given = answers[step.id];
        return given ? [{ label: step.label, value: showAnswer(step, given, words) }] : [];
      });
      const id = newId();
      const document = insert("document", {
        ...{
          id,
          kind: "checklist",
          visibility: "private",
          subject: null,
          replacesId: null,
          createdAt: call.now,
        },
        cohortId: run.cohortId,
        districtId: run.districtId,
        personId: run.personId,
        runId: run.id,
        data: { checklist: name, title, answers },
      });
      const blocks: Block[] = [
        { type: "heading", text: title },
        { type: "fields", fields },
        { type: "notice", level: "success", text: words("tools.saved", { title }) },
      ];
      const data = { type: "checklist", checklist: name, document: id, answers };
      const reply = { text: inWords(blocks).join("\n"), blocks, data };
      return { changes: [document], outgoing: [toAsker(call, reply)] };
    },
  };
}
