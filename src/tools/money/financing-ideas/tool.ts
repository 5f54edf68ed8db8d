import { z } from "zod";
import type { Words } from "../../../core/ports.ts";
import type { Block } from "../../../core/reply.ts";
import { showDate } from "../../../core/show.ts";
import type { Answers } from "../../checklist.ts";
import { monthsLater } from "../../dates/recurring.ts";
import type { Around } from "../../document/around.ts";
import {
  type DocumentDeps,
  type DocumentTool,
  documentTool,
} from "../../document/document-tool.ts";
import { sayChoice } from "../../document/labels.ts";
import type { Task } from "../../document/maker.ts";
import { namedShape } from "../../document/named.ts";
import { withKeys } from "../../document/row-keys.ts";
import { asPeople, asText, rowsOf, severalOf, textOf } from "../../given.ts";
import { info, paragraph, table, warning } from "../blocks.ts";
import { filled } from "../filled.ts";
import { CATALOG } from "./catalog.ts";

const words = z.string().exactOptional();

/** Ideas that a district follows: those of the catalog by value, and its own. */
const financingIdeasShape = z.object({
  strategies: z.array(z.string()),
  first: z.array(z.string()),
  own: z.array(
    z.object({
      idea: z.string(),
      evidence: words,
      era: words,
      ends: words,
      owner: namedShape.exactOptional(),
    }),
  ),
  flexibility: words,
});

type Made = z.infer<typeof financingIdeasShape>;

function make(answers: Answers): Made {
  const flexibility = textOf(answers, "flexibility");
  const own = rowsOf(answers, "own").flatMap((row) => {
    const idea = asText(row.idea);
    const [owner] = asPeople(row.owner);
    if (!idea) return [];
    return [{ idea, ...filled(row, ["evidence", "era", "ends"]), ...(owner && { owner }) }];
  });
  return {
    strategies: severalOf(answers, "strategies"),
    first: severalOf(answers, "first"),
    own,
    ...(flexibility && { flexibility }),
  };
}

const USES: Record<string, string> = {
  coordinator: "financing-ideas.use.coordinator",
  staff: "financing-ideas.use.staff",
  technology: "financing-ideas.use.technology",
  data: "financing-ideas.use.data",
};

const ERAS: Record<string, string> = {
  before: "financing-ideas.era.before",
  relief: "financing-ideas.era.relief",
  now: "financing-ideas.era.now",
};

function show(made: Made, { words: say, today }: Around): Block[] {
  const { strategies, own, first, flexibility } = made;
  const names = (rows: Made["own"]) => rows.map(({ idea }) => idea).join(", ");
  const unproven = own.filter(({ evidence }) => !evidence);
  const over = own.filter(({ ends }) => ends !== undefined && ends < today);
  const relief = strategies.includes("title-i-share") || own.some(({ era }) => era === "relief");
  const uses = first.map(sayChoice(say, USES)).join(", ");
  return [
    {
      type: "heading",
      text: say("financing-ideas.title", { count: strategies.length + own.length }),
    },
    ...paragraph(first.length > 0 ? say("financing-ideas.first", { uses }) : undefined),
    ...catalogPart(say, strategies),
    ...ownTable(say, own),
    ...warning(
      unproven.length > 0 ? say("financing-ideas.unproven", { ideas: names(unproven) }) : undefined,
    ),
    ...warning(over.length > 0 ? say("financing-ideas.over", { ideas: names(over) }) : undefined),
    ...info(relief ? say("financing-ideas.relief") : undefined),
    ...paragraph(flexibility && say("financing-ideas.flexibility", { flexibility })),
  ];
}

/** What is known of each idea, from when it is, and where it is from. */
function catalogPart(say: Words, strategies: string[]): Block[] {
  const fields = strategies.flatMap((value) => {
    const idea = CATALOG[value];
    if (!idea) return [{ label: value, value: say("financing-ideas.unknown") }];
    const cited = { about: say(idea.about), era: say(idea.era), source: say(idea.source) };
    return [{ label: say(idea.name), value: say("financing-ideas.known", cited) }];
  });
  return fields.length > 0 ? [{ type: "fields", fields }] : [];
}

function ownTable(say: Words, own: Made["own"]): Block[] {
  const columns = [
    ...[say("financing-ideas.column.idea"), say("financing-ideas.column.evidence")],
    ...[say("financing-ideas.column.era"), say("financing-ideas.column.ends")],
    say("financing-ideas.column.owner"),
  ];
  const rows = own.map(({ idea, evidence, era, ends, owner }) => [
    ...[idea, evidence, era && sayChoice(say, ERAS)(era), ends && showDate(ends), owner?.name],
  ]);
  return table(say("financing-ideas.table.own"), columns, rows);
}

/** Half a year before the money behind an idea ends. */
const MONTHS_BEFORE = 6;

function tasks({ own }: Made, { words: say, today }: Around): Task[] {
  return withKeys(own, ({ idea }) => idea).flatMap(({ key, row: { idea, ends, owner } }) => {
    if (!ends || ends < today) return [];
    const early = monthsLater(ends, -MONTHS_BEFORE);
    const label = say("financing-ideas.task", { idea, day: showDate(ends) });
    const dueOn = early < today ? today : early;
    return [{ key, label, dueOn, tool: "financing-ideas", ...(owner && { owner }) }];
  });
}

/** Ways to pay for student support, from elsewhere and their own, with what shows that they work. */
export const financingIdeasTool = (deps: DocumentDeps): DocumentTool =>
  documentTool<Made>(
    { name: "financing-ideas", shape: financingIdeasShape, make, show, tasks },
    deps,
  );
