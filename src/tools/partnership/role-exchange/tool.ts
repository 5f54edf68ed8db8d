import { z } from "zod";
import type { Words } from "../../../core/ports.ts";
import type { Block } from "../../../core/reply.ts";
import { showDate } from "../../../core/show.ts";
import type { Answers, Cells } from "../../checklist.ts";
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
import { asPeople, asText, rowsOf, textOf } from "../../given.ts";
import { listedAs, providersIn } from "../../providers/list/provider.ts";

const topicShape = z.object({
  topic: z.string(),
  who: namedShape.optional(),
  on: z.string().optional(),
  done: z.boolean(),
});

/** What a document of kind "role-exchange" holds: what each side explains to the other. */
export const roleExchangeShape = z.object({
  partner: z.string().optional(),
  school: z.array(topicShape),
  community: z.array(topicShape),
  changes: z.string().optional(),
});

export type RoleExchange = z.infer<typeof roleExchangeShape>;
type Topic = z.infer<typeof topicShape>;

function make(answers: Answers, around: Around): RoleExchange {
  const said = textOf(answers, "partner");
  const names = providersIn(around).map(({ name }) => name);
  return {
    partner: said && (listedAs(names, said) ?? said),
    school: rowsOf(answers, "school").flatMap(topicOf),
    community: rowsOf(answers, "community").flatMap(topicOf),
    changes: textOf(answers, "changes"),
  };
}

function topicOf(row: Cells): Topic[] {
  const topic = asText(row.topic);
  if (!topic) return [];
  const [who] = asPeople(row.who);
  return [{ topic, who, on: asText(row.on), done: asText(row.state) === "done" }];
}

/** The topics that NASP and NCSMH name for each side, to begin with. */
function prefill({ words, answersTo }: Around): Answers {
  if (answersTo("role-exchange")) return {};
  const rows = (topics: string[]) => ({
    value: { rows: topics.map((topic) => ({ topic, state: "planned" })) },
    suggested: true as const,
  });
  return {
    school: rows([
      words("role-exchange.start.systems"),
      words("role-exchange.start.duties"),
      words("role-exchange.start.teams"),
    ]),
    community: rows([words("role-exchange.start.expertise"), words("role-exchange.start.care")]),
  };
}

function show(made: RoleExchange, { words }: Around): Block[] {
  const { school, community, partner, changes } = made;
  const all = [...school, ...community];
  const counts = { done: all.filter(({ done }) => done).length, of: all.length };
  const title = partner
    ? words("role-exchange.title-with", { ...counts, partner })
    : words("role-exchange.title", counts);
  const undated = all.filter(({ on, done }) => on === undefined && !done).length;
  const sides = { school: school.length, community: community.length, undated };
  return [
    { type: "heading", text: title },
    { type: "text", text: words("role-exchange.said", sides) },
    ...(school.length === 0 || community.length === 0 ? [oneSided(words)] : []),
    ...tableOf(words, words("role-exchange.school"), school),
    ...tableOf(words, words("role-exchange.community"), community),
    ...(changes
      ? [
          {
            type: "fields" as const,
            fields: [{ label: words("role-exchange.changes"), value: changes }],
          },
        ]
      : []),
  ];
}

const oneSided = (words: Words): Block => ({
  type: "notice",
  level: "warning",
  text: words("role-exchange.one-sided"),
});

const STATE: Record<string, string> = {
  planned: "role-exchange.state.planned",
  done: "role-exchange.state.done",
};

function tableOf(words: Words, caption: string, topics: Topic[]): Block[] {
  if (topics.length === 0) return [];
  const unknown = words("role-exchange.unknown");
  const columns = [
    { label: words("role-exchange.table.topic") },
    { label: words("role-exchange.table.who") },
    { label: words("role-exchange.table.on") },
    { label: words("role-exchange.table.state") },
  ];
  const rows = topics.map(({ topic, who, on, done }) => [
    topic,
    who?.name ?? unknown,
    on ? showDate(on) : unknown,
    sayChoice(words, STATE)(done ? "done" : "planned"),
  ]);
  return [{ type: "table", caption, columns, rows }];
}

function tasks({ school, community, changes }: RoleExchange, { words }: Around): Task[] {
  const side = (name: string, topics: Topic[], label: (topic: string) => string) =>
    withKeys(topics, ({ topic }) => topic)
      .filter(({ row }) => !row.done)
      .map(({ key, row }) => ({
        ...{ key: `${name}:${key}`, label: label(row.topic) },
        ...(row.who && { owner: row.who }),
        ...(row.on && { dueOn: row.on }),
      }));
  return [
    ...side("school", school, (topic) => words("role-exchange.task.school", { topic })),
    ...side("community", community, (topic) => words("role-exchange.task.community", { topic })),
    ...(changes
      ? [{ key: "changes", label: words("role-exchange.task.changes", { changes }) }]
      : []),
  ];
}

/** What school side and partner side explain to each other, by whom and when. */
export const roleExchangeTool = (deps: DocumentDeps): DocumentTool =>
  documentTool<RoleExchange>(
    { name: "role-exchange", shape: roleExchangeShape, make, show, tasks, prefill },
    deps,
  );
