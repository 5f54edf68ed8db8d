import type { Receipt } from "../../../src/core/ports.ts";

/** What of a message stands in Slack: its parts in order, each by its `ts`. */
export interface Said {
  channel: string;
  ts: string[];
  /** The message whose thread it stands in. */
  thread?: string;
}

/** Reads a receipt, or the progress of an earlier attempt; undefined where nothing can be pointed at. */
export function readSaid(receipt: Receipt | undefined): Said | undefined {
  const { channel, ts, more, thread } = receipt ?? {};
  if (!channel || !ts) return undefined;
  return { channel, ts: [ts, ...(more ? more.split(",") : [])], ...(thread && { thread }) };
}

/** The receipt of a message that stands; further parts are one text, since receipts hold only texts. */
export function toReceipt({ channel, ts: [first = "", ...more], thread }: Said): Receipt {
  const rest = more.length > 0 ? { more: more.join(",") } : {};
  return { channel, ts: first, ...rest, ...(thread && { thread }) };
}
