import { SLACK } from "./limits.ts";
import type { SlackBlock } from "./table.ts";

/** What one message or view may hold. */
export interface Room {
  blocks: number;
  chars: number;
}

/**
 * Blocks in groups that each fit one message. A unit (a caption and its table) stays together, and
 * so does a heading with what it is the heading of.
 */
export function pack(units: SlackBlock[][], room: Room): SlackBlock[][] {
  const groups: SlackBlock[][] = [[]];
  for (const unit of withHeadings(units).flatMap((one) => (fits(one, room) ? [one] : apart(one)))) {
    const group = groups.at(-1) ?? [];
    if (group.length === 0 || fits([...group, ...unit], room)) group.push(...unit);
    else groups.push([...unit]);
  }
  return groups;
}

/** Headings joined with the unit that follows them. */
function withHeadings(units: SlackBlock[][]): SlackBlock[][] {
  const joined: SlackBlock[][] = [];
  for (const unit of units.filter(({ length }) => length > 0)) {
    const before = joined.at(-1);
    if (before?.at(-1)?.type === "header") before.push(...unit);
    else joined.push([...unit]);
  }
  return joined;
}

const apart = (unit: SlackBlock[]) => unit.map((block) => [block]);

function fits(blocks: SlackBlock[], { blocks: most, chars }: Room): boolean {
  const count = (type: string) => blocks.filter((block) => block.type === type).length;
  return (
    blocks.length <= most &&
    count("table") <= SLACK.tables &&
    count("data_visualization") <= SLACK.charts &&
    sizeOf(blocks) <= chars
  );
}

/** Characters as Slack may count them: every text, and a little for whatever holds it. */
export function sizeOf(thing: unknown): number {
  if (typeof thing === "string") return thing.length;
  if (Array.isArray(thing)) return thing.reduce((sum: number, one) => sum + sizeOf(one), 0);
  if (typeof thing !== "object" || thing === null) return 0;
  const { type: _, ...rest } = thing as Record<string, unknown>;
  return Object.values(rest).reduce((sum: number, one) => sum + sizeOf(one), SLACK.blockOverhead);
}
