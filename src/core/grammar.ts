/** One grammar everywhere: "/cohort gap …", "@Cohort gap …", "/gap …" or, said to the bot alone, "gap …". */

const ADDRESSED = /^\s*(?:\/cohort\b|@cohort\b)[,:]?\s*/i;
const SLASH = /^\s*\/(?=[a-z])/i;

/** The command word and the rest; `explicit` when it was addressed to the bot by name or slash. */
export function splitCommand(text: string): { name: string; args: string; explicit: boolean } {
  const addressed = text.replace(ADDRESSED, "");
  const bare = addressed.replace(SLASH, "").trim();
  const explicit = bare.length !== text.trim().length;
  const space = bare.search(/\s/);
  const name = (space === -1 ? bare : bare.slice(0, space)).toLowerCase().replace(/[?!.,:]+$/, "");
  return { name, args: space === -1 ? "" : bare.slice(space + 1).trim(), explicit };
}
