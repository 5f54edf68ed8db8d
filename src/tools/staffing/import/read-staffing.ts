import { cut, type Line } from "./cut.ts";
import { findHeader, type Header } from "./header.ts";
import type { ImportProblem, ImportWarning } from "./problem.ts";
import { readLine, type StaffLine } from "./read-line.ts";
import { type District, sumByDistrict } from "./sum.ts";
import { warningsOf } from "./warn.ts";

/** What a file holds. `published`: figures of states or the country to compare with, no district's own. */
export interface StaffingFile {
  format: Header["format"]["id"];
  published: boolean;
  lines: StaffLine[];
  districts: District[];
  warnings: ImportWarning[];
}

export type ReadStaffing =
  | { ok: true; file: StaffingFile }
  | { ok: false; problems: ImportProblem[] };

/**
 * Reads a file of staffing: an ELSI or CCD export of the National Center for Education Statistics, New
 * York City's counselor report, published ratios, or our own plain form. All lines or none.
 */
export function readStaffing(text: string): ReadStaffing {
  const cells = cut(text);
  if (!cells.ok) return { ok: false, problems: [cells.problem] };
  const found = findHeader(cells.lines);
  if (!found.ok) return { ok: false, problems: [found.problem] };
  const { header } = found;
  const rest = header.format.id === "elsi" ? withoutFooter(found.rest) : found.rest;
  const problems: ImportProblem[] = [];
  const lines: StaffLine[] = [];
  const wanted = header.at.cells.length;
  for (const line of rest) {
    const given = line.cells.length;
    const read = given === wanted ? readLine(header, line) : undefined;
    if (read?.ok) lines.push(read.line);
    else problems.push(read?.problem ?? { type: "cells", line: line.line, given, wanted });
  }
  if (header.format.id === "plain" || header.format.id === "nyc") problems.push(...repeated(lines));
  if (lines.length === 0 && problems.length === 0) problems.push({ type: "empty" });
  if (problems.length > 0) return { ok: false, problems };
  const published = header.format.id === "published";
  const districts = published ? [] : sumByDistrict(lines);
  if (!Array.isArray(districts)) return { ok: false, problems: [districts] };
  const own = districts.flatMap((district) => district.warnings);
  const warnings = [...warningsOf(header, lines), ...own];
  return { ok: true, file: { format: header.format.id, published, lines, districts, warnings } };
}

/** ELSI ends in its source and in what its signs mean: lines of one cell. */
function withoutFooter(lines: Line[]): Line[] {
  const end = lines.findIndex(({ cells }) =>
    /^(?:Data Source:|[†–‡] indicates)/.test(cells[0] ?? ""),
  );
  return end < 0 ? lines : lines.slice(0, end);
}

/** A school or a district that is there twice would be counted twice. */
function repeated(lines: StaffLine[]): ImportProblem[] {
  const first = new Map<string, number>();
  return lines.flatMap(({ line, name }): ImportProblem[] => {
    const before = first.get(name.toLowerCase());
    if (before !== undefined) return [{ type: "twice", line, name, first: before }];
    first.set(name.toLowerCase(), line);
    return [];
  });
}
