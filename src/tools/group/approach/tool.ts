import type { Words } from "../../../core/ports.ts";
import type { Block } from "../../../core/reply.ts";
import { showList } from "../../../core/show.ts";
import { heading, info, text, warning } from "../../document/blocks.ts";
import {
  type DocumentDeps,
  type DocumentTool,
  documentTool,
} from "../../document/document-tool.ts";
import { labelOf, labelsOf } from "../../document/labels.ts";
import type { Task } from "../../document/maker.ts";
import { contradictions, unknowns } from "./contradictions.ts";
import { type Approach, approachOf, approachShape, CONSIDERATIONS, WAYS } from "./made.ts";
import { JUDGED, JUDGEMENT, LEVERS, PLANS, SHORT, WAY } from "./says.ts";

/** The ways by which students get more care; each brings the plan that fits it. */
export function approachTool(deps: DocumentDeps): DocumentTool {
  const { words } = deps;
  return documentTool<Approach>(
    {
      name: "approach",
      shape: approachShape,
      make: approachOf,
      show: (made) => show(words, made),
      facts: (made) => ({ ...made, caller: made.caller?.id ?? null }),
      tasks: (made) => tasksOf(words, made),
    },
    deps,
  );
}

function tasksOf(words: Words, made: Approach): Task[] {
  const { called, caller, levers, due: dueOn } = made;
  const open = unknowns(words, made);
  const owner = caller ? { owner: caller } : {};
  return [
    ...(called ? [] : [{ key: "call", label: words("approach.task.call"), dueOn, ...owner }]),
    ...(open.length > 0
      ? [
          {
            key: "unknown",
            label: words("approach.task.unknown", { points: open.join("; ") }),
            dueOn,
          },
        ]
      : []),
    ...levers.map((lever) => ({
      key: `lever-${lever}`,
      label: `${words("approach.task.levers")}: ${labelOf(words, LEVERS, lever)}`,
      tool: "partner-review",
    })),
  ];
}

function show(words: Words, made: Approach): Block[] {
  const ways = made.ways.map(({ way }) => labelOf(words, WAY, way));
  const open = unknowns(words, made);
  const levers = labelsOf(words, LEVERS, made.levers);
  const field = { label: words("approach.field.levers"), value: levers };
  return [
    heading(words("approach.title", { ways: showList(ways) })),
    text(words(made.ways.length > 1 ? "approach.text.several" : "approach.text.one")),
    table(words, made),
    ...(levers ? [{ type: "fields" as const, fields: [field] }] : []),
    ...contradictions(words, made).map(warning),
    ...(open.length > 0 ? [info(words("approach.note.unknown", { count: open.length }))] : []),
    { type: "actions", actions: plansFor(words, made) },
  ];
}

/** The plan of each way that was chosen. */
const plansFor = (words: Words, { ways }: Approach) =>
  WAYS.filter(({ way }) => ways.some((one) => one.way === way)).map(({ plan }) => ({
    id: `plan:new:${plan}`,
    label: labelOf(words, PLANS, plan),
  }));

function table(words: Words, { ways }: Approach): Block {
  const rows = ways.map((one) => [
    labelOf(words, SHORT, one.way),
    ...CONSIDERATIONS.map((name) => labelOf(words, JUDGEMENT, one[name] ?? "unknown")),
    one.note ?? "",
  ]);
  return {
    type: "table",
    caption: words("approach.table.caption"),
    columns: [
      { label: words("approach.table.way") },
      ...CONSIDERATIONS.map((name) => ({ label: labelOf(words, JUDGED, name) })),
      { label: words("approach.table.note") },
    ],
    rows,
  };
}
