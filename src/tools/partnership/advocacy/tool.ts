import type { FactCard } from "../../../library/card.ts";
import type { Checklist } from "../../checklist.ts";
import type { Around } from "../../document/around.ts";
import {
  type DocumentDeps,
  type DocumentTool,
  documentTool,
} from "../../document/document-tool.ts";
import type { Task } from "../../document/maker.ts";
import { withKeys } from "../../document/row-keys.ts";
import { type Advocacy, advocacyShape, makeAdvocacy } from "./made.ts";
import { sayAskShort, sayKind } from "./say.ts";
import { isAhead, showAdvocacy } from "./show.ts";
import { talkingPoints } from "./talking-points.ts";

const MOST_FACTS = 20;
const LONGEST_LABEL = 60;

/** The checklist with the fact cards of the library to pick from. */
function withFacts(checklist: Checklist, cards: FactCard[]): Checklist {
  const choices = cards
    .slice(0, MOST_FACTS)
    .map(({ id, title }) => ({ value: id, label: title.slice(0, LONGEST_LABEL) }));
  if (choices.length < 2) return checklist;
  const steps = checklist.steps.map((step) =>
    step.id === "facts" && step.type === "multiChoice" ? { ...step, choices } : step,
  );
  return { ...checklist, steps };
}

function tasks({ talks }: Advocacy, { words, today }: Around): Task[] {
  return withKeys(talks, ({ who, ask }) => `${who} ${ask ?? ""}`)
    .filter(({ row }) => isAhead(row, today))
    .map(({ key, row }) => {
      const ask = row.ask ? sayAskShort(words)(row.ask) : "none";
      const kind = sayKind(words)(row.kind);
      const label = words("advocacy.task.talk", { who: row.who, kind, ask });
      const { on: dueOn, owner } = row;
      return { key, label, ...(dueOn && { dueOn }), ...(owner && { owner }), tool: "advocacy" };
    });
}

/** Talks with decision-makers, eight asks, and a page of talking points that keeps facts and own figures apart. */
export const advocacyTool = (deps: DocumentDeps & { facts: FactCard[] }): DocumentTool =>
  documentTool<Advocacy>(
    {
      ...{ name: "advocacy", shape: advocacyShape, gated: true, tasks },
      begin: (_call, _said, { checklist }) =>
        checklist ? { checklist: withFacts(checklist, deps.facts) } : {},
      make: (answers, around) => makeAdvocacy(answers, around, deps.facts),
      show: showAdvocacy,
      page: talkingPoints,
    },
    deps,
  );
