import { dayIn } from "../core/time.ts";
import type { Benchmark } from "../tools/staffing/benchmark.ts";
import { staffingFromFile } from "../tools/staffing/import/keep.ts";
import { matchDistricts, rowMeant } from "../tools/staffing/import/match.ts";
import { readStaffing, type StaffingFile } from "../tools/staffing/import/read-staffing.ts";
import { sayImportProblem, sayImportWarning } from "../tools/staffing/import/say.ts";
import type { District } from "../tools/staffing/import/sum.ts";
import { findingOf } from "../tools/staffing/reply.ts";
import { publishedLines } from "./import-published.ts";
import {
  allTargets,
  currentOf,
  documentFor,
  type ImportDeps,
  type Imported,
  keepAll,
  type Target,
  targetNamed,
} from "./import-target.ts";

/** `district`: whose numbers the file holds; `row`: which line or district of the file that is. */
export interface StaffingOptions {
  district?: string;
  row?: string;
}

type Deps = ImportDeps & { benchmarks: Benchmark[] };

interface Pair {
  team: Target;
  from: District;
}

/** Reads a file of staffing and keeps it for each district that it names: all of it, or nothing. */
export async function importStaffing(
  text: string,
  options: StaffingOptions,
  deps: Deps,
): Promise<Imported> {
  const { words } = deps;
  const nothing = words("import.staffing.kept-nothing");
  const read = readStaffing(text);
  if (!read.ok) {
    const problems = read.problems.map((problem) => sayImportProblem(words, problem));
    return { status: 1, lines: [...problems, nothing] };
  }
  const { file } = read;
  const warnings = file.warnings.map((warning) => sayImportWarning(words, warning));
  if (file.published) return { status: 0, lines: [...publishedLines(words, file), ...warnings] };
  const counts = { lines: file.lines.length, districts: file.districts.length };
  const head = words("import.staffing.read", counts);
  const targets = await allTargets(deps);
  const found = pairsOf(file, options, targets, deps);
  if (typeof found === "string") return { status: 1, lines: [head, ...warnings, found, nothing] };
  const kept = await keep(found.pairs, deps);
  const rest = kept.count === 0 ? [nothing] : [];
  const lines = [head, ...warnings, ...kept.lines, ...found.left, ...rest];
  return { status: kept.count > 0 ? 0 : 1, lines };
}

/** Which district is which line: by name, or as the operator says. A sentence where that is not clear. */
function pairsOf(
  { districts }: StaffingFile,
  { district, row }: StaffingOptions,
  targets: Target[],
  { words }: Deps,
): { pairs: Pair[]; left: string[] } | string {
  if (district === undefined) return byName(districts, targets, words);
  const team = targetNamed(targets, district, words);
  if (typeof team === "string") return team;
  const names = listed(
    districts.map(({ name }) => name),
    words,
  );
  if (row !== undefined) {
    const [from, ...more] = rowMeant(districts, row);
    if (!from || more.length > 0) return words("import.staffing.no-row", { row, names });
    return { pairs: [{ team, from }], left: [] };
  }
  const [only, ...others] = districts;
  const mine = matchDistricts(districts, [team.district]).pairs[0]?.from;
  const from = mine ?? (others.length === 0 ? only : undefined);
  if (from) return { pairs: [{ team, from }], left: [] };
  return words("import.staffing.which", { names, district: team.district.name });
}

function byName(districts: District[], targets: Target[], words: Deps["words"]) {
  if (targets.length === 0) return words("import.staffing.none");
  const teams = targets.map(({ district }) => district);
  const matched = matchDistricts(districts, teams);
  const pairs = matched.pairs.flatMap(({ team, from }): Pair[] => {
    const target = targets.find(({ district }) => district === team);
    return target ? [{ team: target, from }] : [];
  });
  const unclear = matched.unclear.map(({ team, lines }) =>
    words("import.staffing.unclear", { district: team.name, lines: lines.join(", ") }),
  );
  if (matched.unmatched.length === 0) return { pairs, left: unclear };
  const lines = listed(
    matched.unmatched.map((one) => lineOf(one, words)),
    words,
  );
  const names = teams.map(({ name }) => name).join(", ");
  return { pairs, left: [...unclear, words("import.staffing.unmatched", { lines, names })] };
}

function lineOf({ name, lines }: District, words: Deps["words"]): string {
  const [line = 0, ...more] = lines;
  return more.length === 0
    ? words("import.staffing.line", { line, name })
    : words("import.staffing.lines", { count: lines.length, name });
}

const SHOWN = 10;

function listed(all: string[], words: Deps["words"]): string {
  const more = all.length - SHOWN;
  const shown = all.slice(0, SHOWN).join(", ");
  return more > 0 ? `${shown}, ${words("import.staffing.more", { count: more })}` : shown;
}

async function keep(pairs: Pair[], deps: Deps): Promise<{ count: number; lines: string[] }> {
  const { words, now } = deps;
  const lines: string[] = [];
  const changes: ReturnType<typeof documentFor>[] = [];
  for (const { team, from } of pairs) {
    const district = team.district.name;
    const { inputs } = from;
    const { keeper } = team;
    if (!inputs)
      lines.push(words("import.staffing.kept-no-students", { district, line: from.lines[0] ?? 0 }));
    else if (!keeper) lines.push(words("import.staffing.nobody", { district }));
    else {
      const before = await currentOf(deps, team, "staffing");
      const data = staffingFromFile(inputs, { before, today: dayIn(keeper.zone, now) }, deps);
      changes.push(documentFor(deps, { ...team, keeper }, { kind: "staffing", data, before }));
      const { students, studentsYear = "none" } = inputs;
      const finding = findingOf(words, data.made);
      lines.push(
        words("import.staffing.kept", { district, students, year: studentsYear, finding }),
      );
    }
  }
  if (changes.length > 0) await keepAll(deps, "staffing", changes);
  return { count: changes.length, lines };
}
