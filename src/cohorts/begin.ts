import type { Words } from "../core/ports.ts";
import type { Action, Block } from "../core/reply.ts";

/** How somebody who is in no cohort begins: found one, or join one with a code. */
export function begin(words: Words): { text: string; blocks: Block[]; actions: Action[] } {
  const actions: Action[] = [
    {
      ...{ id: "cohort:form:join", style: "primary", opens: "form" },
      label: words("cohort.button.join"),
    },
    { id: "cohort:form:new", label: words("cohort.button.new"), opens: "form" },
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
