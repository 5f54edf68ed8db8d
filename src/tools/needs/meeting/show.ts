import { z } from "zod";
import type { Words } from "../../../core/ports.ts";
import type { Block } from "../../../core/reply.ts";
import { showDate } from "../../../core/show.ts";
import type { Around } from "../../document/around.ts";
import { heading, sayButton, text, warning } from "../../document/blocks.ts";
import { labelOf, labelsOf } from "../../document/labels.ts";
import { namesOf } from "../../document/named.ts";
import { agendaOf, showTime } from "./clock.ts";
import { type NeedsMeeting, VOICES } from "./made.ts";
import { AGENDA, GROUPS, NEEDS, VOICE, WALK } from "./says.ts";

/** The meeting with its agenda, or with what came of it, and the way through it. */
export function showMeeting(words: Words, made: NeedsMeeting, around: Around): Block[] {
  const fields = made.stage === "held" ? heldFields(words, made) : plannedFields(words, made);
  return [
    ...opening(words, made),
    ...(made.stage === "planning" ? [agenda(words, made)] : []),
    ...(fields.length > 0 ? [{ type: "fields" as const, fields }] : []),
    ...missing(words, made),
    ...walk(words, around),
  ];
}

/** Day, time, place and purpose. */
export function opening(words: Words, made: NeedsMeeting): Block[] {
  const day = showDate(made.date);
  const leader = made.leader?.name ?? "";
  if (made.stage === "held") {
    const facts = { leader, there: made.attended.length, invited: made.attendees.length };
    return [
      heading(words("needs-meeting.title.held", { day })),
      text(words("needs-meeting.text.held", facts)),
    ];
  }
  const time = made.start === null ? "none" : showTime(made.start);
  return [
    heading(words("needs-meeting.title.planning", { day, time })),
    text(words("needs-meeting.text.planning", { leader, place: made.place ?? "none" })),
  ];
}

/** The parts with their times, or with minutes where no time was given. */
export function agenda(words: Words, { length, start }: NeedsMeeting): Block {
  const rows = agendaOf(length).map(({ part, from, to }) => [
    start === null
      ? words("needs-meeting.agenda.minutes", { from, to })
      : `${showTime(start + from)} – ${showTime(start + to)}`,
    labelOf(words, AGENDA, part),
  ]);
  return {
    type: "table",
    caption: words("needs-meeting.agenda.caption"),
    columns: [
      { label: words("needs-meeting.agenda.time") },
      { label: words("needs-meeting.agenda.part") },
    ],
    rows,
  };
}

const field = (label: string, value: string | null | undefined) =>
  value ? [{ label, value }] : [];

function plannedFields(words: Words, { attendees, prework }: NeedsMeeting) {
  const work = prework.map(({ what, owner }) => (owner ? `${what} (${owner.name})` : what));
  return [
    ...field(words("needs-meeting.field.invited"), namesOf(attendees)),
    ...field(words("needs-meeting.field.prework"), work.join("; ")),
  ];
}

const heldFields = (words: Words, { gaps, unserved }: NeedsMeeting) => [
  ...field(words("needs-meeting.field.gaps"), gaps),
  ...field(words("needs-meeting.field.groups"), labelsOf(words, GROUPS, unserved.groups)),
  ...field(words("needs-meeting.field.sites"), unserved.sites.join(", ")),
  ...field(words("needs-meeting.field.needs"), labelsOf(words, NEEDS, unserved.needs)),
  ...field(words("needs-meeting.field.note"), unserved.note),
];

/** Who should be at the table and is not. */
export const missingVoices = ({ voices }: NeedsMeeting) =>
  VOICES.filter((voice) => !voices.includes(voice));

function missing(words: Words, made: NeedsMeeting): Block[] {
  const voices = labelsOf(words, VOICE, missingVoices(made));
  return voices ? [warning(words("needs-meeting.missing", { voices }))] : [];
}

/** What is done of the four parts, and buttons for the others. */
function walk(words: Words, around: Around): Block[] {
  const parts = WALK.map((one) => ({
    ...one,
    done: around.latest(one.kind, z.unknown()) !== undefined,
  }));
  const next = parts.find(({ done }) => !done);
  const open = parts.filter(({ done }) => !done);
  return [
    {
      type: "steps",
      steps: parts.map((one) => ({
        label: words(one.label),
        state: one.done ? "done" : one === next ? "now" : "next",
      })),
    },
    ...(open.length > 0
      ? [
          {
            type: "actions" as const,
            actions: open.map(({ label, begin }) => sayButton(words(label), begin)),
          },
        ]
      : []),
  ];
}
