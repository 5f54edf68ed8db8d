import type { Outgoing } from "../../../core/change.ts";
import type { Words } from "../../../core/ports.ts";
import type { Block } from "../../../core/reply.ts";
import { showDate } from "../../../core/show.ts";
import { addDays, dayIn } from "../../../core/time.ts";
import type { Answers, Step } from "../../checklist.ts";
import type { Around } from "../../document/around.ts";
import { text } from "../../document/blocks.ts";
import {
  type DocumentDeps,
  type DocumentTool,
  documentTool,
} from "../../document/document-tool.ts";
import { labelsOf } from "../../document/labels.ts";
import type { Task } from "../../document/maker.ts";
import { linesOf } from "../../document/result-reply.ts";
import { rowKeys } from "../../document/row-keys.ts";
import { textOf } from "../../given.ts";
import { everybody, workingGroupShape } from "../../group/working-group/made.ts";
import { needsDataShape } from "../needs-data/made.ts";
import { readTime } from "./clock.ts";
import { meetingOf, type NeedsMeeting, needsMeetingShape, preworkOf } from "./made.ts";
import { VOICE } from "./says.ts";
import { agenda, missingVoices, opening, showMeeting } from "./show.ts";

/** Days before the meeting by which its pre-work is due, and days after it until the follow-up. */
const BEFORE = 2;
const AFTER = 14;

/** The meeting of the group about needs, goal, place and next steps: before, during and after. */
export function needsMeetingTool(deps: DocumentDeps): DocumentTool {
  const { words } = deps;
  return documentTool<NeedsMeeting>(
    {
      name: "needs-meeting",
      shape: needsMeetingShape,
      check: (step, answers, now) => check(words, step, answers, now),
      make: meetingOf,
      prefill: (around) => known(words, around),
      show: (made, around) => showMeeting(words, made, around),
      facts: ({ stage, date, attendees, attended, unserved }) => ({
        ...{ stage, date, unserved },
        attendees: attendees.map(({ id }) => id ?? null),
        attended: attended.map(({ id }) => id ?? null),
      }),
      tasks: (made) => tasksOf(words, made),
      tell: (made, around, { before }) => invitations(words, made, around, before),
    },
    deps,
  );
}

function check(words: Words, { id }: Step, answers: Answers, now: Date): string | undefined {
  const date = textOf(answers, "date");
  if (id === "date" && date && textOf(answers, "stage") === "planning")
    // A day earlier than anywhere's today has passed for everybody.
    return date < addDays(dayIn("UTC", now), -1)
      ? words("needs-meeting.wrong.past", { day: showDate(date) })
      : undefined;
  if (id === "start") {
    const said = textOf(answers, "start");
    return said !== undefined && readTime(said) === undefined
      ? words("needs-meeting.wrong.time", { said })
      : undefined;
  }
  if (id !== "prework" || !date) return undefined;
  const late = preworkOf(answers).find(({ by }) => by !== null && by > date);
  return (
    late && words("needs-meeting.wrong.prework", { what: late.what, day: showDate(late.by ?? "") })
  );
}

/** The group is invited, and where no data was gathered yet, that comes first. */
function known(words: Words, around: Around): Answers {
  const group = around.latest("working-group", workingGroupShape)?.made;
  const people = group ? everybody(group) : [];
  const { id, name } = around.person;
  const row = { what: words("needs-meeting.first-prework"), owner: { id, name } };
  return {
    ...(people.length > 0 && { attendees: { value: people, suggested: true } }),
    ...(!around.latest("needs-data", needsDataShape) && {
      prework: { value: { rows: [row] }, suggested: true },
    }),
  };
}

function tasksOf(words: Words, made: NeedsMeeting): Task[] {
  const { prework, date, leader } = made;
  const keys = rowKeys(prework.map(({ what }) => what));
  const owner = leader ? { owner: leader } : {};
  const voices = labelsOf(words, VOICE, missingVoices(made));
  const invite = { key: "voices", label: words("needs-meeting.task.invite", { voices }), ...owner };
  const before = addDays(date, -BEFORE);
  return [
    ...prework.map((one, at) => ({
      key: `prework-${keys[at]}`,
      label: words("needs-meeting.task.prework", { what: one.what }),
      dueOn: one.by ?? before,
      ...(one.owner && { owner: one.owner }),
    })),
    ...(voices && made.stage === "planning" ? [{ ...invite, dueOn: before }] : []),
    {
      key: "follow-up",
      label: words("needs-meeting.task.follow-up"),
      dueOn: addDays(date, AFTER),
      ...owner,
    },
  ];
}

/** The agenda to everybody who has not heard of just this day and time. */
function invitations(
  words: Words,
  made: NeedsMeeting,
  around: Around,
  before: NeedsMeeting | undefined,
): Outgoing[] {
  const fresh = Object.entries(made.told).filter(([id, when]) => before?.told[id] !== when);
  return fresh.map(([personId]) => {
    const yours = made.prework.filter(({ owner }) => owner?.id === personId);
    const what = yours.map((one) => one.what).join("; ");
    const facts = { who: around.person.name, district: around.district?.name ?? "" };
    const blocks: Block[] = [
      ...opening(words, made),
      text(words("needs-meeting.invitation.text", facts)),
      agenda(words, made),
      ...(what ? [text(words("needs-meeting.invitation.yours", { what }))] : []),
    ];
    const data = { type: "meeting-invitation", date: made.date };
    return { to: { personId }, reply: { text: linesOf(blocks).join("\n"), blocks, data } };
  });
}
