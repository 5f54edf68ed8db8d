import type { YAMLParseError } from "yaml";
import type { z } from "zod";
import { nearest } from "../answers/nearest.ts";

const QUOTE_IT =
  'words that hold ": " or begin with a quotation mark or a bracket need quotation marks around all of them';

/** How to mend what the YAML reader trips over, for people who never heard of YAML. */
const MENDS: Partial<Record<YAMLParseError["code"], string>> = {
  TAB_AS_INDENT: "use blanks instead of tabs at the start of a line",
  BAD_INDENT: "the blanks at the start of this line don't match the lines around it",
  MISSING_CHAR:
    'the blanks at the start of this line don\'t match the lines around it, or its "- " is missing',
  BLOCK_AS_IMPLICIT_KEY: QUOTE_IT,
  MULTILINE_IMPLICIT_KEY: QUOTE_IT,
  UNEXPECTED_TOKEN: `${QUOTE_IT}; and a line of a list begins with "- "`,
  DUPLICATE_KEY: 'this word is there already. A new list entry begins with "- "',
};

/** The line and the mend of a file that can't be read at all. Its first mistake: the others tend to follow from it. */
export function syntaxMistake(
  text: string,
  error: YAMLParseError,
  lineAt: (offset: number) => number,
): string {
  const line = lineAt(error.pos[0]);
  const open = error.code === "MISSING_CHAR" && /quote/.test(error.message) && unclosed(text);
  if (open) return `${open}: a quotation mark is opened in this line and never closed`;
  // The reader notices an open bracket at the first thing after it.
  if (error.message.startsWith("Flow ")) return `${line - 1}: ${QUOTE_IT}`;
  if (SAYS_LITTLE.has(error.code)) {
    const seen = lookAt(text.split("\n"), line, error.code !== "MISSING_CHAR");
    if (seen) return seen;
  }
  const reason = error.message.split(" at line ")[0] ?? "";
  const mend = MENDS[error.code];
  return mend ? `${line}: ${mend}` : `${line}: ${reason}`;
}

const SAYS_LITTLE = new Set<YAMLParseError["code"]>([
  "BLOCK_AS_IMPLICIT_KEY",
  "MULTILINE_IMPLICIT_KEY",
  "MISSING_CHAR",
  "UNEXPECTED_TOKEN",
]);

const blanksBefore = (line: string) => line.length - line.trimStart().length;
const isSetting = (line: string) => /^\s*(?:- )?[\w-]+: +\S/.test(line);

/** What the lines around a mistake show of it, where the reader only noticed that something is wrong. */
function lookAt(lines: string[], at: number, mayBeDeeper: boolean): string | undefined {
  for (const number of [at, at - 1, at + 1]) {
    const line = lines[number - 1] ?? "";
    const deeper =
      mayBeDeeper &&
      blanksBefore(line) > blanksBefore((lines[number - 2] ?? "").replace("- ", "  "));
    if (isSetting(line) && isSetting(lines[number - 2] ?? "") && deeper)
      return `${number}: this line begins with more blanks than the one above it; give both the same`;
    const [, first = ""] = /^\s*(?:- )?([A-Za-z]+) +\S/.exec(line) ?? [];
    if (SETTINGS.has(first) && !/:(?: |$)/.test(line))
      return `${number}: a colon is missing after the first word. Write "${first}: …"`;
  }
  return undefined;
}

/** First words of a line that are surely meant for a setting. */
const SETTINGS = new Set([
  ...["title", "minutes", "audience", "intro", "steps", "id", "label", "ask", "type", "hint"],
  ...[
    "example",
    "optional",
    "section",
    "when",
    "choices",
    "points",
    "columns",
    "value",
    "min",
    "max",
  ],
]);

/** The first line with a lonely quotation mark. */
function unclosed(text: string): number {
  const lines = text.split("\n");
  return lines.findIndex((line) => line.split('"').length % 2 === 0) + 1;
}

const EXPECTED: Record<string, string> = {
  string: "some words belong here; put quotation marks around a bare number",
  number: "write a number, without quotation marks",
  int: "write a whole number, without quotation marks",
  boolean: "write true or false",
  array: 'a list belongs here; each entry begins with "- "',
  object: "this is not in the form of the other files here. Copy one of them to begin with",
  record: "this is not in the form of the other files here. Copy one of them to begin with",
};

/** Says in plain words what a value should have been, where the shape itself does not. */
export function plainReason(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === "invalid_type") return EXPECTED[issue.expected];
  if (issue.code === "unrecognized_keys") return unknownKeys(issue);
  if (issue.code === "invalid_value") return `write one of: ${issue.values.join(", ")}`;
  return undefined;
}

/** Names every word that is no setting here, with the one that was meant. */
function unknownKeys({ keys, inst }: z.core.$ZodRawIssue & { code: "unrecognized_keys" }): string {
  const known = settingsOf(inst);
  return keys
    .map((key) => {
      const meant = nearest(key, known);
      const mend = meant ? `Did you mean "${meant}"?` : `There are: ${known.join(", ")}`;
      return `"${key}" is not a setting here. ${mend}`;
    })
    .join("; ");
}

/** The settings that a shape knows. */
function settingsOf(shape: unknown): string[] {
  const { def } = (shape as { _zod?: { def?: { shape?: object } } })._zod ?? {};
  return Object.keys(def?.shape ?? {});
}
