import { dirname, join, normalize } from "node:path";
import { badHabits, misnamed, tooLong } from "./house-style.ts";
import { EDGES, FEATURES, PLACES, type Place } from "./import-table.ts";
import type { Source } from "./sources.ts";

interface Import {
  /** What stands between the quotes. */
  name: string;
  /** Erased by the compiler: `import type`. */
  type: boolean;
}

/** One sentence for each thing that is not as ARCHITECTURE.md says. */
export function findProblems(sources: Source[]): string[] {
  return [
    ...sources.flatMap(strangers),
    ...cycles(sources),
    ...sources.flatMap(tooLong),
    ...sources.flatMap(misnamed),
    ...sources.flatMap(badHabits),
  ];
}

const IMPORT =
  /^\s*(?:import|export)\s+(type\s)?(?:[^"';()]*?\sfrom\s*)?"([^"\n]+)"|\bimport\(\s*"([^"\n]+)"/gm;

function importsOf({ text }: Source): Import[] {
  return [...text.matchAll(IMPORT)].map(([, type, named, dynamic]) => ({
    name: named ?? dynamic ?? "",
    type: type !== undefined,
  }));
}

const target = (source: Source, name: string) => normalize(join(dirname(source.path), name));
const inside = (path: string, place: string) => path === place || path.startsWith(`${place}/`);

/** Imports that the table does not allow. */
function strangers(source: Source): string[] {
  const place = placeOf(source.path);
  if (!place) return importsOf(source).flatMap(({ name }) => importsMain(source, name));
  return importsOf(source)
    .filter((one) => !allowed(source, place, one))
    .map(({ name }) => `${source.path} may not import ${name}`);
}

/** Nothing imports src/main.ts, but for the command that runs it. */
function importsMain(source: Source, name: string): string[] {
  const main = target(source, name) === "src/main.ts" && source.path !== "src/cli/cohort.ts";
  return main ? [`${source.path} may not import ${name}`] : [];
}

/** The row of the table for a file; undefined where anything may be imported. */
function placeOf(path: string): Place | undefined {
  if (EDGES.some((edge) => inside(path, edge)) || /^src\/[^/]+\.ts$/.test(path)) return undefined;
  const listed = PLACES.find(({ folder }) => inside(path, folder));
  if (listed) return listed;
  const folder = path.split("/").slice(0, 2).join("/");
  const { also = [], packages = [] } = FEATURES[folder] ?? {};
  return { folder, may: ["src/core", "src/answers", "src/privacy", ...also], packages };
}

function allowed(source: Source, place: Place, { name, type }: Import): boolean {
  if (name.startsWith("node:")) return true;
  if (!name.startsWith(".")) {
    return (place.packages ?? []).some((one) => inside(name, one));
  }
  const path = target(source, name);
  const may = [place.folder, ...place.may, ...((type && place.types) || [])];
  return may.some((one) => inside(path, one));
}

/** Circles of imports, each named once, from the file that comes first in the alphabet. */
function cycles(sources: Source[]): string[] {
  const known = new Set(sources.map(({ path }) => path));
  const next = new Map(
    sources.map((source) => {
      const paths = importsOf(source).map(({ name }) => target(source, name));
      return [source.path, paths.filter((path) => known.has(path))];
    }),
  );
  const found = new Set<string>();
  const done = new Set<string>();
  const walk = (path: string, trail: string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) found.add(named(trail.slice(start)));
    if (start >= 0 || done.has(path)) return;
    for (const one of next.get(path) ?? []) walk(one, [...trail, path]);
    done.add(path);
  };
  for (const { path } of sources) walk(path, []);
  return [...found];
}

function named(circle: string[]): string {
  const first = circle.indexOf([...circle].sort()[0] ?? "");
  const turned = [...circle.slice(first), ...circle.slice(0, first)];
  return `${[...turned, turned[0]].join(" -> ")} is a circle of imports`;
}
