import type { ShowPart } from "../core/page-part.ts";
import type { ToolDeps } from "./deps.ts";
import { clip, lineOf } from "./open.ts";

const SHOWN = 5;

/** The district's tests under way, each with the way to its brief. Observers have none. */
export function createTestsPart({ store, words }: Pick<ToolDeps, "store" | "words">): ShowPart {
  return async ({ who: { district, membership } }) => {
    if (!district || membership?.role === "observer") return undefined;
    const open = (await store.reads.openExperiments(district.id)).slice(0, SHOWN);
    if (open.length === 0) return undefined;
    const title = words("experiment.page-title");
    const lines = open.map((test, at) => `#${at + 1} ${lineOf(test, words)}`);
    const text = [...lines, words("experiment.page-jot")].join("\n");
    const actions = open.map((test, at) => ({
      id: `experiment:${test.id}:brief`,
      label: words("experiment.page-brief", { number: at + 1, question: clip(test.question, 40) }),
    }));
    return {
      lines: [title, text],
      blocks: [
        { type: "heading", text: title },
        { type: "text", text },
        {
          type: "actions",
          actions: [
            ...actions,
            { id: "say:jots", value: "jots", label: words("experiment.page-jots") },
          ],
        },
      ],
    };
  };
}
