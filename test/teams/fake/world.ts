/** Somebody who has Teams; `id` ("29:…") is what a bot of this app knows them by. */
export interface FakeUser {
  id: string;
  name: string;
  tenant: string;
  aadObjectId: string;
  zone: string;
  locale: string;
  /** Has blocked the bot: nothing reaches their own conversation. */
  blocked?: boolean;
}

/** A message as everybody it is for sees it now. */
export interface FakeMessage {
  id: string;
  /** A user's id, or the bot's. */
  from: string;
  text: string;
  /** The activity as it was said last: text, cards, entities. */
  body: Record<string, unknown>;
  /** The first message of the thread it is in. */
  thread?: string;
  /** A targeted message: the one user who sees it. */
  onlyFor?: string;
  /** Earlier bodies, oldest first. */
  edits: Record<string, unknown>[];
  at: Date;
}

/** A conversation: of one person with the bot, of several, or a team's channel. */
export interface Room {
  id: string;
  kind: "personal" | "chat" | "channel";
  tenant: string;
  name: string;
  /** Ids of the users in it. */
  members: string[];
  /** The team of a channel, which is where the app is installed. */
  team?: string;
  installed: boolean;
  history: FakeMessage[];
}

/** A team: its first channel ("General") has the team's own id. */
export interface FakeTeam {
  id: string;
  name: string;
  tenant: string;
  aadGroupId: string;
  members: string[];
  installed: boolean;
}

export interface FakeTenant {
  id: string;
  /** Where it is served from; the bot is told another address after a move. */
  region: string;
  /** Has targeted messages, which are not everywhere yet. */
  targeted: boolean;
}

/** One request, as it was written down. */
export interface FakeCall {
  method: "send" | "update" | "remove" | "create" | "members" | "member" | "unknown";
  tenant: string;
  /** The conversation, without the thread. */
  conversation: string;
  thread?: string;
  /** The activity that was named, or made. */
  activity?: string;
  targeted: boolean;
  body: Record<string, unknown>;
  status: number;
  /** "ok", Teams' error code, or the fault. */
  outcome: string;
  /** Whether it took effect, whatever the caller was told. */
  accepted: boolean;
  /** The whole address it came to. */
  url: string;
  at: Date;
}

/** Everything the fake knows. */
export interface World {
  now: () => Date;
  origin: string;
  botId: string;
  tenants: Map<string, FakeTenant>;
  users: Map<string, FakeUser>;
  teams: Map<string, FakeTeam>;
  rooms: Map<string, Room>;
  calls: FakeCall[];
  /** A new message id: Teams counts milliseconds. */
  messageId(): string;
}

/** What the Bot Connector refuses, in its own words. */
export class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly retryAfter: number | undefined;
  constructor(status: number, code: string, retryAfter?: number) {
    super(code);
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

export function createWorld(now: () => Date, appId: string): World {
  let last = 0;
  return {
    ...{ now, origin: "", botId: `28:${appId}`, calls: [] },
    ...{ tenants: new Map(), users: new Map(), teams: new Map(), rooms: new Map() },
    messageId() {
      last = Math.max(last + 1, now().getTime());
      return String(last);
    },
  };
}
