import type { SlackBlock, SlackView } from "./shapes.ts";

export interface FakeUser {
  id: string;
  name: string;
  realName?: string;
  tz?: string;
  /** Deactivated: still known, but nobody is there. */
  deleted?: boolean;
  isBot?: boolean;
}

export interface FakeChannel {
  id: string;
  name: string;
  /** Ids of the users in it. The bot is in it unless `botOut` is set. */
  members: string[];
  botOut?: boolean;
  archived?: boolean;
  private?: boolean;
}

/** A message as everybody in the channel sees it now. */
export interface FakeMessage {
  ts: string;
  text: string;
  user: string;
  blocks?: SlackBlock[];
  metadata?: { event_type: string; event_payload: object };
  thread_ts?: string;
  files?: { id: string; title?: string }[];
  /** Earlier texts, oldest first. */
  edits: string[];
  at: Date;
}

/** A message that only one person sees. */
export interface FakeEphemeral {
  ts: string;
  for: string;
  text: string;
  blocks?: SlackBlock[];
  thread_ts?: string;
  at: Date;
  /** "response_url" or "chat.postEphemeral". */
  by: string;
}

export interface Room extends FakeChannel {
  /** The user of a direct conversation. */
  direct?: string;
  history: FakeMessage[];
  ephemerals: FakeEphemeral[];
  lastTs: number;
}

/** A view that is open in front of a user, or their App Home. */
export interface OpenView {
  id: string;
  hash: string;
  user: string;
  root: string;
  previous?: string;
  view: SlackView;
}

export interface Workspace {
  team: string;
  name: string;
  botUserId: string;
  botId: string;
  enterprise?: { id: string; name: string };
  users: Map<string, FakeUser>;
  rooms: Map<string, Room>;
  homes: Map<string, OpenView>;
  /** Stacks of open modals, by user; the last is in front. */
  modals: Map<string, OpenView[]>;
}

export interface Token {
  token: string;
  /** Team id, or enterprise id where the app is installed for the whole organization. */
  tenant: string;
  scopes: string[];
  state: "live" | "token_revoked" | "account_inactive" | "token_expired" | "invalid_auth";
  expiresAt?: number;
  kind: "bot" | "app";
  clientId?: string;
}

export interface FakeCall {
  method: string;
  args: Record<string, unknown>;
  /** Whose token it came with; "?" when nobody's. */
  tenant: string;
  /** "ok", Slack's error code, or the name of the fault. */
  outcome: string;
  /** Whether it took effect, whatever the caller was told. */
  accepted: boolean;
  at: Date;
}

export interface FakeUpload {
  id: string;
  tenant: string;
  filename: string;
  length: number;
  altText?: string;
  bytes?: Buffer;
  title?: string;
  /** The last step was taken: it can be shown. */
  complete?: boolean;
  /** Where it was shared, when it was. */
  channel?: string;
  thread_ts?: string;
}

interface Trigger {
  tenant: string;
  user: string;
  until: number;
  used: boolean;
}

interface ResponseUrl {
  team: string;
  channel: string;
  user: string;
  /** The message that was clicked. */
  ts?: string;
  uses: number;
  until: number;
}

/** Everything the fake knows, shared by its methods. */
export interface World {
  now: () => Date;
  origin: string;
  workspaces: Map<string, Workspace>;
  tokens: Map<string, Token>;
  triggers: Map<string, Trigger>;
  responseUrls: Map<string, ResponseUrl>;
  uploads: FakeUpload[];
  calls: FakeCall[];
  /** A new id with that first letter. */
  id(letter: string): string;
}

export type Args = Record<string, unknown>;
export type Answer = Record<string, unknown>;

/** What Slack answers with `ok: false`. */
export class SlackRefusal extends Error {
  readonly code: string;
  readonly more: Answer;
  constructor(code: string, more: Answer = {}) {
    super(code);
    this.code = code;
    this.more = more;
  }
}

export const text = (value: unknown): string => (typeof value === "string" ? value : "");
export const yes = (value: unknown): boolean =>
  value === true || value === "true" || value === "1" || value === 1;

export function createWorld(now: () => Date): World {
  let ids = 0;
  return {
    now,
    origin: "",
    workspaces: new Map(),
    tokens: new Map(),
    triggers: new Map(),
    responseUrls: new Map(),
    uploads: [],
    calls: [],
    id: (letter) => `${letter}${(++ids).toString(36).toUpperCase().padStart(9, "0")}`,
  };
}
