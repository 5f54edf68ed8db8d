import { refuse } from "../../core/answer.ts";
import type { Outcome } from "../../core/change.ts";
import type { Call, Responder } from "../../core/command.ts";
import { UserError } from "../../core/errors.ts";
import type { Run } from "../../core/records.ts";
import type { RunKit } from "../runs.ts";
import type { TogetherDeps } from "./deps.ts";
import type { Together } from "./together.ts";

/** Hears the buttons and forms with which people share a run: all of them name a run, and may be made up. */
export function createTogetherResponder(
  deps: TogetherDeps & { runs: Pick<RunKit, "toolNamed">; together: Together },
): Responder {
  const { words, runs, together } = deps;
  const { reads } = deps.store;
  const toolOf = (run: Run) => runs.toolNamed(run.checklist);

  /** A mistake that is said as an answer to the click, not as a failure. */
  async function kindly(call: Call, act: () => Promise<Outcome>): Promise<Outcome> {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return refuse(call, { text: error.message, data: error.facts });
    }
  }

  async function own(call: Call, runId: string): Promise<Run> {
    const run = await reads.run(runId);
    if (run && run.personId === call.who.person.id) return run;
    throw new UserError(words("run.not-yours"), { reason: "run" });
  }

  /** A part that the asker gave away. */
  async function given(call: Call, partId: string): Promise<Run> {
    const part = await reads.run(partId);
    if (part?.parentId) await own(call, part.parentId);
    if (part?.parentId) return part;
    throw new UserError(words("run.not-yours"), { reason: "run" });
  }

  async function press(call: Call, [runId = "", verb = "", number = ""]: string[]) {
    if (verb === "take") {
      const part = await given(call, runId);
      return together.take(call, part, toolOf(part));
    }
    const run = await own(call, runId);
    if (verb === "hand") {
      const title = words("together.form.hand");
      return { form: await together.whoForm(call, run, `together:${run.id}:hand`, title) };
    }
    const section = together.sectionOf(run, number);
    const title = words("together.form.assign", { section: section.title });
    const id = `together:${run.id}:assign:${number}`;
    return { form: await together.whoForm(call, run, id, title) };
  }

  async function send(call: Call, [runId = "", verb = "", number = ""]: string[], who: string) {
    const run = await own(call, runId);
    const to = await together.find.byId(call, run, who);
    if (verb === "hand") return together.handOver(call, run, toolOf(run), to);
    return together.assign(call, run, toolOf(run), together.sectionOf(run, number), to);
  }

  return {
    prefix: "together",
    action: (call, rest) => kindly(call, () => press(call, rest)),
    submit: (call, rest, { who = "" }) => kindly(call, () => send(call, rest, who)),
  };
}
