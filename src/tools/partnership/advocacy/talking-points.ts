import type { Block } from "../../../core/reply.ts";
import { showDate } from "../../../core/show.ts";
import { isSmall, maskCount } from "../../../privacy/mask.ts";
import type { Around } from "../../document/around.ts";
import type { Advocacy } from "./made.ts";
import { sayAsk } from "./say.ts";

/**
 * The page for decision-makers: facts with their sources, what is asked for, and the district's own figures
 * under a heading of their own, with small counts hidden. Who was talked to is not on it.
 */
export function talkingPoints(made: Advocacy, around: Around): Block[] {
  const { words, district } = around;
  const title = district
    ? words("advocacy.page-title-of", { district: district.name })
    : words("advocacy.page-title");
  return [{ type: "heading", text: title }, ...points(made, around)];
}

/** The same without its title. */
export function points(made: Advocacy, around: Around): Block[] {
  const { words } = around;
  const asked = [...new Set(made.asks.map(({ ask }) => ask))].map(sayAsk(words));
  const known = made.facts.map(({ say, source }) => `${say} ${source}`);
  return [
    ...part(words("advocacy.facts"), known),
    ...part(words("advocacy.ask-for"), asked),
    ...ownPart(made, around),
    ...(made.words ? [{ type: "text" as const, text: made.words }] : []),
  ];
}

const part = (heading: string, lines: string[]): Block[] =>
  lines.length === 0
    ? []
    : [
        { type: "heading", text: heading },
        { type: "text", text: lines.map((line) => `• ${line}`).join("\n") },
      ];

function ownPart({ wantsOwn, own }: Advocacy, around: Around): Block[] {
  const { words } = around;
  if (!wantsOwn) return [];
  if (!own) return [{ type: "notice", level: "info", text: words("advocacy.own-none") }];
  const { total, unmet } = own;
  // What both leave between them is who gets care today.
  const served = unmet ? [total.low - unmet.low, total.high - unmet.high] : [];
  const few = served.some((n) => isSmall(n, around.threshold));
  const said = words("advocacy.own-need", {
    day: showDate(own.date),
    total: between(total, around),
    unmet: unmet && !few ? between(unmet, around) : "none",
  });
  return [
    { type: "heading", text: words("advocacy.own") },
    { type: "text", text: `${said} ${words("advocacy.own-note")}` },
  ];
}

function between({ low, high }: { low: number; high: number }, { words, threshold }: Around) {
  const [from, to] = [low, high].map((n) => maskCount(n, threshold, words));
  return from === to ? `${from}` : words("advocacy.range", { low: `${from}`, high: `${to}` });
}
