import type { Words } from "../../../src/core/ports.ts";

/** One thing that a workspace lets the bot do, with the reason it is told. */
export interface Scope {
  name: string;
  /** The bot works without it, a little worse. */
  optional?: true;
  why(words: Words): string;
}

/**
 * All that the bot asks for, and nothing it can do without: the install page, the manifest and the
 * docs show these reasons. Scopes and what needs them: https://docs.slack.dev/reference/scopes
 */
export const SCOPES: Scope[] = [
  { name: "app_mentions:read", why: (words) => words("slack.scope.app-mentions-read") },
  { name: "chat:write", why: (words) => words("slack.scope.chat-write") },
  { name: "commands", why: (words) => words("slack.scope.commands") },
  { name: "files:write", why: (words) => words("slack.scope.files-write") },
  { name: "im:history", why: (words) => words("slack.scope.im-history") },
  // Posting to a user id needs only chat:write; conversations.open, which read-back needs, wants this.
  { name: "im:write", why: (words) => words("slack.scope.im-write") },
  { name: "users:read", why: (words) => words("slack.scope.users-read") },
  {
    name: "channels:history",
    optional: true,
    why: (words) => words("slack.scope.channels-history"),
  },
  {
    name: "groups:history",
    optional: true,
    why: (words) => words("slack.scope.groups-history"),
  },
];

/** The names of those it cannot work without. */
export const requiredScopes = (): string[] =>
  SCOPES.filter(({ optional }) => !optional).map(({ name }) => name);

/** Required ones that a workspace did not give. */
export const missingScopes = (given: string[]): string[] =>
  requiredScopes().filter((name) => !given.includes(name));
