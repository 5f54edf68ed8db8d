import { clip } from "./text.ts";

/** Characters of somebody's message that a note takes; what `jot` allows. "…" shows there was more. */
const NOTE = 1_000;

/** Somebody's message as a note. One that begins with "#2" talks of something else than the second test: that is for `jot` to ask. */
export const noteOf = (text: string): string => clip(text.replace(/^#(?=\s?\d)/, "№ "), NOTE);
