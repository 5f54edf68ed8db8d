import { answer } from "../../core/answer.ts";
import type { Outcome } from "../../core/change.ts";
import type { Call } from "../../core/command.ts";
import type { Action, Block } from "../../core/reply.ts";
import type { Around } from "../document/around.ts";
import type { Begun } from "../document/maker.ts";
import { nameKey, providersIn } from "../providers/list/provider.ts";

const MOST_BUTTONS = 8;
const LONGEST_NAME = 120;

interface Asking {
  call: Call;
  said: string;
  around: Around;
  /** Names that the tool knows beside the district's providers. */
  known?: string[];
  /** What the run about that partner is called. */
  titled(subject: string): string;
}

/**
 * Begins a tool about one partner: one of the district's providers or of `known`, in whatever way the name
 * is written, or a new one. Without a name it asks which one.
 */
export function beginAbout(tool: string, asking: Asking): Begun | Outcome {
  const { call, said, around, known = [], titled } = asking;
  const names = [...known, ...providersIn(around).map(({ name }) => name)];
  const all = [...new Map(names.map((name) => [nameKey(name), name])).values()];
  const asked = said.trim().slice(0, LONGEST_NAME);
  if (asked === "") return which(tool, call, around, all);
  const subject = meant(asked, all) ?? asked;
  const { checklist } = around;
  return { subject, ...(checklist && { checklist: { ...checklist, title: titled(subject) } }) };
}

/** The name that was meant: the same but for capitals and dots, or the only one that holds these words. */
function meant(said: string, names: string[]): string | undefined {
  const key = nameKey(said);
  const exact = names.find((name) => nameKey(name) === key);
  const [first, ...others] = key === "" ? [] : names.filter((name) => nameKey(name).includes(key));
  return exact ?? (others.length === 0 ? first : undefined);
}

function which(tool: string, call: Call, { words }: Around, names: string[]): Outcome {
  const text =
    names.length === 0
      ? words("partnership.which-none", { tool })
      : words("partnership.which", { tool, example: names[0] ?? "" });
  const actions = names.slice(0, MOST_BUTTONS).map((name, at): Action => {
    return { id: `say:${tool}-${at + 1}`, label: name, value: `start ${tool} ${name}` };
  });
  const blocks: Block[] = [
    { type: "text", text },
    ...(actions.length > 0 ? [{ type: "actions" as const, actions }] : []),
  ];
  const data = { type: "which", tool, known: names };
  return { outgoing: [answer(call, { text, blocks, data })] };
}
