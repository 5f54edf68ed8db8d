import { SLACK } from "../limits.ts";

/** What stood between two pieces and is in neither: a line break, a blank, or nothing. */
export const JOINTS = { n: "\n", s: " ", j: "" } as const;

export type Joint = keyof typeof JOINTS;

/** A piece of a text; `joint` is what ties it to the one before it. */
export interface Piece {
  text: string;
  joint: Joint;
}

/** The text in pieces that an input can hold; joined again they are the same text. */
export function cutText(text: string): [Piece, ...Piece[]] {
  const first: Piece = { text, joint: "j" };
  if (text.length <= SLACK.inputText) return [first];
  const { end, joint } = cutAt(text);
  const rest = cutText(text.slice(end + JOINTS[joint].length));
  return [{ ...first, text: text.slice(0, end) }, { ...rest[0], joint }, ...rest.slice(1)];
}

/** After a line if one ends in the second half, else after a word, else between two characters. */
function cutAt(text: string): { end: number; joint: Joint } {
  // A blank at the very end is no joint: the piece after it would be empty.
  const last = Math.min(SLACK.inputText, text.length - 2);
  for (const joint of ["n", "s"] as const) {
    const end = text.lastIndexOf(JOINTS[joint], last);
    if (end > SLACK.inputText / 2) return { end, joint };
  }
  const inPair = /[\ud800-\udbff]/.test(text.charAt(SLACK.inputText - 1));
  return { end: inPair ? SLACK.inputText - 1 : SLACK.inputText, joint: "j" };
}
