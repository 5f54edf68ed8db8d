import type { Words } from "../../../core/ports.ts";
import type { Block } from "../../../core/reply.ts";
import { showDate } from "../../../core/show.ts";
import type { Around } from "../../document/around.ts";
import { sayChoice } from "../../document/labels.ts";
import { sayRhythm } from "../say-rhythm.ts";
import type { Communication } from "./made.ts";

const AUDIENCE: Record<string, string> = {
  "school-staff": "communication.audience.school-staff",
  "partner-staff": "communication.audience.partner-staff",
  families: "communication.audience.families",
  students: "communication.audience.students",
  community: "communication.audience.community",
  leadership: "communication.audience.leadership",
};

const TWO: Record<string, string> = {
  what: "communication.part.what",
  how: "communication.part.how",
  who: "communication.part.who",
  consent: "communication.part.consent",
};

export const sayAudience = (words: Words) => sayChoice(words, AUDIENCE);
export const sayTwo = (words: Words) => sayChoice(words, TWO);

/** What the plan for students with two providers does not say yet. */
export const missingOfTwo = ({ two }: Communication): string[] =>
  (["what", "how", "who", "consent"] as const).filter((part) => two[part] === undefined);

/** The communication plan as a page. */
export function showCommunication(made: Communication, { words }: Around): Block[] {
  const heard = new Set(made.messages.map(({ audience }) => audience));
  const missed = Object.keys(AUDIENCE).filter((audience) => !heard.has(audience));
  const counts = { messages: made.messages.length, groups: heard.size };
  const said = words("communication.said", {
    missed: missed.map(sayAudience(words)).join(", ") || "none",
  });
  return [
    { type: "heading", text: words("communication.title", counts) },
    { type: "text", text: [said, referralSaid(words, made), twoSaid(words, made)].join(" ") },
    ...(made.messages.length > 0 ? [messagesTable(words, made)] : []),
    { type: "fields", fields: fieldsOf(words, made) },
    ...warnings(words, made),
    { type: "text", text: words("communication.process") },
  ];
}

function referralSaid(words: Words, { referral }: Communication): string {
  const { route, days } = referral;
  if (route === undefined) return words("communication.route-unknown");
  const promised = days === undefined ? "none" : words("communication.days", { count: days });
  return words("communication.referral", {
    route: /[.!?]$/.test(route) ? route : `${route}.`,
    days: promised,
  });
}

function twoSaid(words: Words, made: Communication): string {
  const parts = missingOfTwo(made).map(sayTwo(words)).join(", ");
  return parts === ""
    ? words("communication.two-all")
    : words("communication.two-missing", { parts });
}

function messagesTable(words: Words, { messages }: Communication): Block {
  const unknown = words("communication.unknown");
  const columns = [
    { label: words("communication.table.audience") },
    { label: words("communication.table.message") },
    { label: words("communication.table.channel") },
    { label: words("communication.table.owner") },
    { label: words("communication.table.every") },
    { label: words("communication.table.language") },
    { label: words("communication.table.next") },
  ];
  const rows = messages.map(({ audience, message, channel, owner, every, language, next }) => [
    sayAudience(words)(audience),
    message,
    channel ?? unknown,
    owner?.name ?? unknown,
    every ? sayRhythm(words)(every) : unknown,
    language ?? unknown,
    next ? showDate(next) : unknown,
  ]);
  return { type: "table", caption: words("communication.table.caption"), columns, rows };
}

function fieldsOf(words: Words, { heard, contact, referral, two }: Communication) {
  const { form, receives, days, loop, crisis, consent, translation } = referral;
  const yes = (said: boolean) => words(said ? "communication.yes" : "communication.no");
  const all: [string, string | undefined][] = [
    [words("communication.field.heard"), heard],
    [words("communication.field.contact"), contact && sayRhythm(words)(contact)],
    [words("communication.field.form"), form],
    [words("communication.field.receives"), receives],
    [
      words("communication.field.days"),
      days === undefined ? undefined : words("communication.days", { count: days }),
    ],
    [words("communication.field.loop"), loop],
    [words("communication.field.crisis"), crisis === undefined ? undefined : yes(crisis)],
    [words("communication.field.consent"), consent],
    [words("communication.field.translation"), translation],
    [words("communication.field.two-what"), two.what],
    [words("communication.field.two-how"), two.how],
    [words("communication.field.two-who"), two.who],
    [words("communication.field.two-consent"), two.consent],
  ];
  return all.map(([label, value]) => ({ label, value: value || words("communication.unknown") }));
}

function warnings(words: Words, { referral }: Communication): Block[] {
  const texts = [
    ...(referral.crisis === true ? [] : [words("communication.warn.crisis")]),
    ...(referral.loop === undefined ? [words("communication.warn.loop")] : []),
    ...(referral.days === undefined ? [words("communication.warn.days")] : []),
  ];
  return texts.map((text): Block => ({ type: "notice", level: "warning", text }));
}
