/**
 * How an attempt to deliver went wrong. "not-sent": surely not accepted, try again;
 * "ambiguous": perhaps accepted, so repeating may double it; "hopeless": will never be accepted.
 */
export class DeliveryError extends Error {
  override readonly name = "DeliveryError";
  readonly kind: "not-sent" | "ambiguous" | "hopeless";
  readonly retryAt: Date | undefined;
  constructor(kind: "not-sent" | "ambiguous" | "hopeless", message: string, retryAt?: Date) {
    super(message);
    this.kind = kind;
    this.retryAt = retryAt;
  }
}
