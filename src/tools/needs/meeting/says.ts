/** The sentences for what a file calls its choices. */
export const VOICE: Record<string, string> = {
  families: "needs-meeting.voice.families",
  students: "needs-meeting.voice.students",
  administrators: "needs-meeting.voice.administrators",
  "school-staff": "needs-meeting.voice.school-staff",
  "community-staff": "needs-meeting.voice.community-staff",
};

export const GROUPS: Record<string, string> = {
  elementary: "needs-meeting.group.elementary",
  middle: "needs-meeting.group.middle",
  high: "needs-meeting.group.high",
  "english-learners": "needs-meeting.group.english-learners",
  disabilities: "needs-meeting.group.disabilities",
  "foster-homeless": "needs-meeting.group.foster-homeless",
  "low-income": "needs-meeting.group.low-income",
  lgbtq: "needs-meeting.group.lgbtq",
  newcomers: "needs-meeting.group.newcomers",
};

export const NEEDS: Record<string, string> = {
  "anxiety-depression": "needs-meeting.need.anxiety-depression",
  "trauma-grief": "needs-meeting.need.trauma-grief",
  behavior: "needs-meeting.need.behavior",
  substances: "needs-meeting.need.substances",
  crisis: "needs-meeting.need.crisis",
  eating: "needs-meeting.need.eating",
  prevention: "needs-meeting.need.prevention",
  language: "needs-meeting.need.language",
};

export const AGENDA: Record<string, string> = {
  needs: "needs-meeting.agenda.needs",
  goal: "needs-meeting.agenda.goal",
  location: "needs-meeting.agenda.location",
  "next-steps": "needs-meeting.agenda.next-steps",
};

/** The tools that the meeting walks through, in order, with their sentences and how each is begun. */
export const WALK = [
  { kind: "need-gap", label: "needs-meeting.walk.need-gap", begin: "gap" },
  { kind: "goal", label: "needs-meeting.walk.goal", begin: "start goal" },
  { kind: "location", label: "needs-meeting.walk.location", begin: "start location" },
  { kind: "next-steps", label: "needs-meeting.walk.next-steps", begin: "start next-steps" },
];
