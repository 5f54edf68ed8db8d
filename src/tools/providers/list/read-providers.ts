import { parse } from "csv-parse/sync";
import { plain } from "../../../answers/figures.ts";
import { readYesNo } from "../../../answers/yes-no.ts";
import { isAboutStudents } from "../../../privacy/student-column.ts";
import { joinRepeated } from "./merge.ts";
import type { Provider } from "./provider.ts";

type Field = Exclude<keyof Provider, "dropped">;

/** What people call a column, in the order that lines without a header have. */
const TITLES: Record<Field, string[]> = {
  name: ["name", "provider", "provider name", "organization", "organisation", "agency"],
  contact: ["contact", "contact person", "contact name"],
  reach: [
    ...["e-mail or phone", "email or phone", "e-mail", "email", "mail", "phone", "telephone"],
    ...["e-mail address", "email address", "phone number", "reach"],
  ],
  kind: ["kind", "type", "kind of provider", "type of provider", "provider type"],
  languages: ["languages", "language", "languages spoken", "languages offered"],
  payment: ["payment", "payment policy", "cost", "payment and cost", "insurance"],
  existing: ["existing", "existing relationship", "relationship", "current partner", "partner"],
  lead: ["lead", "outreach lead", "district lead", "owner"],
};
const ORDER = Object.keys(TITLES) as Field[];

/** A line that is not in the list, and why. "students": its columns hold data on single students. */
export interface BadLine {
  line: number;
  reason: "no-name" | "existing" | "unreadable" | "students";
  said?: string;
}

/** What a pasted or imported list holds. `repeated`: names that came twice, whose lines were put together. */
export interface ReadProviders {
  providers: Provider[];
  problems: BadLine[];
  repeated: string[];
}

/**
 * Reads a list of providers, one a line, its cells between commas, semicolons, tabs or bars. With a
 * header line the columns may come in any order, and unknown ones are passed over; without one they
 * are: name, contact, e-mail or phone, kind, languages, payment, existing relationship, lead.
 */
export function readProviders(csvText: string): ReadProviders {
  const text = csvText.replace(/^\uFEFF/, "").replace(/^(?:[ \t]*\r?\n)+/, "");
  const records = linesOf(text);
  if (!records)
    return { providers: [], problems: [{ line: 1, reason: "unreadable" }], repeated: [] };
  const students = records[0]?.cells.find(isAboutStudents);
  if (students !== undefined)
    return {
      ...{ providers: [], repeated: [] },
      problems: [{ line: 1, reason: "students", said: students }],
    };
  const header = records[0] && headerOf(records[0].cells);
  const rows: Provider[] = [];
  const problems: BadLine[] = [];
  for (const { cells, line } of header ? records.slice(1) : records) {
    if (cells.every((cell) => cell === "")) continue;
    const read = readLine(header ?? ORDER, cells);
    if ("reason" in read) problems.push({ line, ...read });
    else rows.push(read);
  }
  return { ...joinRepeated(rows), problems };
}

/** The cells of each line, with the line's number; undefined where quotation marks don't pair. */
function linesOf(text: string): { cells: string[]; line: number }[] | undefined {
  const found: { cells: string[]; line: number }[] = [];
  try {
    parse(text, {
      ...{ delimiter: delimiterOf(text), trim: true, skip_empty_lines: true },
      ...{ relax_column_count: true, relax_quotes: true },
      on_record: (cells: string[], { lines }) => {
        found.push({ cells, line: lines });
        return null;
      },
    });
    return found;
  } catch {
    return undefined;
  }
}

/** The character that parts the first line most often; a list of names alone has none. */
function delimiterOf(text: string): string {
  const [first = ""] = text.split(/\r?\n/);
  const times = (one: string) => first.split(one).length;
  return ["\t", ";", "|", ","].reduce((best, one) => (times(one) > times(best) ? one : best));
}

/** The field of each column; undefined when the first line is a provider already. */
function headerOf(cells: string[]): (Field | undefined)[] | undefined {
  const fields = cells.map((cell) =>
    ORDER.find((field) => TITLES[field].includes(plain(cell).replace(/[?:*]/g, "").trim())),
  );
  return fields.includes("name") ? fields : undefined;
}

function readLine(
  fields: (Field | undefined)[],
  cells: string[],
): Provider | Omit<BadLine, "line"> {
  const said: Partial<Record<Field, string>> = {};
  for (const [at, field] of fields.entries()) {
    const cell = cells[at] ?? "";
    if (!field || cell === "") continue;
    said[field] = said[field] ? `${said[field]}, ${cell}` : cell;
  }
  const { name, existing, lead, ...rest } = said;
  if (!name) return { reason: "no-name" };
  const yes = existing === undefined ? undefined : readYesNo(existing);
  if (existing !== undefined && yes === undefined) return { reason: "existing", said: existing };
  return {
    ...{ name, ...rest },
    ...(yes !== undefined && { existing: yes }),
    ...(lead && { lead: { name: lead } }),
  };
}
