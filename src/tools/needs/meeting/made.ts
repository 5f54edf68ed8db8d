import { z } from "zod";
import type { Answers } from "../../checklist.ts";
import type { Around } from "../../document/around.ts";
import { namedShape } from "../../document/named.ts";
import { asPeople, asText, peopleOf, rowsOf, severalOf, textOf, yesOf } from "../../given.ts";
import { readTime } from "./clock.ts";

const preworkShape = z.object({
  what: z.string(),
  owner: namedShape.nullable(),
  by: z.string().nullable(),
});

/**
 * What a document of kind "needs-meeting" holds. `start`: minutes after midnight. `unserved`: what the
 * group found not served well enough. `told`: by person, the day and time they were told of.
 */
export const needsMeetingShape = z.object({
  stage: z.enum(["planning", "held"]),
  date: z.string(),
  start: z.number().nullable(),
  length: z.number(),
  place: z.string().nullable(),
  leader: namedShape.nullable(),
  attendees: z.array(namedShape),
  voices: z.array(z.string()),
  prework: z.array(preworkShape),
  told: z.record(z.string(), z.string()),
  attended: z.array(namedShape),
  gaps: z.string().nullable(),
  unserved: z.object({
    groups: z.array(z.string()),
    sites: z.array(z.string()),
    needs: z.array(z.string()),
    note: z.string().nullable(),
  }),
});

export type NeedsMeeting = z.infer<typeof needsMeetingShape>;

/** Whom a needs assessment brings together (school-community-partnerships, lines 201-213). */
export const VOICES = ["families", "students", "administrators", "school-staff", "community-staff"];

/** The meeting; once it is held, what was planned before stays as it was. */
export function meetingOf(answers: Answers, around: Around): NeedsMeeting {
  const stage = textOf(answers, "stage") === "held" ? "held" : "planning";
  const earlier = around.latest("needs-meeting", needsMeetingShape)?.made;
  const date = textOf(answers, "date") ?? around.today;
  const before = earlier?.date === date || stage === "held" ? earlier : undefined;
  const planned = stage === "held" ? before : undefined;
  const [leader = null] = peopleOf(answers, "leader");
  const start = readTime(textOf(answers, "start") ?? "") ?? planned?.start ?? null;
  const attendees = peopleOf(answers, "attendees");
  const when = `${date} ${start ?? ""}`.trim();
  const asked = yesOf(answers, "invite")
    ? attendees.flatMap(({ id }) => (id === undefined || id === around.person.id ? [] : [id]))
    : [];
  return {
    ...{ stage, date, start, leader, attendees },
    length: Number(textOf(answers, "length") ?? planned?.length ?? 90),
    place: textOf(answers, "place") ?? planned?.place ?? null,
    voices: severalOf(answers, "voices"),
    prework: stage === "held" ? (planned?.prework ?? []) : preworkOf(answers),
    told: { ...before?.told, ...Object.fromEntries(asked.map((id) => [id, when])) },
    attended: peopleOf(answers, "attended"),
    gaps: textOf(answers, "gaps") ?? null,
    unserved: {
      groups: severalOf(answers, "groups"),
      sites: sitesOf(answers),
      needs: severalOf(answers, "needs"),
      note: textOf(answers, "unserved-note") ?? null,
    },
  };
}

/** What has to be ready before, row by row. */
export const preworkOf = (answers: Answers): NeedsMeeting["prework"] =>
  rowsOf(answers, "prework").flatMap(({ what, owner, by }) => {
    const said = asText(what);
    const [person = null] = asPeople(owner);
    return said ? [{ what: said, owner: person, by: asText(by) ?? null }] : [];
  });

const sitesOf = (answers: Answers) => {
  const site = textOf(answers, "sites");
  return site === undefined ? severalOf(answers, "sites") : [site];
};
