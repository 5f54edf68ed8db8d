/** HTML as Teams writes it, back to what a person typed. Every step looks at each character a few times at most. */

const LETTER: Record<string, string> = {
  ...{ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " },
};

const ENTITY = /&(?:([a-z]{2,6})|#(\d{1,7})|#x([\da-f]{1,6}));/gi;

/** "&lt;10&nbsp;%" → "<10 %". What is no letter's name stays as it is. */
export const decodeEntities = (text: string): string =>
  text.replace(ENTITY, (all, name?: string, decimal?: string, hex?: string) => {
    if (name) return LETTER[name.toLowerCase()] ?? all;
    const code = decimal ? Number(decimal) : Number.parseInt(hex ?? "", 16);
    const letter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
    return letter ? String.fromCodePoint(code).replace("\u00a0", " ") : all;
  });

const BREAK = /<\/?(?:p|div|br|ul|ol|tr|table|blockquote|h[1-6]|pre)(?:\s[^<>]*)?\/?>/gi;
const ITEM = /<li(?:\s[^<>]*)?>/gi;
const EMOJI = /<(?:emoji|img)\s([^<>]*)>/gi;
const ALT = /(?:^|\s)alt="([^"<>]{1,16})"/i;
/** All tags but those of mentions, which say who somebody is. */
const TAG = /<\/?(?!at[\s>])[a-z][^<>]*>/gi;
const MENTION = /<at(?:\s[^<>]*)?>([^<>]*)<\/at>/gi;

/** Only what a client drew for a letter: a picture's description is not what somebody said. */
const drawn = (attributes: string) => {
  const alt = ALT.exec(attributes)?.[1] ?? "";
  return /\p{Extended_Pictographic}/u.test(alt) ? alt : "";
};

/** "<div>12 of 40<br>answered &lt; 2 days</div>" → its lines, entities and <at> as they are; emoji stay. */
export const withoutTags = (html: string): string =>
  html
    .replace(/\s+/g, " ")
    .replace(EMOJI, (_, attributes: string) => drawn(attributes))
    .replace(ITEM, "\n- ")
    .replace(BREAK, "\n")
    .replace(TAG, "");

/** "<at id="0">Pat Lee</at>" → "@Pat Lee". */
export const nameMentions = (text: string): string => text.replace(MENTION, "@$1");

/** HTML as somebody reads it. */
export const plainText = (html: string): string =>
  tidy(decodeEntities(nameMentions(withoutTags(html))));

/** No blanks at the ends of lines, and no more than one empty line. */
export const tidy = (text: string): string =>
  text
    .replace(/\r\n?/g, "\n")
    .split("\n")
    .map((line) => line.trim())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();

const PAIR = /^(\*\*|__|~~|[*_`])(?=\S)([\s\S]*\S)\1$/;
const NUMBER = /(?<=^|\s)(\*\*|__|~~|[*_`])([$\d][\d.,–—-]*%?)\1(?=$|[\s.,;:!?])/g;

/** Marks around marks around the whole; nobody types more. */
const DEEPEST = 4;

/** A message as it was typed: marks go from numbers, and from around the whole; others are somebody's own. */
export function unmarked(text: string): string {
  let bare = text.replace(NUMBER, "$2").trim();
  for (let depth = 0; depth < DEEPEST; depth++) {
    const [, mark = "", inner = ""] = PAIR.exec(bare) ?? [];
    if (!inner || inner.includes(mark)) break;
    bare = inner.trim();
  }
  return bare;
}
