import { answer, refuse } from "../../core/answer.ts";
import { type Outcome, update } from "../../core/change.ts";
import type { Call, Responder } from "../../core/command.ts";
import type { Store, Words } from "../../core/ports.ts";
import type { Run } from "../../core/records.ts";
import type { Block } from "../../core/reply.ts";
import { checklistOf } from "../run-row.ts";
import type { RunKit } from "../runs.ts";
import { goOn } from "../together/tell.ts";
import { isUnfinished } from "../together/with-others.ts";

/** Hears what becomes of something half-finished after it was asked about. */
export function createNudgeResponder(deps: {
  store: Pick<Store, "reads">;
  words: Words;
  runs: Pick<RunKit, "toolNamed" | "conversation">;
}): Responder {
  const { words, runs } = deps;
  const { reads } = deps.store;

  /** Saved as it is, and never asked about again until somebody works on it. */
  function quiet(call: Call, run: Run): Outcome {
    const text = words("nudge.quiet", { title: checklistOf(run).title });
    const blocks: Block[] = [
      { type: "text", text },
      { type: "actions", actions: [goOn(words, run)] },
    ];
    const data = { type: "run", run: run.id, status: "saved" };
    return {
      changes: [update("run", run, { status: "saved", remindAt: null, touchedAt: call.now })],
      outgoing: [answer(call, { text, blocks, data })],
    };
  }

  return {
    prefix: "nudge",
    async action(call, [runId = "", verb]) {
      const run = await reads.run(runId);
      const data = { type: "error", reason: "run" };
      if (!run || run.personId !== call.who.person.id)
        return refuse(call, { text: words("run.not-yours"), data });
      if (!isUnfinished(run)) return refuse(call, { text: words("nudge.over"), data });
      if (verb === "discard")
        return runs.conversation.stop(call, run, runs.toolNamed(run.checklist));
      return quiet(call, run);
    },
  };
}
