/**
 * All that we ask of Microsoft's SDK. It is out of support, so nothing outside adapters/teams/sdk
 * knows it: another SDK is another folder that fills these two interfaces.
 */

/** An activity as Teams sent it: parsed JSON of which nothing is known yet. */
export type Activity = Record<string, unknown>;

/** Whether an activity is Microsoft's word. */
export interface Gatekeeper {
  /**
   * Resolves when the token is good for this activity; throws NotTrusted when it is not, and
   * KeysUnknown when Microsoft's keys could not be had, which says nothing of the token.
   */
  check(authorization: string, activity: Activity): Promise<void>;
}

/** The token, or what it says, is not good. `reason` is a code that may be logged. */
export class NotTrusted extends Error {
  override readonly name = "NotTrusted";
}

/** Microsoft's keys could not be fetched. */
export class KeysUnknown extends Error {
  override readonly name = "KeysUnknown";
}

/** A conversation as the Bot Connector names it: a thread of a channel ends in ";messageid=…". */
export interface Spot {
  serviceUrl: string;
  tenant: string;
  conversation: string;
}

/** What is said: a whole activity, put together by us. */
export type Saying = { type: "message" | "typing" } & Record<string, unknown>;

/**
 * One request to the Bot Connector each, never repeated by itself. All throw DeliveryError with a code
 * as its message: "not-sent" (never left, 412, 429, with `retryAt`), "ambiguous" (time-out after
 * writing, reset, 408, 5xx) or "hopeless" (403, 404, 413…). `serviceUrl` is checked before each.
 */
export interface Connector {
  /** The id of what was said; empty where Teams told none. `onlyFor`: seen by that user alone (a targeted message). */
  send(spot: Spot, saying: Saying, onlyFor?: string): Promise<string>;
  update(spot: Spot, id: string, saying: Saying): Promise<void>;
  remove(spot: Spot, id: string): Promise<void>;
  /** The conversation of the bot with one user, begun if there is none. Asking twice gives the same one. */
  openPersonal(serviceUrl: string, tenant: string, userId: string): Promise<string>;
}
