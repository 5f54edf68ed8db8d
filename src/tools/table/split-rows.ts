import { type Options, parse } from "csv-parse/sync";

/** Lines as their parts. `loose`: nothing separates parts, so that a line is one part as it stands. */
export interface SplitRows {
  records: string[][];
  loose: boolean;
}

/** A sign that nobody types, for lines that are one part. */
export const NOTHING = "\u001f";

const QUOTED = /(^|[;|\t,\n])[^\S\n\t]*"(?:[^"]|"")*"/gm;
const BIG_NUMBER = /\d,\d{3}(?!\d)/;

/**
 * Splits what was typed or pasted: tabs of a spreadsheet, bars, semicolons, or commas where every line has
 * a part for each column, or the first one `names` columns. Parts in quotes may hold anything (RFC 4180).
 */
export function splitRows(
  text: string,
  columns: number,
  names: (parts: string[]) => boolean,
): SplitRows {
  const lines = text.replace(/\r\n?/g, "\n");
  const outside = lines.replace(QUOTED, "$1");
  const sign = columns === 1 && !outside.includes("\t") ? NOTHING : signOf(outside);
  if (sign !== undefined) {
    const records = partsOf(lines, sign);
    return { records: sign === "|" ? unframed(records) : records, loose: sign === NOTHING };
  }
  if (outside.includes(",")) {
    const records = partsOf(lines, ",");
    const whole = records.every(({ length }) => length === columns) && !BIG_NUMBER.test(outside);
    const [first = []] = records;
    if (whole || (first.length > 1 && names(first))) return { records, loose: false };
  }
  return { records: partsOf(lines, NOTHING), loose: true };
}

function signOf(outside: string): string | undefined {
  if (outside.includes("\t")) return "\t";
  const lines = outside.split("\n").filter((line) => line.trim() !== "");
  if (lines.length > 0 && lines.every((line) => line.includes("|"))) return "|";
  return [";", "|"].find((sign) => outside.includes(sign));
}

function partsOf(lines: string, delimiter: string): string[][] {
  const options: Options<string[]> = {
    ...{ columns: false, delimiter, trim: true, skip_empty_lines: true },
    ...{ relax_column_count: true, relax_quotes: true, skip_records_with_empty_values: true },
    record_delimiter: ["\n"],
  };
  try {
    return parse(lines, options);
  } catch {
    // Quotes that don't pair are meant as they stand.
    return parse(lines, { ...options, quote: null });
  }
}

/** A table with bars around it, as in Markdown, without them and without the line below its head. */
function unframed(records: string[][]): string[][] {
  const framed = records.every((parts) => parts[0] === "" && parts.at(-1) === "");
  const inner = framed ? records.map((parts) => parts.slice(1, -1)) : records;
  return inner.filter((parts) => !parts.every((part) => /^:?-{2,}:?$/.test(part)));
}
