import type { Words } from "../../../core/ports.ts";
import type { Block } from "../../../core/reply.ts";
import { showDate } from "../../../core/show.ts";
import type { Around } from "../../document/around.ts";
import type { Advocacy, Talk } from "./made.ts";
import { ASKS, sayAskShort, sayKind, sayStatus } from "./say.ts";
import { points } from "./talking-points.ts";

/** Talks that are still to come, or have no date yet, and of which nothing has come. */
export const isAhead = ({ on, outcome }: Talk, today: string) =>
  outcome === undefined && (on === undefined || on >= today);

/** Whom the district talks to and what came of it, then its page of talking points. */
export function showAdvocacy(made: Advocacy, around: Around): Block[] {
  const { words, today } = around;
  const { talks, asks, uncited } = made;
  const pursued = new Set(asks.map(({ ask }) => ask));
  const idle = Object.keys(ASKS).filter((ask) => !pursued.has(ask));
  const said = words("advocacy.said", {
    ahead: talks.filter((talk) => isAhead(talk, today)).length,
    won: asks.filter(({ status }) => status === "won").length,
  });
  const idleSaid =
    idle.length > 0
      ? [words("advocacy.idle", { asks: idle.map(sayAskShort(words)).join("; ") })]
      : [];
  const left = uncited.join("; ");
  return [
    {
      type: "heading",
      text: words("advocacy.title", { talks: talks.length, asks: pursued.size }),
    },
    { type: "text", text: [said, ...idleSaid].join(" ") },
    ...talksTable(words, talks),
    ...asksTable(words, asks),
    ...points(made, around),
    ...(left
      ? [
          {
            type: "notice" as const,
            level: "warning" as const,
            text: words("advocacy.uncited", { titles: left }),
          },
        ]
      : []),
  ];
}

function talksTable(words: Words, talks: Talk[]): Block[] {
  if (talks.length === 0) return [];
  const unknown = words("advocacy.unknown");
  const columns = [
    { label: words("advocacy.talks.who") },
    { label: words("advocacy.talks.kind") },
    { label: words("advocacy.talks.on") },
    { label: words("advocacy.talks.ask") },
    { label: words("advocacy.talks.outcome") },
    { label: words("advocacy.talks.owner") },
  ];
  const rows = talks.map(({ kind, who, on, ask, outcome, owner }) => [
    ...[who, sayKind(words)(kind), on ? showDate(on) : unknown],
    ask ? sayAskShort(words)(ask) : unknown,
    ...[outcome ?? unknown, owner?.name ?? unknown],
  ]);
  return [{ type: "table", caption: words("advocacy.talks.caption"), columns, rows }];
}

function asksTable(words: Words, asks: Advocacy["asks"]): Block[] {
  if (asks.length === 0) return [];
  const columns = [
    { label: words("advocacy.asks.ask") },
    { label: words("advocacy.asks.where") },
    { label: words("advocacy.asks.status") },
  ];
  const rows = asks.map(({ ask, where, status }) => [
    ...[sayAskShort(words)(ask), where, sayStatus(words)(status)],
  ]);
  return [{ type: "table", caption: words("advocacy.asks.caption"), columns, rows }];
}
