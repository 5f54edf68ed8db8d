import type { Platform } from "../src/core/address.ts";
import type { Received } from "../src/core/engine.ts";
import type { Incoming } from "../src/core/incoming.ts";
import type { Delivery, Receipt } from "../src/core/ports.ts";

export type Receive = (incoming: Incoming) => Promise<Received>;

/** A platform's own numbers, which its renderer keeps to. */
export interface Limits {
  /** Characters of one text block. */
  text: number;
  /** Blocks of one message. */
  blocks: number;
  /** Buttons in one row. */
  actions: number;
}

/** One chat platform. Five members, nothing optional. */
export interface Adapter {
  platform: Platform;
  limits: Limits;
  start(receive: Receive): Promise<void>;
  stop(): Promise<void>;
  /** Says one message. `replaces` and `parent` are receipts of the messages to overwrite or to hang under. */
  deliver(message: Delivery, places: { replaces?: Receipt; parent?: Receipt }): Promise<Receipt>;
}
