import type { Reply } from "../../src/core/reply.ts";
import { replyLines } from "../text.ts";

/** What a terminal would obey, or show in another order than it was typed. */
const OBEYED = /[\p{Cc}\p{Bidi_C}\u2028\u2029]/gu;

/** One line for the terminal, without anything it would obey. */
export const forTerminal = (line: string): string =>
  line.replaceAll("\t", " ").replace(OBEYED, "").trimEnd();

/** A reply for the terminal. No escape sequence can come out of it, whatever was typed. */
export const renderConsole = (reply: Reply): string =>
  replyLines(reply).map(forTerminal).join("\n");
