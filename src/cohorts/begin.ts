import type { Words } from "../core/ports.ts";
import type { Action, Block } from "../core/reply.ts";

/** How somebody who is in no cohort begins: found one, or join one with a code. */
export function begin(words: Words): { text: string; blocks: Block[]; actions: Action[] } {
  const actions: Action[] = [
    { id: "cohort:form:join", label: words("cohort.button.join"), style: "primary" },
    { id: "cohort:form:new", label: words("cohort.button.new") },
  ];
  const text = words("cohort.begin");
  return {
    text,
    actions,
    blocks: [
      { type: "text", text },
      { type: "actions", actions },
    ],
  };
}
