import type { Call } from "./command.ts";
import type { Block } from "./reply.ts";

/** One part of a person's own page: what it shows, and all of it as lines of text. */
export interface PagePart {
  lines: string[];
  blocks: Block[];
}

/** What a feature shows on the page of whoever asks; undefined when it has nothing for them. */
export type ShowPart = (call: Call) => Promise<PagePart | undefined>;
