export type Platform = "slack" | "teams" | "web" | "console";

/** Where something is said, on whichever platform. */
export interface Address {
  platform: Platform;
  tenant: string;
  conversation: string;
  thread?: string;
}

/** Messages in one lane are delivered one at a time, in the order they were promised. */
export const laneOf = ({ platform, tenant, conversation }: Address) =>
  [platform, tenant, conversation].join("/");

/** What the lanes of one tenant begin with. */
export const tenantOf = ({ platform, tenant }: Address) => `${platform}/${tenant}/`;

/** One conversation or thread as a single word, for keys and look-ups. */
export const placeOf = (at: Address) => `${laneOf(at)}/${at.thread ?? ""}`;

/** The bot's own page for one person is a conversation of this form; nobody else can read it. */
export const pageOf = (userId: string) => `home:${userId}`;

/** True where what is said becomes somebody's page instead of a message. */
export const isPage = ({ conversation }: Pick<Address, "conversation">) =>
  conversation.startsWith(pageOf(""));
