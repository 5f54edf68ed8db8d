/** What typed words are: a command, or a message. */
type Said =
  | { type: "command"; name: string; args: string }
  | { type: "message"; text: string; direct: boolean; mentioned: boolean };

/**
 * "/cohort plan new x" and "/gap …" are commands as on Slack, any other "/word" too so that the
 * bot can name the nearest one; the rest is a message, with a leading "@Cohort" taken off.
 */
export function readSaid(text: string, direct: boolean): Said {
  const slash = /^\s*\/(\S+)\s*([\s\S]*)$/.exec(text);
  if (slash) {
    const [, first = "", rest = ""] = slash;
    if (first.toLowerCase() !== "cohort") return command(first, rest);
    const [, name = "help", args = ""] = /^(\S+)\s*([\s\S]*)$/.exec(rest) ?? [];
    return command(name, args);
  }
  const mention = /^\s*@cohort\b[\s,:]*/i.exec(text);
  const words = mention ? text.slice(mention[0].length) : text;
  return { type: "message", text: words.trim(), direct, mentioned: mention !== null };
}

const command = (name: string, args: string): Said => ({
  type: "command",
  name: name.toLowerCase(),
  args: args.trim(),
});
