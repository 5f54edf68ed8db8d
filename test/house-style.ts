import { basename } from "node:path";
import type { Source } from "./sources.ts";

const MOST_LINES = { source: 250, test: 400 };

/** Files above the cap: the one habit that keeps every file small. */
export function tooLong({ path, text }: Source): string[] {
  const most = path.startsWith("test/") ? MOST_LINES.test : MOST_LINES.source;
  const lines = text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
  return lines > most ? [`${path} has ${lines} lines; at most ${most} are allowed`] : [];
}

const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const EMPTY_NAMES = /^(utils?|helpers?|common|misc|managers?|services?|index)$/;

/** Names that are not kebab-case, or that say nothing about what is inside. */
export function misnamed({ path }: Source): string[] {
  const words = path.split("/").flatMap((part) => part.split("."));
  return words.flatMap((word) => {
    if (!KEBAB.test(word)) return [`${path}: "${word}" is not kebab-case`];
    return EMPTY_NAMES.test(word) ? [`${path}: "${word}" says nothing about what is inside`] : [];
  });
}

/** What reaches for the world outside by itself; everything else is handed a clock, ids and settings. */
const WORLD = /\b(Date\.now\(|new Date\(\s*\)|Temporal\.Now\b|Math\.random\(|process\.env\b)/g;
const MAY_REACH = /^(src\/(main|config|start)\.ts$|src\/cli\/|adapters\/|bin\/|test\/|bench\/)/;

/** Default exports, barrels, and a reach for the clock, chance or the environment. */
export function badHabits({ path, text }: Source): string[] {
  const code = text.replace(/^\s*(\/\/|\/?\*).*$/gm, "");
  const reached = MAY_REACH.test(path) ? [] : [...code.matchAll(WORLD)].map(([found]) => found);
  return [
    ...(isConfig(path) || !/^export default\b/m.test(code) ? [] : [`${path} has a default export`]),
    ...(/^export \*/m.test(code) ? [`${path} is a barrel: it exports another file's names`] : []),
    ...reached.map((found) => `${path} uses ${found}, which must be handed to it`),
  ];
}

/** Tools ask for a default export in their own settings files. */
const isConfig = (path: string) => /^db\/drizzle\./.test(path) || /\.config\./.test(basename(path));
