import type { Words } from "../../../core/ports.ts";
import type { Block } from "../../../core/reply.ts";
import { showDate } from "../../../core/show.ts";
import type { Around } from "../../document/around.ts";
import { labelOf } from "../../document/labels.ts";
import { nameKey } from "../list/provider.ts";
import { loaded, unled, waiting } from "./log.ts";
import type { Contact, Outreach } from "./outreach.ts";

const CHANNELS: Record<string, string> = {
  email: "outreach.channel.email",
  phone: "outreach.channel.phone",
  meeting: "outreach.channel.meeting",
  event: "outreach.channel.event",
  other: "outreach.channel.other",
};
const LEGAL: Record<string, string> = {
  yes: "outreach.legal.yes",
  no: "outreach.legal.no",
  "not-needed": "outreach.legal.not-needed",
};
/** As many contacts as a message shows; the others stay in the document. */
const SHOWN = 20;

/** The log for the district's own people, with what to take care of. */
export function showOutreach(made: Outreach, { words }: Around): Block[] {
  const { leads, log, shared } = made;
  const contacted = new Set(log.map(({ provider }) => nameKey(provider))).size;
  const counts = { contacts: log.length, waiting: waiting(log).length };
  const summary = [words("outreach.summary", counts), ...health(made, words)];
  return [
    { type: "heading", text: words("outreach.title", { providers: contacted }) },
    { type: "text", text: summary.join("\n") },
    ...warnings(made, words).map((text): Block => ({ type: "notice", level: "warning", text })),
    ...table(
      words("outreach.caption.leads"),
      [words("outreach.column.provider"), words("outreach.column.lead")],
      leads.map(({ provider, lead }) => [provider, lead.name]),
    ),
    ...contacts(log, words),
    ...table(
      words("outreach.caption.shared"),
      [
        words("outreach.column.provider"),
        words("outreach.column.date"),
        words("outreach.column.what"),
        words("outreach.column.version"),
        words("outreach.column.legal"),
      ],
      shared.map(({ provider, date, what, version, legal }) => [
        ...[provider, showDate(date), what, version ?? "–", labelOf(words, LEGAL, legal)],
      ]),
    ),
  ];
}

function health({ health: said, unlisted }: Outreach, words: Words): string[] {
  if (!said) return [];
  if ("askBy" in said) return [words("outreach.health.open", { day: showDate(said.askBy) })];
  const day = showDate(said.askedOn);
  if (said.named.length === 0) return [words("outreach.health.asked-waiting", { day })];
  return [
    words("outreach.health.asked", { day, names: said.named.join(", ") }),
    ...(unlisted.length > 0
      ? [words("outreach.health.unlisted", { names: unlisted.join(", ") })]
      : []),
  ];
}

function warnings({ leads, log, shared, ignored, strange }: Outreach, words: Words): string[] {
  const nobody = unled(leads, log);
  const early = [
    ...new Set(shared.filter(({ legal }) => legal === "no").map((one) => one.provider)),
  ];
  return [
    ...(early.length > 0 ? [words("outreach.warn.legal", { names: early.join(", ") })] : []),
    ...ignored.map((one) => words("outreach.warn.ignored", one)),
    ...loaded(leads).map((one) => words("outreach.warn.many", one)),
    ...(strange.length > 0 ? [words("outreach.warn.strange", { names: strange.join(", ") })] : []),
    ...(nobody.length > 0 ? [words("outreach.warn.unled", { names: nobody.join(", ") })] : []),
  ];
}

function contacts(log: Contact[], words: Words): Block[] {
  const newest = [...log].sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));
  const rows = newest
    .slice(0, SHOWN)
    .map(({ provider, date, channel, response, followUp }) => [
      ...[provider, showDate(date), labelOf(words, CHANNELS, channel), response ?? "–"],
      followUp ? showDate(followUp) : "–",
    ]);
  const columns = [
    words("outreach.column.provider"),
    words("outreach.column.date"),
    words("outreach.column.channel"),
    words("outreach.column.response"),
    words("outreach.column.follow-up"),
  ];
  const more = log.length - rows.length;
  return [
    ...table(words("outreach.caption.log"), columns, rows),
    ...(more > 0
      ? [{ type: "text" as const, text: words("outreach.log-more", { count: more }) }]
      : []),
  ];
}

const table = (caption: string, labels: string[], rows: string[][]): Block[] =>
  rows.length === 0
    ? []
    : [{ type: "table", caption, columns: labels.map((label) => ({ label })), rows }];
