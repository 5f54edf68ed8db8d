/** What the playground's page and its server say to each other, as JSON. Types only. */
import type { Form } from "../../src/core/form.ts";

export interface Member {
  userId: string;
  name: string;
  /** Role and district, as people would say it. */
  title: string;
  zone: string;
}

export interface Channel {
  conversation: string;
  name: string;
  purpose: string;
}

/** A command as the composer suggests it. */
export interface CommandNote {
  name: string;
  usage: string;
  summary: string;
  example: string;
}

export interface ClockShown {
  now: string;
  /** "Wed 3 Mar 2027, 09:00 Central", in the viewer's zone. */
  local: string;
  /** "2027-03-03" and "09:00" in the viewer's zone. */
  day: string;
  time: string;
  zone: string;
  choices: { to: string; label: string; local: string }[];
}

/** A post as one viewer sees it. */
export interface Shown {
  id: number;
  conversation: string;
  thread: number | null;
  author: { userId: string | null; name: string };
  mine: boolean;
  /** Only this viewer can see it. */
  private: boolean;
  /** Safe to put into the page as it stands. */
  html: string;
  /** The whole post in plain words. */
  text: string;
  /** What the bot's message is about ("need-gap"); null for a person's words. */
  type: string | null;
  at: string;
  /** "09:00" and "Wed 3 Mar 2027" in the viewer's zone. */
  time: string;
  day: string;
  edited: boolean;
  replies: number;
}

export interface State {
  cohort: string;
  viewer: Member;
  members: Member[];
  channels: Channel[];
  direct: string;
  commands: CommandNote[];
  clock: ClockShown;
  /** The newest post of each conversation, for unread marks. */
  newest: Record<string, number>;
  /** Where the event stream should begin. */
  cursor: string;
}

/** The answer to something sent, clicked or submitted. */
export interface Done {
  status: "applied" | "duplicate";
  refused: boolean;
  form: Form | null;
  /** The post that holds what was said; null for clicks and forms. */
  post: number | null;
}

export interface Preview {
  slack: unknown;
  teams: unknown;
}
