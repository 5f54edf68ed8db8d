import type { Address } from "../../../src/core/address.ts";
import type { Spot } from "../port.ts";
import type { Left, Met } from "../read/teams-read.ts";

/**
 * How to write somewhere. `targeted`: Teams has targeted messages there, as was seen: a service that
 * does not know them might show what is for one person to everybody.
 */
export interface KnownSpot extends Spot {
  bot: string;
  targeted: boolean;
}

/** Where the bot is in Teams. */
export interface Installs {
  /** False for a tenant that is not served: another than the registration's, or one that is not listed. */
  serves(tenant: string): boolean;
  /** Remembers where an activity came from, or that it comes from another address now. */
  met(tenant: string, met: Met): Promise<void>;
  /** Forgets a place the bot was taken out of. False when it was not there. */
  left(tenant: string, left: Left): Promise<boolean>;
  /** How to write there; undefined where the bot is not, or no longer. For a channel its team is enough. */
  spotOf(at: Address): Promise<KnownSpot | undefined>;
  /** True where Teams said that the bot was taken out: to begin a conversation there would be in vain. */
  removed(at: Address): Promise<boolean>;
  /** Any address of Teams' service in that tenant, for beginning a conversation; undefined where the bot is nowhere. */
  serviceUrlOf(tenant: string): Promise<string | undefined>;
}
