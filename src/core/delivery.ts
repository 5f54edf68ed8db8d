import type { Receipt } from "./ports.ts";

type Kind = "not-sent" | "ambiguous" | "hopeless";

/**
 * How an attempt to deliver went wrong. "not-sent": surely not accepted, try again; "ambiguous":
 * perhaps accepted, so repeating may double it; "hopeless": will never be accepted.
 */
export class DeliveryError extends Error {
  override readonly name = "DeliveryError";
  readonly kind: Kind;
  /** When to try again. An ambiguous attempt without it is set aside for an operator. */
  readonly retryAt: Date | undefined;
  /** What of the message was accepted before it went wrong; the next attempt is given it back. */
  readonly progress: Receipt | undefined;
  constructor(kind: Kind, message: string, more: { retryAt?: Date; progress?: Receipt } = {}) {
    super(message);
    this.kind = kind;
    this.retryAt = more.retryAt;
    this.progress = more.progress;
  }
}
