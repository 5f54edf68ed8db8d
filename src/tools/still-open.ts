import { isDirect } from "../core/answer.ts";
import type { Outcome, Outgoing } from "../core/change.ts";
import type { Call } from "../core/command.ts";
import type { Store, Words } from "../core/ports.ts";
import type { Run } from "../core/records.ts";
import type { Block, Reply } from "../core/reply.ts";
import { steer } from "./buttons.ts";
import { walk } from "./path.ts";
import { checklistOf, openRun, placeFor } from "./run-row.ts";
import { stepOf } from "./table/place.ts";
import type { Tool } from "./tool.ts";

/** Replies that are about what is unfinished, and so need no word about it. */
const ABOUT_RUNS = [
  "parts",
  "handed",
  "question",
  "summary",
  "form",
  "run",
  "runs",
  "tools",
  "home",
];

/** After a command that was typed while a question waits: the same reply, and how to go on. */
export function createStillOpen(deps: {
  store: Pick<Store, "reads">;
  words: Words;
  toolNamed: (name: string) => Tool;
}) {
  const { words, toolNamed } = deps;
  const { reads } = deps.store;

  function waiting(call: Call, run: Run): string {
    const { guide, at } = openRun(run, toolNamed(run.checklist));
    const { title } = checklistOf(run);
    const step = walk(guide, at.answers, call.now).steps.find(({ id }) => id === stepOf(at.step));
    return step
      ? words("run.waiting", { title, label: step.label })
      : words("run.waiting-summary", { title });
  }

  return async (call: Call, outcome: Outcome): Promise<Outcome> => {
    const { changes = [], outgoing = [] } = outcome;
    const last = outgoing.findLast(isAnswer);
    if (!isDirect(call) || !last || changes.some(({ kind }) => kind === "run")) return outcome;
    const run = await reads.openRun(call.who.person.id, placeFor(call));
    if (!run) return outcome;
    const reply = withNote(
      last.reply,
      waiting(call, run),
      steer(words, run.id, run.step, "resume"),
    );
    return {
      ...outcome,
      outgoing: outgoing.map((one) => (one === last ? { ...one, reply } : one)),
    };
  };
}

const isAnswer = ({ to, released, reply }: Outgoing) =>
  "address" in to && !released && !ABOUT_RUNS.includes(reply.data?.type ?? "");

function withNote(reply: Reply, note: string, goOn: ReturnType<typeof steer>): Reply {
  const blocks: Block[] = [
    ...(reply.blocks ?? [{ type: "text" as const, text: reply.text }]),
    { type: "notice", level: "info", text: note },
    { type: "actions", actions: [goOn] },
  ];
  return { ...reply, text: `${reply.text}\n\n${note}`, blocks };
}
