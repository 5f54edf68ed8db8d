import type { Reply } from "../../src/core/reply.ts";
import { SLACK } from "./limits.ts";
import { pack } from "./pack.ts";
import { unitsOf } from "./render.ts";
import { shownWords } from "./shown-words.ts";
import { type SlackBlock, section, tableInWords } from "./table.ts";

/** What views.publish takes. */
export interface HomeView {
  type: "home";
  blocks: SlackBlock[];
}

const ROOM = { blocks: SLACK.viewBlocks - 1, chars: SLACK.viewChars };

/**
 * A reply as an App Home, which is one view: it shows no chart of Slack's own, and one table; the
 * others are said in words. What is too long for it ends with `more`: where to read the rest.
 */
export function renderHome(reply: Reply, more: string): HomeView {
  const units = oneTable(unitsOf(reply, { charts: "words" }));
  const [first = [], ...rest] = pack(units, ROOM);
  return { type: "home", blocks: [...first, ...(rest.length > 0 ? section(more) : [])] };
}

function oneTable(units: SlackBlock[][]): SlackBlock[][] {
  const first = units.flat().find(({ type }) => type === "table");
  const others = (block: SlackBlock) => block.type === "table" && block !== first;
  return units.map((unit) => unit.flatMap((block) => (others(block) ? inWords(block) : [block])));
}

function inWords(table: SlackBlock): SlackBlock[] {
  const [header = [], ...rows] = (table.rows as unknown[][]).map((row) =>
    row.map((cell) => shownWords([cell as SlackBlock], same).trim()),
  );
  return tableInWords(
    "",
    header.map((label) => ({ label })),
    rows,
  ).flat();
}

const same = (text: string) => text;
