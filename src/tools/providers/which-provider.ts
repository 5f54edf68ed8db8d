import { answer } from "../../core/answer.ts";
import type { Outcome } from "../../core/change.ts";
import type { Call } from "../../core/command.ts";
import type { Action, Block } from "../../core/reply.ts";
import type { Around } from "../document/around.ts";
import { listedAs, nameKey, providersIn } from "./list/provider.ts";

/** As many as one message can offer as buttons; any other can be typed. */
const OFFERED = 20;

/** Names are short; what is longer was meant as something else. */
const LONGEST = 100;

/**
 * The provider that somebody means, as the district's list writes it, or a message that asks which one.
 * A name that is not on the list is taken as it is only where the district has no list yet, or where
 * it was picked in answer to that question ("start rating = New Place").
 */
export function whichProvider(
  call: Call,
  said: string,
  around: Around,
  tool: string,
): { provider: string } | { outcome: Outcome } {
  const names = providersIn(around).map(({ name }) => name);
  const surely = /^=\s*/.test(said);
  const wanted = said.replace(/^=\s*/, "").trim().slice(0, LONGEST);
  const key = nameKey(wanted);
  const meant = listedAs(names, wanted);
  if (meant !== undefined) return { provider: meant };
  const near = key === "" ? [] : names.filter((name) => nameKey(name).includes(key));
  if (key !== "" && (surely || names.length === 0)) return { provider: wanted };
  return { outcome: asking(call, { tool, wanted, names: near.length > 0 ? near : names }, around) };
}

function asking(
  call: Call,
  { tool, wanted, names }: { tool: string; wanted: string; names: string[] },
  { words }: Around,
): Outcome {
  const usage = `start ${tool} Riverbend Counseling`;
  const text =
    names.length === 0
      ? words("providers.which.none", { usage })
      : wanted === ""
        ? words("providers.which.ask")
        : words("providers.other-name", { said: wanted });
  const start = (name: string, label = name): Action => {
    return { id: "say:provider", label, value: `start ${tool} ${name}` };
  };
  const list = {
    id: "say:providers",
    label: words("providers.which.list"),
    value: "start providers",
  };
  const actions = names.slice(0, OFFERED).map((name) => start(name));
  if (names.length === 0) actions.push(list);
  else if (wanted !== "")
    actions.push(start(`= ${wanted}`, words("providers.as-new", { said: wanted.slice(0, 40) })));
  const blocks: Block[] = [
    { type: "text", text },
    { type: "actions", actions },
  ];
  const spoken = [text, ...actions.map(({ label, value }) => `${label}: ${value}`)].join("\n");
  const data = { type: "question", asks: "provider", tool, providers: names };
  return { outgoing: [answer(call, { text: spoken, blocks, data })] };
}
