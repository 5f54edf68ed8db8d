/** Characters that Markdown, its tables, its HTML or its formulas would act on. */
const ACTIVE = /[\\`*_{}[\]<>#|~&!$]/g;

/** Starts of a line that would make a list, a rule, a heading or a quotation. */
const LEADING = /^(\s*)(?:([-+=:])|(\d{1,9})([.)])(?=\s|$))/;

/** A person's words on one line, showing exactly what they typed wherever Markdown is read. */
export const escapeInline = (text: string) =>
  text
    .replace(/\s+/g, " ")
    .trim()
    .replace(ACTIVE, "\\$&")
    .replace(LEADING, (_, space, mark, digits, dot) =>
      mark ? `${space}\\${mark}` : `${space}${digits}\\${dot}`,
    );

/** The same for several lines: each becomes a paragraph of its own. */
export const escapeLines = (text: string) =>
  text
    .split(/\r?\n/)
    .map(escapeInline)
    .filter((line) => line !== "")
    .join("\n\n");
