import { plain } from "./figures.ts";

const YES = /^(?:y|yes|yep|yeah|yup|sure|true|ok|okay|right|correct|of course|👍)$/u;
const NO = /^(?:n|no|nope|nah|false|not yet|never|👎)$/u;

/** "yep" → true, "no." → false; undefined when it is neither. */
export function readYesNo(text: string): boolean | undefined {
  const said = plain(text).replace(/[.!]+$/, "");
  if (YES.test(said)) return true;
  return NO.test(said) ? false : undefined;
}
